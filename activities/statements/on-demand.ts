import type {
  ProduceStatementInput,
  ProduceStatementResult,
  ProduceTypeInput,
} from '../../contracts/statements.ts';
import type { StatementSubjectRecord } from '../../db/sql/roster/subjects.ts';
import { subjectKey, type ProductionInput } from '../../db/repositories/statements/production-inputs.ts';
import { BusinessError } from '../../domain/errors.ts';
import { periodOfRange, type StatementPeriod } from '../../domain/clearing/period.ts';
import { unaudited } from '../audit/audited.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { withHeartbeat } from '../failures/heartbeat.ts';
import { createProducer, type ProducerParts } from './produce.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

type OnDemandParts = ProducerParts &
  Pick<ActivityDependencies, 'log'> & {
    readonly repositories: Pick<ActivityDependencies['repositories'], 'productionInputs'>;
  };

/** One subject's statements over a date range within a month, without a mail: the requester finds them in the portal. */
export function createOnDemandActivities(dependencies: OnDemandParts) {
  const { repositories, clock, log } = dependencies;
  const { productionInputs, publications } = repositories;
  const produce = createProducer(dependencies);

  async function subjectOf(input: ProduceStatementInput): Promise<StatementSubjectRecord> {
    const subject = await productionInputs.findSubject(input.subjectType, input.subjectNo);
    if (!subject) throw new BusinessError('SUBJECT_NOT_FOUND');
    return subject;
  }

  async function inputOf(input: ProduceStatementInput, period: StatementPeriod): Promise<ProductionInput> {
    const subject = await subjectOf(input);
    const inputs = await productionInputs.load([subject], period);
    return inputs.get(subjectKey(subject))!;
  }

  return {
    /** The codes of those with transactions, in the order of the page. @throws SUBJECT_NOT_FOUND, PERIOD_ACROSS_MONTHS */
    applicationTypesOf: unaudited('only reads', async (input: ProduceStatementInput): Promise<string[]> => {
      const period = periodOfRange(input.from, input.to);
      const types = await productionInputs.applicationTypesIn(await subjectOf(input), period);
      return types.map(({ code }) => code);
    }),

    /** @throws SUBJECT_NOT_FOUND, LEDGER_NET_AMOUNT, LEDGER_AMOUNT_INVALID, LEDGER_TEXT_UNREADABLE, TOTALS_DISAGREE, RENDERING_FAILED, STORAGE_FAILED */
    produceOnDemand: unaudited(
      'the request for it is audited',
      (input: ProduceTypeInput): Promise<ProduceStatementResult> =>
        withHeartbeat(async (signal) => {
          const period = periodOfRange(input.from, input.to);
          const productionInput = await inputOf(input, period);
          const produced = await withTemporaryFolder((folder) =>
            produce(productionInput, period, { folder, onlyType: input.applicationTypeCode, signal }),
          );
          const { maskedCards } = produced;
          if (maskedCards > 0)
            log.warn({ subjectNo: input.subjectNo, maskedCards }, 'clear card numbers were masked');
          await publications.publish({ statements: produced.unpublished, messages: [], now: clock() });
          return { statementIds: produced.statements.map(({ id }) => id) };
        }),
    ),
  };
}
