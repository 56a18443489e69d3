import type { SqlEntityManager } from '@mikro-orm/sql';
import type { BlindIndexKind } from '../blind-index.ts';
import type { Database } from '../orm.ts';
import type { SealedColumn } from './sealed-columns.ts';

export interface SealedRow {
  readonly id: number | string;
  readonly sealed: string;
  readonly indexed?: string | null;
  readonly kind?: BlindIndexKind;
}

/** The names that a sealed column has in the database. All are ours, none comes from outside. */
export interface ColumnNames {
  readonly table: string;
  readonly id: string;
  readonly sealed: string;
  readonly indexed?: string;
  /** An SQL expression for the kind of the blind index. */
  readonly kind?: string;
}

export function namesOf(database: Database, { entity, property, index }: SealedColumn): ColumnNames {
  const meta = [...database.orm.getMetadata().getAll().values()].find(
    ({ className }) => className === entity,
  );
  if (!meta) throw new Error(`There is no entity ${entity}`);
  const properties = meta.properties as Record<string, { fieldNames: string[] } | undefined>;
  const columnOf = (name: string) => {
    const column = properties[name]?.fieldNames[0];
    if (column === undefined) throw new Error(`${entity} has no ${name}`);
    return column;
  };
  const kind = index && (typeof index.kind === 'string' ? `'${index.kind}'` : columnOf(index.kind.property));
  return {
    table: meta.tableName,
    id: columnOf(String(meta.primaryKeys[0])),
    sealed: columnOf(property),
    ...(index && kind !== undefined && { indexed: columnOf(index.property), kind }),
  };
}

/** The next rows after `after` in the order of their keys; `condition` is SQL of ours with its parameters. */
export function readRows(
  em: SqlEntityManager,
  { table, id, sealed, indexed, kind }: ColumnNames,
  { after, limit, condition = '1 = 1', params = [] }: RowSearch,
): Promise<SealedRow[]> {
  const extra = indexed === undefined ? '' : `, ${indexed} as indexed, ${kind} as kind`;
  const from = after === undefined ? '' : `and ${id} > ?`;
  return em.execute<SealedRow[]>(
    `select ${id} as id, ${sealed} as sealed${extra} from ${table}
      where ${sealed} is not null and ${condition} ${from} order by ${id} limit ${limit}`,
    [...params, ...(after === undefined ? [] : [after])],
  );
}

interface RowSearch {
  readonly after: number | string | undefined;
  readonly limit: number;
  readonly condition?: string;
  readonly params?: readonly string[];
}
