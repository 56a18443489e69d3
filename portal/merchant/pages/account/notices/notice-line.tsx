import { useTranslation } from 'react-i18next';
import { generatePath, Link } from 'react-router';
import { portalPages } from '../../../../../contracts/portal-pages.ts';
import { shanghaiMinute } from '../../../../../domain/shanghai-time.ts';
import { formatMonth } from '../../../../shared/format-month.ts';
import { useApplicationTypes } from '../../../queries/use-application-types.ts';
import type { Notice } from './use-notices.ts';

/** A notice with its time and a link. Unknown kinds get a neutral text. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const { t } = useTranslation('home');
  const text = useNoticeText(notice);
  return (
    <li className={notice.read ? 'notices-line' : 'notices-line is-unread'}>
      <span>
        {!notice.read && <strong className="notices-new">{t('notices.new')}</strong>} {text}
      </span>{' '}
      <span className="quiet">
        <time dateTime={notice.at}>{shanghaiMinute(Date.parse(notice.at))}</time>
        <NoticeLink notice={notice} />
      </span>
    </li>
  );
}

function useNoticeText({ kind, data }: Notice): string {
  const { t, i18n } = useTranslation('home');
  const types = useApplicationTypes().data;
  const type = types?.find(({ code }) => code === data['applicationType'])?.name ?? '';
  const month = typeof data['month'] === 'string' ? formatMonth(data['month'], i18n.language) : '';
  const kinds: Readonly<Record<string, string>> = {
    STATEMENT_READY: t('notices.STATEMENT_READY', { ...data, month, type }),
    STATEMENT_CORRECTED: t('notices.STATEMENT_CORRECTED', { ...data, month, type }),
    PASSWORD_CHANGED: t('notices.PASSWORD_CHANGED'),
    CONTACT_CHANGED: t(data['channel'] === 'phone' ? 'notices.PHONE_CHANGED' : 'notices.EMAIL_CHANGED'),
    SECOND_FACTOR_CHANGED: t('notices.SECOND_FACTOR_CHANGED'),
    SIGNED_IN_ELSEWHERE: t('notices.SIGNED_IN_ELSEWHERE'),
  };
  return kinds[kind] ?? t('notices.other');
}

function NoticeLink({ notice: { kind, data } }: { notice: Notice }) {
  const { t } = useTranslation('home');
  const id = data['statementId'];
  if (typeof id === 'string')
    return <Link to={generatePath(portalPages.statement, { id })}>{t('notices.openStatement')}</Link>;
  if (kind === 'SIGNED_IN_ELSEWHERE')
    return <Link to={portalPages.accountSessions}>{t('notices.openSessions')}</Link>;
  return <Link to={portalPages.account}>{t('notices.openAccount')}</Link>;
}
