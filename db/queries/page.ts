import type { EntityName, FilterQuery, QueryOrderMap } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { BusinessError } from '../../domain/errors.ts';

/** A part of a list; `nextCursor` asks for the one after it and is absent on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
}

export interface PageRequest<Entity> {
  readonly where: FilterQuery<NoInfer<Entity>>;
  /** A total order: what is equal in all of these columns would be lost between two pages. */
  readonly orderBy: QueryOrderMap<NoInfer<Entity>>[];
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Reads the page that begins after `cursor`, by the values of the columns it is ordered by: what is added meanwhile
 * neither doubles nor hides a row.
 *
 * @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours.
 */
export async function findPage<Entity extends object>(
  em: SqlEntityManager,
  entity: EntityName<Entity>,
  { where, orderBy, cursor, limit }: PageRequest<Entity>,
): Promise<Page<Entity>> {
  if (cursor !== undefined && !isCursor(cursor, orderBy.length)) throw new BusinessError('REQUEST_INVALID');
  const after = cursor === undefined ? {} : { after: cursor };
  const found = await em.findByCursor(entity, {
    where,
    orderBy,
    first: limit,
    includeCount: false,
    ...after,
  });
  const next = found.hasNextPage && found.endCursor ? { nextCursor: found.endCursor } : {};
  return { items: found.items, ...next };
}

/** The cursor of a page that ends with these values of its columns. */
export function cursorAfter(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** A cursor is base64url of a JSON array with one plain value for each column; it comes back through a browser. */
function isCursor(cursor: string, columns: number): boolean {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';
    return Array.isArray(values) && values.length === columns && values.every(isPlain);
  } catch {
    return false;
  }
}
