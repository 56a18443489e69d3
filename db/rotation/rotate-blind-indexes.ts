import type { Database } from '../orm.ts';
import { inTransaction } from '../transaction.ts';
import type { Vault } from '../vault.ts';
import { namesOf, readRows, type SealedRow } from './column-rows.ts';
import { sealedColumns, type SealedColumn } from './sealed-columns.ts';

export interface ReindexedColumn {
  /** `table.column` of the index. */
  readonly column: string;
  /** Recomputed. */
  readonly rotated: number;
  /** Could not be opened, or changed meanwhile: its index is not of the current key. */
  readonly remaining: number;
}

/**
 * Recomputes every blind index from the opened field, under the vault's key. Look-ups by the old key find nothing from
 * then on and those by the new key nothing before, so api and workers are stopped meanwhile. Killed and begun again,
 * it does the rest: an index that is right already is passed over.
 */
export async function rotateBlindIndexes(
  database: Database,
  vault: Pick<Vault, 'cipher' | 'blindIndex'>,
  { batch = 200 }: { batch?: number } = {},
): Promise<ReindexedColumn[]> {
  const report: ReindexedColumn[] = [];
  for (const column of sealedColumns) if (column.index) report.push(await reindex(column));
  return report;

  async function reindex(sealedColumn: SealedColumn): Promise<ReindexedColumn> {
    const names = namesOf(database, sealedColumn);
    const { table, id, sealed, indexed = '' } = names;
    let [rotated, remaining] = [0, 0];
    let after: SealedRow['id'] | undefined;
    for (;;) {
      const rows = await readRows(database.em(), names, { after, limit: batch });
      await inTransaction(database, async (em) => {
        for (const row of rows) {
          const fresh = indexOf(vault, row);
          if (fresh !== undefined && fresh === row.indexed) continue;
          const { affectedRows } =
            fresh === undefined
              ? { affectedRows: 0 }
              : await em.execute<{ affectedRows: number }>(
                  `update ${table} set ${indexed} = ? where ${id} = ? and ${sealed} = ?`,
                  [fresh, row.id, row.sealed],
                  'run',
                );
          if (affectedRows === 1) rotated += 1;
          else remaining += 1;
        }
      });
      after = rows.at(-1)?.id;
      if (rows.length < batch) return { column: `${table}.${indexed}`, rotated, remaining };
    }
  }
}

function indexOf({ cipher, blindIndex }: Pick<Vault, 'cipher' | 'blindIndex'>, row: SealedRow) {
  try {
    return row.kind && blindIndex(row.kind, cipher.open(row.sealed));
  } catch {
    return undefined;
  }
}
