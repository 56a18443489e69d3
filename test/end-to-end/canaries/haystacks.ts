import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { loadConfig } from '../../../config.ts';
import type { Database } from '../../../db/orm.ts';
import { listMails } from '../../../scripts/servers/captured-mails.ts';
import type { Stack } from '../../../scripts/stack.ts';
import { connectTemporal } from '../../../temporal/connection.ts';
import { decodedHistories } from '../../workflows/decoded-histories.ts';
import type { Haystack } from './search.ts';
import type { Wire } from './watched-browser.ts';

/** The logs of our own processes and of the engine; the mail sink's is a toy's, which no production has. */
export function logsIn(folder: string): Haystack[] {
  return ['api', 'workers', 'db', 'temporal'].flatMap((name) => bytesOf(join(folder, 'logs', `${name}.log`)));
}

/** The files of our database and of Temporal's, with what is still in their write-ahead logs. */
export function databaseFilesIn(folder: string): Haystack[] {
  return ['portal.db', 'portal.db-wal', 'temporal.db', 'temporal.db-wal'].flatMap((name) =>
    bytesOf(join(folder, name)),
  );
}

/** Every history as the server has it, by workflow, and all payloads opened with the key. */
export async function historiesOf(stack: Stack): Promise<Haystack[]> {
  const client = connectTemporal(loadConfig(stack.environment));
  const found: Haystack[] = [];
  for await (const { workflowId, runId } of client.workflow.list()) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const raw = temporal.api.history.v1.History.encode(history).finish();
    found.push({
      place: `the history of ${workflowId}`,
      bytes: Buffer.concat([Buffer.from(workflowId), raw]),
    });
  }
  const opened = (await decodedHistories({ client })).join('\n');
  await client.connection.close();
  return [...found, { place: 'the opened payloads', bytes: Buffer.from(opened) }];
}

export function wireOf({ urls, refusals }: Wire): Haystack[] {
  return [
    { place: 'the addresses', bytes: Buffer.from(urls.join('\n')) },
    { place: 'the refusals', bytes: Buffer.from(refusals.join('\n')) },
  ];
}

export async function mailsOf(stack: Stack): Promise<Haystack[]> {
  const mails = await listMails(stack.addresses.mailSink!);
  return mails.map(({ subject, text, html }) => ({
    place: `the mail "${subject}"`,
    bytes: Buffer.from([subject, text, html].join('\n')),
  }));
}

/** Every row of every table, as text. */
export async function rowsOf(database: Database): Promise<Haystack[]> {
  const tables = await database
    .em()
    .execute<{ name: string }[]>("select name from sqlite_master where type = 'table'");
  return Promise.all(
    tables.map(async ({ name }) => ({
      place: `table ${name}`,
      bytes: Buffer.from(JSON.stringify(await database.em().execute(`select * from "${name}"`))),
    })),
  );
}

/** Tables of transactions are full of six digits that are no code. */
export function withoutTransactions(tables: readonly Haystack[]): Haystack[] {
  return tables.filter(({ place }) => !/^table (clearing_|statement)/.test(place));
}

function bytesOf(file: string): Haystack[] {
  return existsSync(file) ? [{ place: file.split('/').at(-1)!, bytes: readFileSync(file) }] : [];
}
