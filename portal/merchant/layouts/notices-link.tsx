import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { portalPages } from '../../../contracts/portal-pages.ts';
import { useNotices } from '../pages/account/notices/use-notices.ts';

/** Links to the notices and shows how many are unread. */
export function NoticesLink() {
  const { t } = useTranslation('common');
  const unread = useNotices().data?.unread ?? 0;
  return (
    <NavLink to={portalPages.notices}>
      {t('navigation.notices')}
      {unread > 0 && (
        <>
          {' '}
          <span className="unread-count" aria-hidden="true">
            {unread}
          </span>
          <span className="visually-hidden">{t('navigation.unread', { count: unread })}</span>
        </>
      )}
    </NavLink>
  );
}
