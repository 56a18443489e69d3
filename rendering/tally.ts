import { addTotals, noTotals, type StatementRow, type Totals } from '../domain/statement.ts';

/**
 * Counts what a writer wrote, row by row and by the writer itself. The caller compares the result with the
 * database's sums: two roads that agree to the fen, or no statement.
 */
export class Tally {
  #totals: Totals = noTotals;

  add({ amountFen, netFen, feeFen }: Pick<StatementRow, 'amountFen' | 'netFen' | 'feeFen'>): void {
    this.#totals = addTotals(this.#totals, { count: 1, amountFen, netFen, feeFen });
  }

  get totals(): Totals {
    return this.#totals;
  }
}
