import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { PhoneLink } from '../../shared/components/phone-link.tsx';
import { site } from '../../shared/site.ts';

/** The footer of every page: help, legal pages, hotline. */
export function PageFooter() {
  const { t } = useTranslation('common');
  return (
    <footer className="page-footer">
      <div className="page-footer-inner">
        <nav aria-label={t('navigation.footer')}>
          <ul className="plain-list">
            {(['help', 'terms', 'privacy', 'security'] as const).map((page) => (
              <li key={page}>
                <Link to={portalPages[page]}>{t(`navigation.${page}`)}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          {t('support.hotline')} <PhoneLink number={site.hotline} />
        </p>
        <p className="quiet">{t('beijingTime')}</p>
      </div>
    </footer>
  );
}
