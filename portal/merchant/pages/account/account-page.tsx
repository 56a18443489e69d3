import { useSuspenseQueries } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { generatePath, useSearchParams } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import { beijingDate } from '../../../shared/beijing-time.ts';
import { Facts } from '../../../shared/components/facts.tsx';
import { PageTitle } from '../../../shared/components/page-title.tsx';
import { useSession } from '../../../shared/session/use-session.ts';
import { accountQueries } from './account-queries.ts';
import { DoneNotice } from './done-notice.tsx';
import { EditLink } from './edit-link.tsx';
import { RefusedContact } from './refused-contact.tsx';
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

  const contactFact = (channel: 'email' | 'phone') => {
    const contact = bound.find((each) => each.channel === channel);
    const term = t(`channel.${channel}`);
    const to = generatePath(portalPages.accountContact, { channel });
    return {
      term,
      value: (
        <>
          {contact?.masked ?? t('notBound')}
          {contact?.refused && <RefusedContact channel={channel} />}
        </>
      ),
      action: <EditLink to={to} action={t(contact ? 'change' : 'add')} what={term} />,
    };
  };
  const fact = (term: string, value: ReactNode, to: string, action: string) => ({
    term,
    value,
    action: <EditLink to={to} action={action} what={term} />,
  });

  return (
    <>
      <PageTitle>{t('title')}</PageTitle>
      <DoneNotice done={search.get('done')} />
      <h2>{t('who.title')}</h2>
      <Facts
        layout="rows"
        facts={[
          { term: t('who.name'), value: session?.subjectName },
          {
            term: t(`who.${session?.subjectType ?? 'merchant'}No`),
            value: <span className="number">{session?.subjectNo}</span>,
          },
          { term: t('who.branch'), value: session?.branchName },
        ]}
      />
      <h2>{t('signIn.title')}</h2>
      <Facts
        layout="rows"
        facts={[
          { term: t('who.username'), value: session?.username },
          fact(t('password.name'), t('password.hidden'), portalPages.accountPassword, t('change')),
          fact(
            t('secondFactor.name'),
            t(factor.enabled ? 'secondFactor.on' : 'secondFactor.off'),
            portalPages.accountSecondFactor,
            t(factor.enabled ? 'view' : 'switchOn'),
          ),
          fact(
            t('sessions.name'),
            t('sessions.count', { count: devices.length }),
            portalPages.accountSessions,
            t('view'),
          ),
        ]}
      />
      <h2>{t('contact.title')}</h2>
      <p className="lead">{t('contact.what')}</p>
      <Facts
        layout="rows"
        facts={[
          contactFact('email'),
          contactFact('phone'),
          fact(
            t('notifications.name'),
            t(`notifications.${settings.statementMail}.short`),
            portalPages.accountNotifications,
            t('change'),
          ),
        ]}
      />
      <h2>{t('terms.group')}</h2>
      <Facts
        layout="rows"
        facts={[
          fact(
            t('terms.name'),
            lastAgreed &&
              t('terms.agreed', { version: lastAgreed.version, date: beijingDate(lastAgreed.acceptedAt) }),
            portalPages.accountTerms,
            t('view'),
          ),
        ]}
      />
    </>
  );
}

type Data<Results extends readonly { data: unknown }[]> = {
  [Index in keyof Results]: Results[Index]['data'];
};
