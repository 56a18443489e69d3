import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { PhoneLink } from '../../../shared/components/phone-link.tsx';
import { site } from '../../../shared/site.ts';
import { Paragraphs } from './paragraphs.tsx';
import './help.css';

const parts = ['never', 'password', 'device', 'suspicion'] as const;

/** How to recognise the real site, what staff never ask for, and what to do when in doubt. */
export function SecurityPage() {
  const { t } = useTranslation('help');
  return (
    <article>
      <PageTitle>{t('security.title')}</PageTitle>
      <section>
        <h2>{t('security.real.title')}</h2>
        <p>{t('security.real.only')}</p>
        <p className="help-origin">
          <strong>{site.origin}</strong>
        </p>
        <ul>
          {(['address', 'search', 'mail', 'plugin'] as const).map((sign) => (
            <li key={sign}>{t(`security.real.${sign}`)}</li>
          ))}
        </ul>
      </section>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`security.${part}.title`)}</h2>
          <Paragraphs>{t(`security.${part}.text`)}</Paragraphs>
        </section>
      ))}
      <p>
        {t('hotline')} <PhoneLink number={site.hotline} />
      </p>
      <p>
        <Link to={portalPages.accountSecondFactor}>{t('security.secondFactor')}</Link>
      </p>
    </article>
  );
}
