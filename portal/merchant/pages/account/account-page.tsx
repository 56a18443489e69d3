import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { generatePath, useSearchParams } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { beijingDate } from '../../../shared/beijing-time.ts';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { useSession } from '../../../shared/session/use-session.ts';
import { accountQueries } from './account-queries.ts';
import { DoneNotice } from './done-notice.tsx';
import { SummaryRow } from './summary-row.tsx';
import './account.css';

/** All account settings on one page, each with a link to change it. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { session } = useSession();
  const [search] = useSearchParams();
  const { contacts, sessions, secondFactor, acceptedTerms, notificationSettings } = accountQueries;
  const read = useSuspenseQueries({
    queries: [contacts, sessions, secondFactor, acceptedTerms, notificationSettings],
  });
  const [bound, devices, factor, agreed, settings] = read.map(({ data }) => data) as Data<typeof read>;
  const lastAgreed = agreed[0];

  const contactRow = (channel: 'email' | 'phone') => {
    const contact = bound.find((each) => each.channel === channel);
    return (
      <SummaryRow
        name={t(`channel.${channel}`)}
        to={generatePath(portalPages.accountContact, { channel })}
        action={t(contact ? 'change' : 'add')}
      >
        {contact?.masked ?? t('notBound')}
        {contact?.refused && <> {t('contact.refused')}</>}
      </SummaryRow>
    );
  };

  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <DoneNotice done={search.get('done')} />
      <h2>{t('who.title')}</h2>
      <dl className="summary-list">
        <SummaryRow name={t('who.name')}>{session?.subjectName}</SummaryRow>
        <SummaryRow name={t(`who.${session?.subjectType ?? 'merchant'}No`)}>
          <span className="number">{session?.subjectNo}</span>
        </SummaryRow>
        <SummaryRow name={t('who.branch')}>{session?.branchName}</SummaryRow>
      </dl>
      <h2>{t('signIn.title')}</h2>
      <dl className="summary-list">
        <SummaryRow name={t('who.username')}>{session?.username}</SummaryRow>
        <SummaryRow name={t('password.name')} to={portalPages.accountPassword} action={t('change')}>
          {t('password.hidden')}
        </SummaryRow>
        <SummaryRow
          name={t('secondFactor.name')}
          to={portalPages.accountSecondFactor}
          action={t(factor.enabled ? 'view' : 'switchOn')}
        >
          {t(factor.enabled ? 'secondFactor.on' : 'secondFactor.off')}
        </SummaryRow>
        <SummaryRow name={t('sessions.name')} to={portalPages.accountSessions} action={t('view')}>
          {t('sessions.count', { count: devices.length })}
        </SummaryRow>
      </dl>
      <h2>{t('contact.title')}</h2>
      <p className="lead">{t('contact.what')}</p>
      <dl className="summary-list">
        {contactRow('email')}
        {contactRow('phone')}
        <SummaryRow name={t('notifications.name')} to={portalPages.accountNotifications} action={t('change')}>
          {t(`notifications.${settings.statementMail}.short`)}
        </SummaryRow>
      </dl>
      <h2>{t('terms.group')}</h2>
      <dl className="summary-list">
        <SummaryRow name={t('terms.name')} to={portalPages.accountTerms} action={t('view')}>
          {lastAgreed &&
            t('terms.agreed', { version: lastAgreed.version, date: beijingDate(lastAgreed.acceptedAt) })}
        </SummaryRow>
      </dl>
    </>
  );
}

type Data<Results extends readonly { data: unknown }[]> = {
  [Index in keyof Results]: Results[Index]['data'];
};
