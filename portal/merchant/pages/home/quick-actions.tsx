import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { periodOfMonth } from '../../../../domain/clearing/period.ts';
import { addMonths } from '../../../../domain/months.ts';
import { useThisMonth } from '../../../shared/use-this-month.ts';

/** Shortcuts to the most frequent tasks. */
export function QuickActions() {
  const { t } = useTranslation('home');
  const headingId = useId();
  const thisMonth = useThisMonth();
  const lastMonth = { ...periodOfMonth(addMonths(thisMonth, -1)) };
  return (
    <nav className="panel" aria-labelledby={headingId}>
      <h2 id={headingId}>{t('quick.title')}</h2>
      <ul className="home-quick plain-list">
        <li>
          <Link to={`${portalPages.statements}?${new URLSearchParams(lastMonth)}`}>
            {t('quick.lastMonth')}
          </Link>
        </li>
        <li>
          <Link to={portalPages.statements}>{t('quick.statements')}</Link>
        </li>
        <li>
          <Link to={portalPages.account}>{t('quick.account')}</Link>
        </li>
        <li>
          <Link to={portalPages.help}>{t('quick.help')}</Link>
        </li>
      </ul>
    </nav>
  );
}
