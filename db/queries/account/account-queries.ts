import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import { Account } from '../../entities/account.ts';
import { Operator } from '../../entities/operator.ts';
import type { Database } from '../../orm.ts';
import { findSubjectById } from '../../sql/roster/subjects.ts';

export interface AccountProfile {
  readonly accountId: number;
  /** As it was typed at activation. */
  readonly username: string;
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly subjectName: string;
  readonly branchName: string;
}

export function createAccountQueries(database: Database) {
  return {
    /** What signing in needs. */
    async byUsername(
      username: string,
    ): Promise<{ accountId: number; passwordHash: string; state: 'ACTIVE' | 'DISABLED' } | undefined> {
      const account = await database.em().findOne(Account, { username });
      return account
        ? { accountId: account.id, passwordHash: account.passwordHash, state: account.state }
        : undefined;
    },

    /** What confirming by password needs of who is signed in; the username is the canonical one. */
    async credentials(
      accountId: number,
    ): Promise<{ username: string; passwordHash: string; state: 'ACTIVE' | 'DISABLED' } | undefined> {
      const account = await database.em().findOne(Account, accountId);
      if (!account) return undefined;
      const { username, passwordHash, state } = account;
      return { username, passwordHash, state };
    },

    async profile(accountId: number): Promise<AccountProfile | undefined> {
      const em = database.em();
      const account = await em.findOne(Account, accountId);
      if (!account) return undefined;
      const { displayUsername, subjectType, subjectId } = account;
      const subject = await subjectOf(em, subjectType, subjectId);
      return { accountId, username: displayUsername, subjectType, subjectId, ...subject };
    },

    async operatorByUsername(
      username: string,
    ): Promise<{ operatorId: number; passwordHash: string } | undefined> {
      const operator = await database.em().findOne(Operator, { username });
      return operator ? { operatorId: operator.id, passwordHash: operator.passwordHash } : undefined;
    },

    async operator(operatorId: number): Promise<{ operatorId: number; username: string } | undefined> {
      const operator = await database.em().findOne(Operator, operatorId);
      return operator ? { operatorId, username: operator.username } : undefined;
    },
  };
}

async function subjectOf(em: SqlEntityManager, subjectType: SubjectType, subjectId: number) {
  const subject = await findSubjectById(em, subjectType, subjectId);
  if (!subject) throw new Error('An account has no subject');
  const { subjectNo, name: subjectName, branchName } = subject;
  return { subjectNo, subjectName, branchName };
}
