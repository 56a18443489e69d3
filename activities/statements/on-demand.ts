import type {
  ProduceStatementInput,
  ProduceStatementResult,
  ProduceTypeInput,
} from '../../contracts/statements.ts';
import type { NewOutboxMessage } from '../../db/repositories/delivery/new-outbox-message.ts';
import { openRecipients } from '../../db/repositories/statements/sealed-recipients.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import type { StatementSubjectRecord } from '../../db/sql/roster/subjects.ts';
import { subjectKey, type ProductionInput } from '../../db/repositories/statements/production-inputs.ts';
import { BusinessError } from '../../domain/errors.ts';
import { isWholeMonth, periodOfRange, type StatementPeriod } from '../../domain/clearing/period.ts';
import { shanghaiDate } from '../../domain/shanghai-time.ts';
import { unaudited } from '../audit/audited.ts';
import { withHeartbeat } from '../failures/heartbeat.ts';
import { createProducer, type Produced, type ProducerParts, type ProductionTerms } from './produce.ts';
import { createRepairer, type RepairParts } from './repair.ts';
import { statementReadyMessages } from './statement-ready-messages.ts';
import { withTemporaryFolder } from '../failures/temporary-folder.ts';

/** What producing on demand takes. */
export type OnDemandParts = ProducerParts &
  RepairParts &
  Pick<ActivityDependencies, 'log' | 'vault' | 'wakeOutbox'> & {
    readonly repositories: Pick<ActivityDependencies['repositories'], 'productionInputs'>;
  };

/**
 * One subject's statements over a date range within a month, without a mail: the requester finds them in the portal. Only
 * the next version of a whole month that was published before is told to its owner as well, even if somebody else asked for it.
 */
export function createOnDemandActivities(dependencies: OnDemandParts) {
  const { repositories, clock, log, vault, wakeOutbox } = dependencies;
  const { productionInputs, publications } = repositories;
  const produce = createProducer(dependencies);
  const repair = createRepairer(dependencies);

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

  /** A month that is not complete gives provisional statements; wrong control totals give none. */
  function termsOf(period: StatementPeriod): Promise<ProductionTerms> {
    return productionInputs.requireProducible(period, shanghaiDate(clock().getTime()));
  }

  function messagesOf(
    { subject, recipients: sealed }: ProductionInput,
    period: StatementPeriod,
    { statements: produced, unpublished }: Produced,
  ): NewOutboxMessage[] {
    const corrects = unpublished.some(({ supersedesId }) => supersedesId !== null);
    if (!corrects || !isWholeMonth(period)) return [];
    const recipients = sealed && openRecipients(vault, sealed);
    return statementReadyMessages({ subject, period, recipients, statements: produced });
  }

  return {
    /** The codes of those with transactions, in the order of the page. @throws SUBJECT_NOT_FOUND, PERIOD_ACROSS_MONTHS, CLEARING_INCOMPLETE */
    applicationTypesOf: unaudited('only reads', async (input: ProduceStatementInput): Promise<string[]> => {
      const period = periodOfRange(input.from, input.to);
      const subject = await subjectOf(input);
      await termsOf(period);
      const types = await productionInputs.applicationTypesIn(subject, period);
      return types.map(({ code }) => code);
    }),

    /** @throws SUBJECT_NOT_FOUND, CLEARING_INCOMPLETE, LEDGER_NET_AMOUNT, LEDGER_AMOUNT_INVALID, LEDGER_TEXT_UNREADABLE, TOTALS_DISAGREE, RENDERING_FAILED, STORAGE_FAILED; REPAIR_REFUSED */
    produceOnDemand: unaudited(
      'the request for it is audited',
      (input: ProduceTypeInput): Promise<ProduceStatementResult> =>
        withHeartbeat(async (signal) => {
          const period = periodOfRange(input.from, input.to);
          const productionInput = await inputOf(input, period);
          if (input.repairs !== undefined) {
            const statementIds = await withTemporaryFolder((folder) =>
              repair(input, productionInput, period, { folder, signal }),
            );
            return { statementIds };
          }
          const terms = await termsOf(period);
          const produced = await withTemporaryFolder((folder) =>
            produce(productionInput, period, {
              ...terms,
              folder,
              onlyType: input.applicationTypeCode,
              signal,
            }),
          );
          const { maskedCards } = produced;
          if (maskedCards > 0)
            log.warn({ subjectNo: input.subjectNo, maskedCards }, 'clear card numbers were masked');
          const messages = messagesOf(productionInput, period, produced);
          await publications.publish({ statements: produced.unpublished, messages, now: clock() });
          if (messages.length > 0) await wakeOutbox();
          return { statementIds: produced.statements.map(({ id }) => id) };
        }),
    ),
  };
}
