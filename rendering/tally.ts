import type { Totals } from '../domain/clearing/totals.ts';
import { BusinessError } from '../domain/errors.ts';
import type { StatementRow } from '../domain/clearing/ledger-row.ts';

/**
 * Counts what a writer wrote, row by row and by the writer itself. The caller compares the result with the
 * database's sums: two roads that agree to the fen, or no statement.
 */
export class Tally {
  #count = 0;
  #amountFen = 0;
  #netFen = 0;
  #feeFen = 0;

  /** @throws BusinessError TOTALS_DISAGREE for a row whose net amount is not its amount minus its fee. */
  add({ amountFen, netFen, feeFen }: Pick<StatementRow, 'amountFen' | 'netFen' | 'feeFen'>): void {
    if (netFen !== amountFen - feeFen) throw new BusinessError('TOTALS_DISAGREE');
    this.#count += 1;
    this.#amountFen += amountFen;
    this.#netFen += netFen;
    this.#feeFen += feeFen;
  }

  get totals(): Totals {
    return {
      count: this.#count,
      amountFen: this.#amountFen,
      netFen: this.#netFen,
      feeFen: this.#feeFen,
    };
  }
}
