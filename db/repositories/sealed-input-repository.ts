import { BusinessError } from '../../domain/errors.ts';
import type { AuditOrigin } from '../audit/new-audit-event.ts';
import { SealedInput } from '../entities/sealed-input.ts';
import type { Database } from '../orm.ts';
import type { Vault } from '../vault.ts';

/** Opens what people typed, and wipes it. `db/web/sealed-inputs.ts` is where it's put in. */
export function createSealedInputRepository(database: Database, vault: Vault) {
  return {
    /** @throws BusinessError INPUT_GONE when it was wiped. */
    async open<T>(inputId: string): Promise<T> {
      const input = await database.em().findOne(SealedInput, inputId);
      if (!input) throw new BusinessError('INPUT_GONE');
      return JSON.parse(vault.cipher.open(input.sealed)) as T;
    },

    /** Puts something else in the place of what was typed, which is then forgotten. */
    async replace(inputId: string, value: unknown): Promise<void> {
      const sealed = vault.cipher.seal(JSON.stringify(value));
      await database.em().nativeUpdate(SealedInput, { id: inputId }, { sealed });
    },

    /** Forgets one of them before its flow has ended. */
    async wipe(inputId: string): Promise<void> {
      await database.em().nativeDelete(SealedInput, { id: inputId });
    },

    /** In which flow it was typed and from where; undefined when it was wiped. */
    async originOf(inputId: string): Promise<{ flowId: string; origin: AuditOrigin } | undefined> {
      const input = await database.em().findOne(SealedInput, inputId);
      if (!input) return undefined;
      const { flowId, ipHash, requestId } = input;
      return { flowId, origin: { ipHash: ipHash ?? undefined, requestId: requestId ?? undefined } };
    },

    /** Forgets all that was typed in one flow. */
    async wipeFlow(flowId: string): Promise<void> {
      await database.em().nativeDelete(SealedInput, { flowId });
    },

    /** Forgets what flows left behind that never came to their end; answers how many. */
    wipeExpired(now: Date): Promise<number> {
      return database.em().nativeDelete(SealedInput, { expiresAt: { $lte: now } });
    },
  };
}
