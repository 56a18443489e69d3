import { BusinessError } from '../../../domain/errors.ts';
import { Account } from '../../entities/account.ts';
import type { Database } from '../../orm.ts';
import { type Before, type FoundNotice, type NoticeReader, noticeSources } from './notice-sources.ts';
import type { Page } from '../page.ts';

export interface NoticeRecord extends FoundNotice {
  readonly read: boolean;
}

export interface NoticePage extends Page<NoticeRecord> {
  readonly unread: number;
}

interface Cursor {
  readonly at: Date;
  readonly prefix: string;
  readonly key: string;
}

/** What an account is told in the portal, newest first: of its subject's statements and of its own safety. */
export function createNoticeQueries(database: Database) {
  /** @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours */
  return async (reader: NoticeReader, { limit, cursor }: { limit: number; cursor?: string | undefined }) => {
    const em = database.em();
    const after = cursor === undefined ? undefined : readCursor(cursor);
    const { createdAt, noticesReadAt } = await em.findOneOrFail(Account, reader.accountId);
    // What was there before the account is no news to it.
    const readAt = noticesReadAt && noticesReadAt > createdAt ? noticesReadAt : createdAt;
    const sources = await noticeSources(em, reader);
    const order = sources.map(({ prefix }) => prefix);
    if (after && !order.includes(after.prefix)) throw new BusinessError('REQUEST_INVALID');
    const found: FoundNotice[] = [];
    let unread = 0;
    for (const source of sources) {
      found.push(...(await source.find(beforeIn(source.prefix, order, after), limit + 1)));
      unread += await source.countSince(readAt);
    }
    // Stable: notices of one instant stay in the order of their sources.
    found.sort((left, right) => right.at.getTime() - left.at.getTime());
    const items = found.slice(0, limit).map((notice) => ({ ...notice, read: notice.at <= readAt }));
    const next = found.length > limit ? { nextCursor: writeCursor(items.at(-1)!) } : {};
    return { items, unread, ...next } satisfies NoticePage;
  };
}

/** Where a source goes on: those before the cursor's own have shown all of its instant, those behind it none. */
function beforeIn(prefix: string, order: readonly string[], after: Cursor | undefined): Before | undefined {
  if (!after) return undefined;
  if (prefix === after.prefix) return after;
  if (order.indexOf(prefix) < order.indexOf(after.prefix)) return { at: after.at };
  return { at: new Date(after.at.getTime() + 1) };
}

function writeCursor({ at, id }: FoundNotice): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

function readCursor(cursor: string): Cursor {
  const [, at, prefix, key] =
    /^\["([\d:.TZ-]{24})","([a-z]+):([\da-f-]{1,36})"\]$/.exec(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    ) ?? [];
  if (!at || !prefix || !key || Number.isNaN(Date.parse(at))) throw new BusinessError('REQUEST_INVALID');
  return { at: new Date(at), prefix, key };
}
