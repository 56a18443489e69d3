import type { SqlEntityManager } from '@mikro-orm/sql';
import type { ErrorCode } from '../../../domain/errors.ts';
import { appendAuditEvent } from '../../audit/append-audit-event.ts';
import { Account } from '../../entities/account.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import type { Database } from '../../orm.ts';
import { inTransaction } from '../../transaction.ts';
import type { Vault } from '../../vault.ts';

export interface LegacyGroupPassword {
  /** Of the file it came in, from 1. */
  readonly line: number;
  readonly groupNo: string;
  /** argon2id with the parameters of the policy. */
  readonly passwordHash: string;
}

export interface RefusedLine {
  readonly line: number;
  readonly code: ErrorCode;
}

class LinesRefused extends Error {
  readonly refused: readonly RefusedLine[];

  constructor(refused: readonly RefusedLine[]) {
    super('lines refused');
    this.refused = refused;
  }
}

/** The login passwords that groups had in the old system: good once, for activation, until the cut-off date. */
export function createLegacyGroupPasswords(database: Database, vault: Pick<Vault, 'audit'>) {
  return {
    /**
     * Imports all of them or none. Answers the lines that can't be imported: GROUP_NOT_FOUND, ALREADY_ACTIVATED. A
     * password that was used, or was issued since, is replaced only while the group has no account.
     */
    async importAll(
      passwords: readonly LegacyGroupPassword[],
      { expiresAt, now }: { readonly expiresAt: Date; readonly now: Date },
    ): Promise<readonly RefusedLine[]> {
      try {
        await inTransaction(database, async (em) => {
          const refused: RefusedLine[] = [];
          for (const password of passwords) {
            const code = await importOne(em, password, expiresAt);
            if (code) refused.push({ line: password.line, code });
          }
          if (refused.length > 0) throw new LinesRefused(refused);
          await appendAuditEvent(em, vault, {
            at: now,
            actor: 'command-line',
            action: 'group.passwords-imported',
            target: 'groups',
            detail: { groups: passwords.length, expiresAt: expiresAt.toISOString() },
          });
        });
        return [];
      } catch (error) {
        if (error instanceof LinesRefused) return error.refused;
        throw error;
      }
    },
  };
}

async function importOne(
  em: SqlEntityManager,
  { groupNo, passwordHash }: LegacyGroupPassword,
  expiresAt: Date,
): Promise<ErrorCode | undefined> {
  const group = await em.findOne(MerchantGroup, { groupNo });
  if (!group) return 'GROUP_NOT_FOUND';
  if (await em.count(Account, { subjectType: 'group', subjectId: group.id })) return 'ALREADY_ACTIVATED';
  await em.nativeUpdate(MerchantGroup, group.id, {
    initialPasswordHash: passwordHash,
    initialPasswordExpiresAt: expiresAt,
    initialPasswordUsedAt: null,
    initialPasswordKind: 'LEGACY',
  });
  return undefined;
}
