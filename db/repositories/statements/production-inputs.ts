import type { SqlEntityManager } from '@mikro-orm/sql';
import type { SubjectType } from '../../../domain/subject.ts';
import type { StatementPeriod } from '../../../domain/clearing/period.ts';
import type { Database } from '../../orm.ts';
import { inSnapshot } from '../../transaction.ts';
import { latestStatements, type LatestStatement } from './latest-statements.ts';
import {
  allApplicationTypes,
  applicationTypesIn,
  type ApplicationTypeRecord,
  type LedgerOwner,
} from '../../sql/clearing/ledger-totals.ts';
import { type MerchantLedger, readMerchantLedgers } from '../clearing/merchant-ledgers.ts';
import { readRecipients, type SealedRecipients } from './sealed-recipients.ts';
import { requireProducibleOnDemand } from '../../sql/clearing/clearing-facts.ts';
import { findSubjectsOver, renamedMembers } from '../../sql/roster/headings.ts';
import { findSubjectByNo, type StatementSubjectRecord } from '../../sql/roster/subjects.ts';

/** What is known of a subject before its statements of a period are made. */
export interface ProductionInput {
  readonly subject: StatementSubjectRecord;
  /** Undefined while it has no account. */
  readonly recipients: SealedRecipients | undefined;
  /** The names over the period of a group's members that were renamed, by merchant number. */
  readonly memberNames: ReadonlyMap<string, string>;
  /** One for each application type with transactions, in the order of the page. */
  readonly statements: readonly StatementInput[];
}

/** Its `ledger` is there when it is a merchant's and small enough to have been read with the others. */
export interface StatementInput extends MerchantLedger {
  readonly latest: LatestStatement | undefined;
}

/** How the inputs of several subjects are named. */
export function subjectKey({ subjectType, subjectId }: LedgerOwner): string {
  return `${subjectType} ${subjectId}`;
}

export function createProductionInputs(database: Database) {
  return {
    findSubject: (subjectType: SubjectType, subjectNo: string): Promise<StatementSubjectRecord | undefined> =>
      findSubjectByNo(database.em(), subjectType, subjectNo),

    /** The application types with at least one transaction, in the order of the page. */
    applicationTypesIn: (subject: LedgerOwner, period: StatementPeriod): Promise<ApplicationTypeRecord[]> =>
      applicationTypesIn(database.em(), subject, period),

    /**
     * Whether statements on demand may be made of the period, and whether they are provisional.
     *
     * @param today the calendar date in Asia/Shanghai
     * @throws BusinessError CLEARING_INCOMPLETE, PERIOD_IN_FUTURE
     */
    requireProducible: (period: StatementPeriod, today: string): Promise<{ readonly provisional: boolean }> =>
      requireProducibleOnDemand(database.em(), period, today),

    /** All of them from one state of the ledger, by {@link subjectKey}; a subject that does not exist has none. */
    load: (owners: readonly LedgerOwner[], period: StatementPeriod): Promise<Map<string, ProductionInput>> =>
      inSnapshot(database, (em) => loadInputs(em, owners, period)),
  };
}

/**
 * Reads the inputs of many subjects with a handful of statements in all, so that a small one costs no queries of its
 * own.
 */
async function loadInputs(
  em: SqlEntityManager,
  owners: readonly LedgerOwner[],
  period: StatementPeriod,
): Promise<Map<string, ProductionInput>> {
  const types = await allApplicationTypes(em);
  const inputs = new Map<string, ProductionInput>();
  for (const [subjectType, own] of Map.groupBy(owners, (owner) => owner.subjectType)) {
    const ids = own.map(({ subjectId }) => subjectId);
    const subjects = await findSubjectsOver(em, subjectType, ids, period);
    const recipients = await recipientsBySubject(em, subjectType, ids);
    const statements = await statementsBySubject(em, subjectType, ids, types, period);
    for (const subject of subjects) {
      const { subjectId } = subject;
      inputs.set(subjectKey(subject), {
        subject,
        recipients: recipients.get(subjectId),
        memberNames: subjectType === 'group' ? await renamedMembers(em, subjectId, period) : new Map(),
        statements: statements.get(subjectId) ?? [],
      });
    }
  }
  return inputs;
}

async function recipientsBySubject(em: SqlEntityManager, subjectType: SubjectType, ids: readonly number[]) {
  const recipients = await readRecipients(em, subjectType, ids);
  return new Map(recipients.map((each) => [each.subjectId, each]));
}

async function statementsBySubject(
  em: SqlEntityManager,
  subjectType: SubjectType,
  ids: readonly number[],
  types: readonly ApplicationTypeRecord[],
  period: StatementPeriod,
): Promise<Map<number, StatementInput[]>> {
  if (types.length === 0) return new Map();
  const ledgers =
    subjectType === 'merchant'
      ? await readMerchantLedgers(em, ids, types, period)
      : await groupLedgers(em, ids, period);
  const codes = types.map(({ code }) => code);
  const latest = await latestStatements(em, subjectType, ids, codes, period);
  const latestOf = new Map(latest.map((each) => [`${each.subjectId} ${each.applicationTypeCode}`, each]));
  const withLatest = (subjectId: number, own: readonly MerchantLedger[]): StatementInput[] =>
    own.map((each) => ({ ...each, latest: latestOf.get(`${subjectId} ${each.applicationType.code}`) }));
  return new Map([...ledgers].map(([subjectId, own]) => [subjectId, withLatest(subjectId, own)]));
}

/** Groups are few and large: their rows are read when their statements are made. */
async function groupLedgers(em: SqlEntityManager, ids: readonly number[], period: StatementPeriod) {
  const ledgers = new Map<number, MerchantLedger[]>();
  for (const subjectId of ids) {
    const types = await applicationTypesIn(em, { subjectType: 'group', subjectId }, period);
    ledgers.set(
      subjectId,
      types.map((applicationType) => ({ applicationType })),
    );
  }
  return ledgers;
}
