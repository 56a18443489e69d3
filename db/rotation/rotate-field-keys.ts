import type { SqlEntityManager } from '@mikro-orm/sql';
import type { FieldCipher } from '../field-cipher.ts';
import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import { type ColumnNames, namesOf, readRows, type SealedRow } from './column-rows.ts';
import { sealedColumns, type SealedColumn } from './sealed-columns.ts';

export interface RotatedColumn {
  /** `table.column` */
  readonly column: string;
  /** Re-encrypted. */
  readonly rotated: number;
  /** Changed or removed by somebody else between reading and writing. */
  readonly overtaken: number;
  /** Could not be opened: its key is not in the ring, or it was tampered with. */
  readonly unreadable: number;
  /** Still under another key than the current one when all was done. */
  readonly remaining: number;
}

interface RotationOptions {
  readonly batch?: number;
  /** Called after every batch, with what has been done so far. */
  readonly onBatch?: (progress: { column: string; rotated: number }) => Promise<void> | void;
}

/**
 * Re-encrypts everything that is not under the ring's first key, while others go on writing. A row is written only if
 * it still is what was read. What was done is in the rows themselves: killed and begun again, it does the rest.
 */
export async function rotateFieldKeys(
  database: Database,
  cipher: FieldCipher,
  { batch = 200, onBatch }: RotationOptions = {},
): Promise<RotatedColumn[]> {
  const report: RotatedColumn[] = [];
  for (const column of sealedColumns) report.push(await rotateColumn(column));
  return report;

  async function rotateColumn(sealedColumn: SealedColumn): Promise<RotatedColumn> {
    const names = namesOf(database, sealedColumn);
    const column = `${names.table}.${names.sealed}`;
    const counts = { rotated: 0, overtaken: 0, unreadable: 0 };
    let after: SealedRow['id'] | undefined;
    for (;;) {
      const rows = await readRows(database.em(), names, { after, limit: batch, ...notUnder(names, cipher) });
      const done = await inTransaction(database, (em) => sealAnew(em, names, rows, cipher));
      counts.rotated += done.rotated;
      counts.overtaken += done.overtaken;
      counts.unreadable += done.unreadable;
      await onBatch?.({ column, rotated: counts.rotated });
      after = rows.at(-1)?.id;
      if (rows.length < batch) break;
    }
    return { column, ...counts, remaining: await countRemaining(database.em(), names, cipher) };
  }
}

async function sealAnew(
  em: SqlEntityManager,
  { table, id, sealed }: ColumnNames,
  rows: readonly SealedRow[],
  cipher: FieldCipher,
): Promise<{ rotated: number; overtaken: number; unreadable: number }> {
  const counts = { rotated: 0, overtaken: 0, unreadable: 0 };
  for (const row of rows) {
    const fresh = resealed(cipher, row.sealed);
    if (fresh === undefined) {
      counts.unreadable += 1;
      continue;
    }
    const { affectedRows } = await em.execute<{ affectedRows: number }>(
      `update ${table} set ${sealed} = ? where ${id} = ? and ${sealed} = ?`,
      [fresh, row.id, row.sealed],
      'run',
    );
    counts[affectedRows === 1 ? 'rotated' : 'overtaken'] += 1;
  }
  return counts;
}

function resealed(cipher: FieldCipher, sealed: string): string | undefined {
  try {
    return cipher.seal(cipher.open(sealed));
  } catch {
    return undefined;
  }
}

/** By its beginning, `v1.keyId.`: comparing prefixes needs no pattern, in which `_` would be a wildcard. */
function notUnder({ sealed }: ColumnNames, { prefix }: FieldCipher) {
  return { condition: `substr(${sealed}, 1, ${prefix.length}) <> ?`, params: [prefix] };
}

async function countRemaining(
  em: SqlEntityManager,
  names: ColumnNames,
  cipher: FieldCipher,
): Promise<number> {
  const { condition, params } = notUnder(names, cipher);
  const [row] = await em.execute<{ n: number | string }[]>(
    `select count(*) as n from ${names.table} where ${names.sealed} is not null and ${condition}`,
    params,
  );
  return Number(row?.n ?? 0);
}
