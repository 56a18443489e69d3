import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Locale } from '../../../domain/locale.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import type { Vault } from '../../vault.ts';
import { insertOutboxMessages } from '../delivery/insert-outbox-messages.ts';
import { findSubjectById } from '../../sql/roster/subjects.ts';

export interface Bound {
  readonly id: number;
  readonly channel: ContactChannel;
  readonly addressCipher: string;
}

interface Notice {
  readonly account: {
    readonly subjectType: SubjectType;
    readonly subjectId: number;
    readonly locale: Locale;
  };
  readonly template: 'password-changed' | 'contact-changed' | 'second-factor-changed';
  /** What the template needs beside whom and when. */
  readonly data: object;
  readonly to: readonly Bound[];
  /** Names the change, so that doing it again tells nobody twice. */
  readonly causeId: string;
  readonly now: Date;
}

/** Queues a notice to each of these addresses, inside the transaction that makes the change. */
export async function insertSecurityNotices(
  em: SqlEntityManager,
  vault: Vault,
  { account, template, data, to, causeId, now }: Notice,
): Promise<void> {
  const { subjectType, subjectId, locale } = account;
  const subject = await findSubjectById(em, subjectType, subjectId);
  if (!subject) return;
  const { subjectNo, name: subjectName } = subject;
  const messages = to.map(({ id, channel, addressCipher }) => ({
    dedupeKey: `${template}:${causeId}:${id}`,
    channel,
    address: vault.cipher.open(addressCipher),
    locale,
    template,
    data: { ...data, subjectType, subjectNo, subjectName, changedAt: now.toISOString() },
  }));
  await insertOutboxMessages(em, vault, messages, now);
}
