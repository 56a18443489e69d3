import { randomUUID } from 'node:crypto';
import { BusinessError } from '../domain/errors.ts';
import { policy } from '../domain/policy.ts';
import type { AuditOrigin } from './audit/new-audit-event.ts';
import { SealedInput } from './entities/sealed-input.ts';
import type { Database } from './orm.ts';
import type { Vault } from './vault.ts';

export type SealedInputs = ReturnType<typeof createSealedInputs>;

/** What people typed, encrypted. The api and the CLI seal it, its id travels, an activity opens it. */
export function createSealedInputs(database: Database, vault: Pick<Vault, 'cipher'>) {
  const sealValue = (value: unknown) => vault.cipher.seal(JSON.stringify(value));

  return {
    /** Returns the id by which an activity opens it. */
    async seal(flowId: string, value: unknown, now: Date, origin: AuditOrigin = {}): Promise<string> {
      const { ipHash = null, requestId = null } = origin;
      const id = randomUUID();
      const expiresAt = new Date(now.getTime() + policy.activation.sealedInputMs);
      const sealed = sealValue(value);
      await database
        .em()
        .insert(SealedInput, { id, flowId, sealed, createdAt: now, expiresAt, ipHash, requestId });
      return id;
    },

    /** @throws BusinessError INPUT_GONE when it was wiped */
    async open<T>(inputId: string): Promise<T> {
      const input = await database.em().findOne(SealedInput, inputId);
      if (!input) throw new BusinessError('INPUT_GONE');
      return JSON.parse(vault.cipher.open(input.sealed)) as T;
    },

    /** Seals another value under the same id; the first one is forgotten. */
    async replace(inputId: string, value: unknown): Promise<void> {
      await database.em().nativeUpdate(SealedInput, { id: inputId }, { sealed: sealValue(value) });
    },

    /** The flow it belongs to and where it was typed; undefined when it was wiped. */
    async originOf(inputId: string): Promise<{ flowId: string; origin: AuditOrigin } | undefined> {
      const input = await database.em().findOne(SealedInput, inputId);
      if (!input) return undefined;
      const { flowId, ipHash, requestId } = input;
      return { flowId, origin: { ipHash: ipHash ?? undefined, requestId: requestId ?? undefined } };
    },

    /** Forgets one input before its flow has ended. */
    async wipe(inputId: string): Promise<void> {
      await database.em().nativeDelete(SealedInput, { id: inputId });
    },

    /** Forgets all inputs of a flow. */
    async wipeFlow(flowId: string): Promise<void> {
      await database.em().nativeDelete(SealedInput, { flowId });
    },

    /** Forgets what unfinished flows left behind. Returns how many inputs. */
    wipeExpired(now: Date): Promise<number> {
      return database.em().nativeDelete(SealedInput, { expiresAt: { $lte: now } });
    },
  };
}
