import type { ContactChannel } from '../../../domain/contact.ts';
import { BusinessError } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import type { AuditOrigin } from '../../audit/new-audit-event.ts';
import { ContactBinding } from '../../entities/contact-binding.ts';
import type { Database } from '../../orm.ts';
import { noRefusals } from '../../repositories/delivery/address-health.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

interface Confirmation {
  readonly accountId: number;
  readonly channel: ContactChannel;
  readonly origin: AuditOrigin;
  readonly now: Date;
}

/**
 * The owner says that an address works although its server refused mail: statements are sent there again. Leaves an
 * audit row when that changes something.
 */
export function createContactConfirmation(database: Database, vault: Pick<Vault, 'audit'>) {
  /** @throws BusinessError CONTACT_NOT_FOUND */
  return ({ accountId, channel, origin, now: at }: Confirmation): Promise<void> =>
    inTransaction(database, async (em) => {
      const bound = { accountId, channel };
      const refused = { ...bound, refusals: { $gt: 0 } };
      if ((await em.nativeUpdate(ContactBinding, refused, noRefusals)) === 0) {
        if ((await em.count(ContactBinding, bound)) === 0) throw new BusinessError('CONTACT_NOT_FOUND');
        return;
      }
      const who = { at, actor: `account:${accountId}`, target: `account:${accountId}`, origin };
      await appendAuditEvent(em, vault, { ...who, action: 'contact.confirm', detail: { channel } });
    });
}
