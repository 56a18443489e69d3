import type { MerchantRow } from './statement-csv.ts';

/** Which rows one version of a statement has that the version before it had not, and the other way round. */
export interface StatementChanges {
  readonly addedRows: number;
  readonly removedRows: number;
  /** The first of them, in the order of their statement. */
  readonly added: readonly MerchantRow[];
  readonly removed: readonly MerchantRow[];
}

/**
 * Compares two versions row by row, each row with all its columns and as often as it occurs. Keeps the rows of one
 * version in memory.
 *
 * @param atMost how many added and how many removed rows are answered; all are counted.
 */
export async function compareVersions(
  before: AsyncIterable<MerchantRow>,
  after: AsyncIterable<MerchantRow>,
  atMost: number,
): Promise<StatementChanges> {
  const left = new Map<string, number>();
  for await (const row of before) {
    const key = JSON.stringify(row);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  const added: MerchantRow[] = [];
  let addedRows = 0;
  for await (const row of after) {
    const key = JSON.stringify(row);
    const known = left.get(key) ?? 0;
    if (known > 0) left.set(key, known - 1);
    else if ((addedRows += 1) <= atMost) added.push(row);
  }
  const gone = [...left].filter(([, times]) => times > 0);
  const removedRows = gone.reduce((sum, [, times]) => sum + times, 0);
  const removed = gone.flatMap(([key, times]) =>
    Array.from({ length: times }, () => JSON.parse(key) as MerchantRow),
  );
  return { addedRows, removedRows, added, removed: removed.slice(0, atMost) };
}
