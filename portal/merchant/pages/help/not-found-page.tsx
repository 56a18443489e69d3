import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { PhoneLink } from '../../../shared/components/phone-link.tsx';
import { site } from '../../../shared/site.ts';

const places = ['home', 'statements', 'signIn', 'help'] as const;

/** Shown at unknown paths, with links to likely pages. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  return (
    <>
      <PageTitle>{t('notFound.title')}</PageTitle>
      <p>{t('notFound.next')}</p>
      <ul>
        {places.map((place) => (
          <li key={place}>
            <Link to={portalPages[place]}>{t(`navigation.${place}`)}</Link>
          </li>
        ))}
      </ul>
      <p>
        {t('support.hotline')} <PhoneLink number={site.hotline} />
      </p>
    </>
  );
}
