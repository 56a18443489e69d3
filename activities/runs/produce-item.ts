import { openRecipients, type Recipients } from '../../db/repositories/statements/sealed-recipients.ts';
import type { ItemOutcome, ItemPublication, RunItem } from '../../db/repositories/runs/run-items.ts';
import { subjectKey, type ProductionInput } from '../../db/repositories/statements/production-inputs.ts';
import { BusinessError, type ErrorCode } from '../../domain/errors.ts';
import { periodOfMonth } from '../../domain/clearing/period.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { describeError } from '../failures/describe-error.ts';
import { infrastructureErrorCode } from '../failures/infrastructure-error-code.ts';
import { statementReadyMessages } from '../statements/statement-ready-messages.ts';
import { createProducer, type ProductionTerms } from '../statements/produce.ts';

/** What the items of a chunk have in common. */
export interface ItemSurroundings {
  /** `YYYY-MM` */
  readonly month: string;
  readonly inputs: ReadonlyMap<string, ProductionInput>;
  readonly terms: ProductionTerms;
  readonly folder: string;
  readonly signal: AbortSignal;
}

/**
 * Makes the statements of one item and tells what is to be published of it. The item's trouble is its own: it ends
 * FAILED with a code, and the next item goes on.
 *
 * @throws whatever is not the item's: a cancellation, trouble of disk or database
 */
export function createItemProducer(dependencies: ActivityDependencies) {
  const { vault, log } = dependencies;
  const produce = createProducer(dependencies);

  async function produceItem(item: RunItem, surroundings: ItemSurroundings): Promise<ItemPublication> {
    const { month, inputs, terms, folder, signal } = surroundings;
    const input = inputs.get(subjectKey(item));
    if (!input) throw new BusinessError('SUBJECT_NOT_FOUND');
    const period = periodOfMonth(month);
    const produced = await produce(input, period, { ...terms, folder, signal });
    const { maskedCards } = produced;
    if (maskedCards > 0)
      log.warn({ run: month, ordinal: item.ordinal, maskedCards }, 'clear card numbers were masked');
    const outcome = { period: month, ordinal: item.ordinal, attempt: item.attempt, maskedCards };
    if (produced.statements.length === 0)
      return { statements: [], messages: [], item: { ...outcome, state: 'EMPTY' } };
    const { subject } = input;
    const recipients = input.recipients && openRecipients(vault, input.recipients);
    return {
      statements: produced.unpublished,
      messages: statementReadyMessages({ subject, period, recipients, statements: produced.statements }),
      item: { ...outcome, ...servedState(recipients) },
    };
  }

  return async (item: RunItem, surroundings: ItemSurroundings): Promise<ItemPublication> => {
    try {
      return await produceItem(item, surroundings);
    } catch (error) {
      const { ordinal, attempt, subjectNo } = item;
      const { month, signal } = surroundings;
      const errorCode = itemFailure(error, signal);
      const errorDetail = placeOf(error);
      const failure = { code: errorCode, ...(errorDetail && { errorDetail }), error: describeError(error) };
      log.warn({ run: month, attempt, ordinal, subjectNo, ...failure }, 'a statement failed');
      const failed = {
        period: month,
        ordinal,
        attempt,
        state: 'FAILED',
        errorCode,
        ...(errorDetail && { errorDetail }),
      } as const;
      return { statements: [], messages: [], item: failed };
    }
  };
}

/** The code of the item's own failure. @throws whatever is not the item's: a cancellation, trouble of disk or database */
function itemFailure(error: unknown, signal: AbortSignal): ErrorCode {
  signal.throwIfAborted();
  if (infrastructureErrorCode(error)) throw error;
  return error instanceof BusinessError ? error.code : 'INTERNAL';
}

/** Where in the ledger the fault is, `20190909_BANK_01.txt, line 12, remark`; undefined for other faults. */
function placeOf(error: unknown): string | undefined {
  if (!(error instanceof BusinessError)) return undefined;
  const { file, line, column } = error.details;
  if (file === undefined) return column === undefined ? undefined : String(column);
  return `${file}, line ${line}, ${column}`;
}

/** Who wants no mail has been served as wished; without an address that takes any, it matters whether one is bound. */
function servedState(recipients: Recipients | undefined): Pick<ItemOutcome, 'state' | 'errorCode'> {
  const { contacts = [], refused = 0, statementMail } = recipients ?? {};
  if (contacts.length > 0 || (refused > 0 && statementMail === 'none')) return { state: 'DONE' };
  return { state: 'NO_RECIPIENT', ...(refused > 0 && { errorCode: 'ADDRESS_REFUSED' }) };
}
