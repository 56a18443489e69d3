import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { portalPages } from '../../../../contracts/portal-pages.ts';
import type { components } from '../../../generated/openapi.ts';
import { unwrap, api } from '../../../shared/api/client.ts';
import { isProblem } from '../../../shared/api/problem.ts';
import { sendStep } from '../../../shared/api/send-step.ts';
import { beijingTime } from '../../../shared/beijing-time.ts';
import { Button } from '../../../shared/components/button.tsx';
import { CodeForm } from '../../../shared/components/code-form.tsx';
import { accountQueries } from './account-queries.ts';

export type Change = components['schemas']['ContactChange'];

interface ContactChangeProps {
  readonly id: string;
  readonly channel: 'email' | 'phone';
  readonly onAgain: () => void;
}

export function contactChangeKey(id: string) {
  return ['contact-changes', id];
}

/** Confirms a contact change: the code proves that the person can read the new address. */
export function ContactChange({ id, channel, onAgain }: ContactChangeProps) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: change } = useSuspenseQuery({
    queryKey: contactChangeKey(id),
    queryFn: () => readChange(id),
  });

  async function prove(code: string): Promise<void> {
    const next = await sendStep<Change>((header) =>
      api.POST('/api/v1/contact-changes/{id}/otp', { params: { path: { id }, header }, body: { code } }),
    );
    if (next.state !== 'DONE') return show(next);
    await queries.invalidateQueries({ queryKey: accountQueries.contacts.queryKey });
    await navigate(`${portalPages.account}?done=${channel}`, { replace: true });
  }

  async function resend(): Promise<void> {
    show(
      await sendStep<Change>((header) =>
        api.POST('/api/v1/contact-changes/{id}/code', { params: { path: { id }, header } }),
      ),
    );
  }

  function show(next: Change): void {
    queries.setQueryData(contactChangeKey(id), next);
  }

  const again = <Button onClick={onAgain}>{t(`contact.${channel}.again`)}</Button>;
  const end = endOf(change);
  if (!change || end)
    return (
      <div className="panel">
        <p>{t(`contact.ended.${end ?? 'EXPIRED'}`)}</p>
        {again}
      </div>
    );
  return (
    <>
      {change.codeSentTo && (
        <p className="lead">
          {t('contact.sentTo')} <strong className="number">{change.codeSentTo.maskedAddress}</strong>
        </p>
      )}
      <p>{t('contact.pending', { until: beijingTime(change.expiresAt) })}</p>
      <CodeForm
        channel={channel}
        submitLabel={t('contact.confirm')}
        onCode={prove}
        resending={{ after: change.resendAfter, send: resend }}
        otherwise={<p className="account-advice">{again}</p>}
      />
    </>
  );
}

function endOf(change: Change | null): 'DONE' | 'EXPIRED' | 'LOCKED' | undefined {
  const { state } = change ?? { state: 'EXPIRED' };
  return state === 'DONE' || state === 'EXPIRED' || state === 'LOCKED' ? state : undefined;
}

/** Null if no such change exists: an outdated link, or another account's change. */
async function readChange(id: string): Promise<Change | null> {
  try {
    return await unwrap(api.GET('/api/v1/contact-changes/{id}', { params: { path: { id } } }));
  } catch (error) {
    if (isProblem(error, 'FLOW_NOT_FOUND')) return null;
    throw error;
  }
}
