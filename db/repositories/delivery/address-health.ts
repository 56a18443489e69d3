import type { SqlEntityManager } from '@mikro-orm/sql';
import { domainOf, rateAfterComplaint } from '../../../domain/delivery/domain-rate.ts';
import type { ContactInput } from '../../../domain/contact.ts';
import { policy } from '../../../domain/policy.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import { RecipientDomain } from '../../entities/recipient-domain.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

/** What a message, a mail of the outbox or a code, was told about its address. */
interface RefusedMessage extends ContactInput {
  /** The same for every attempt of a message. */
  readonly key: string;
  /** `SMTP 550 5.1.1` */
  readonly reason: string;
}

interface DomainComplaint {
  readonly address: string;
  /** When the message was claimed: what was under way at an earlier complaint is not another one. */
  readonly claimedAt: Date;
  readonly reason: string;
  readonly now: Date;
}

/** Which addresses exist, and how fast domains take our messages, by what their servers replied. */
export function createAddressHealth(database: Database, vault: Vault) {
  return {
    noteWorks: (contact: ContactInput): Promise<void> => noteAddressWorks(database.em(), vault, contact),

    noteRefused: (refused: RefusedMessage, now: Date): Promise<void> =>
      inTransaction(database, (em) => noteAddressRefused(em, vault, refused, now)),

    /** Slows a domain down. */
    noteComplaint: ({ address, claimedAt, reason, now }: DomainComplaint): Promise<void> =>
      inTransaction(database, async (em) => {
        const domain = domainOf(address);
        if (domain === undefined) return;
        const before = await em.findOne(RecipientDomain, { domain }, { disableIdentityMap: true });
        if (before && before.complainedAt > claimedAt) return;
        const row = { domain, ...rateAfterComplaint(before ?? undefined, now), errorCode: reason };
        await em.createQueryBuilder(RecipientDomain).insert(row).onConflict('domain').merge().execute('run');
      }),

    /** Forgets complaints that no longer slow anything down. */
    async forgetComplaints(now: Date): Promise<void> {
      const before = new Date(now.getTime() - policy.mail.slowDomain.forgetAfterMs);
      await database.em().nativeDelete(RecipientDomain, { complainedAt: { $lt: before } });
    },
  };
}

const bindingOf = (vault: Vault, { channel, address }: ContactInput) => ({
  channel,
  addressIndex: vault.blindIndex(channel, address),
});

/** A message has arrived: earlier refusals of the address were mistaken, or are over. */
export async function noteAddressWorks(
  em: SqlEntityManager,
  vault: Vault,
  contact: ContactInput,
): Promise<void> {
  await em.nativeUpdate(ContactBinding, { ...bindingOf(vault, contact), refusals: { $gt: 0 } }, noRefusals);
}

/** What clears the refusals of a binding. */
export const noRefusals = {
  refusals: 0,
  refusedAt: null,
  refusedCode: null,
  lastRefusalAt: null,
  lastRefusedBy: null,
} as const;

/**
 * Counts one message more whose server says that its address does not exist. Statements are no longer sent there after
 * as many as the policy wants, apart in time, since a server's directory may be broken for a while.
 */
export async function noteAddressRefused(
  em: SqlEntityManager,
  vault: Vault,
  { key, reason, ...contact }: RefusedMessage,
  now: Date,
): Promise<void> {
  const { messages, apartMs } = policy.mail.suppression;
  const bound = await em.findOne(ContactBinding, bindingOf(vault, contact), { disableIdentityMap: true });
  if (!bound || bound.lastRefusedBy === key) return;
  if (bound.lastRefusalAt && now.getTime() - bound.lastRefusalAt.getTime() < apartMs) return;
  const refusals = bound.refusals + 1;
  const evidence = { refusals, refusedCode: reason, lastRefusalAt: now, lastRefusedBy: key };
  const suppressed = refusals >= messages && !bound.refusedAt;
  await em.nativeUpdate(
    ContactBinding,
    { id: bound.id, refusals: bound.refusals },
    { ...evidence, ...(suppressed && { refusedAt: now }) },
  );
}
