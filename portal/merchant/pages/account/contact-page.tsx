import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { ContactChange } from './contact-change.tsx';
import { NewContact } from './new-contact.tsx';
import './account.css';

/** Changes an address or phone number. The change's id is in the URL, so a reload continues it. */
export function ContactPage() {
  const { t } = useTranslation('account');
  const channel = useParams()['channel'] === 'phone' ? 'phone' : 'email';
  const [search, setSearch] = useSearchParams();
  const id = search.get('change');
  return (
    <div className="account-form" key={channel}>
      <PageTitle>{t(id ? `contact.${channel}.prove` : `contact.${channel}.title`)}</PageTitle>
      {id ? (
        <ContactChange id={id} channel={channel} onAgain={() => setSearch({}, { replace: true })} />
      ) : (
        <NewContact channel={channel} onStarted={(change) => setSearch({ change }, { replace: true })} />
      )}
      <p className="account-advice">
        <Link to={portalPages.account}>{t('backToAccount')}</Link>
      </p>
    </div>
  );
}
