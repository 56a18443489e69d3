import { randomUUID } from 'node:crypto';
import { policy } from '../../domain/policy.ts';
import type { AuditOrigin } from '../audit/new-audit-event.ts';
import { SealedInput } from '../entities/sealed-input.ts';
import type { Database } from '../orm.ts';
import type { Vault } from '../vault.ts';

/** Keeps what a person typed, encrypted, so that only its id need travel. */
export function createSealedInputs(database: Database, vault: Vault) {
  return {
    /** Answers the id by which an activity opens it. */
    async put(flowId: string, value: unknown, now: Date, origin: AuditOrigin = {}): Promise<string> {
      const id = randomUUID();
      const expiresAt = new Date(now.getTime() + policy.activation.sealedInputMs);
      const sealed = vault.cipher.seal(JSON.stringify(value));
      await database
        .em()
        .insert(SealedInput, { id, flowId, sealed, createdAt: now, expiresAt, ...originColumns(origin) });
      return id;
    },
  };
}

function originColumns({ ipHash, requestId }: AuditOrigin) {
  return { ipHash: ipHash ?? null, requestId: requestId ?? null };
}
