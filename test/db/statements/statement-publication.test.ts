import { beforeEach, expect, test } from '@jest/globals';
import { OutboxMessage } from '../../../db/entities/outbox-message.ts';
import { Statement } from '../../../db/entities/statement.ts';
import { StatementFile } from '../../../db/entities/statement-file.ts';
import { createRunQueries } from '../../../db/queries/runs/run-queries.ts';
import { latestStatements } from '../../../db/repositories/statements/latest-statements.ts';
import { createRunItems } from '../../../db/repositories/runs/run-items.ts';
import { createRunRepository } from '../../../db/repositories/runs/run-repository.ts';
import {
  createPublications,
  type NewStatement,
} from '../../../db/repositories/statements/statement-publication.ts';
import { onEachEngine } from '../engines.ts';
import { addPeople, declareMonth, now, outcomesOf, type People } from '../fixture.ts';
import { vault } from '../../support/vault.ts';

const period = '2019-09';
const september = { from: '2019-09-01', to: '2019-09-30' };
const totals = { count: 966, amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 };

onEachEngine((open) => {
  let people: People;
  beforeEach(async () => {
    people = await addPeople(open());
    await declareMonth(open(), period);
  });
  const publications = () => createPublications(open(), vault);
  const runs = () => createRunRepository(open(), vault);
  const runItems = () => createRunItems(open(), vault);

  function statement(id: string, different: Partial<NewStatement> = {}): NewStatement {
    const formats = ['xlsx', 'pdf', 'csv'] as const;
    const file = { part: 1, fileName: id, storageKey: `keys/${id}`, bytes: 3_000_000_000, sha256: 'sha' };
    return {
      id,
      subjectType: 'merchant',
      subjectId: people.merchants[0],
      subjectNo: '951002001121001',
      applicationTypeCode: 'CONVENIENCE',
      period: september,
      version: 1,
      supersedesId: null,
      totals,
      snapshotDigest: `digest of ${id}`,
      files: formats.map((format) => ({ ...file, format })),
      ...different,
    };
  }

  const message = (dedupeKey: string, attachStatements: string[]) => ({
    dedupeKey,
    channel: 'email' as const,
    address: 'owner@example.com',
    locale: 'zh-CN' as const,
    template: 'statement-ready',
    data: {},
    attachStatements,
  });

  test('publishes statements with their files and messages, and the newest version is found', async () => {
    await publications().publish({ statements: [statement('one')], messages: [message('m1', ['one'])], now });
    const second = statement('two', { version: 2, supersedesId: 'one' });
    await publications().publish({ statements: [second], messages: [message('m2', ['two', 'one'])], now });
    const latest = (code: string) =>
      latestStatements(open().em(), 'merchant', [people.merchants[0]], [code], september);
    expect(await latest('CONVENIENCE')).toEqual([
      {
        subjectId: people.merchants[0],
        applicationTypeCode: 'CONVENIENCE',
        id: 'two',
        version: 2,
        provisional: false,
        hasFiles: true,
        snapshotDigest: 'digest of two',
        totals,
      },
    ]);
    expect(await latest('BANK')).toEqual([]);
    const files = await publications().filesOf('one');
    expect(files.map(({ format, bytes }) => [format, bytes])).toEqual([
      ['xlsx', 3_000_000_000],
      ['pdf', 3_000_000_000],
      ['csv', 3_000_000_000],
    ]);
    const sent = await open()
      .em()
      .find(OutboxMessage, {}, { orderBy: { id: 'asc' } });
    const mailed = async (id: string) =>
      (await publications().filesOf(id)).slice(0, 2).map((file) => file.id);
    expect(sent.map(({ statementFileIds }) => statementFileIds)).toEqual([
      await mailed('one'),
      [...(await mailed('one')), ...(await mailed('two'))],
    ]);
  });

  test('the same version twice is refused whole', async () => {
    await publications().publish({ statements: [statement('one')], messages: [], now });
    const again = publications().publish({
      statements: [statement('two')],
      messages: [message('m', ['two'])],
      now,
    });
    await expect(again).rejects.toMatchObject({ name: 'UniqueConstraintViolationException' });
    expect(await open().em().count(StatementFile, { statementId: 'two' })).toBe(0);
    expect(await open().em().count(OutboxMessage)).toBe(0);
  });

  test('a message whose cause is known already is not written twice', async () => {
    await publications().publish({
      statements: [statement('one')],
      messages: [message('same', ['one'])],
      now,
    });
    await publications().publish({ statements: [], messages: [message('same', ['one'])], now });
    expect(await open().em().count(OutboxMessage)).toBe(1);
  });

  test('of several that publish for the same item one wins and the others leave nothing behind', async () => {
    await runs().plan({ period, requestedBy: 'test', now });
    expect(await runItems().claim(period, 0, 1, 1)).toHaveLength(1);
    const item = { period, ordinal: 0, attempt: 1, state: 'DONE' as const };
    const writers = ['one', 'two', 'three'].map((id) =>
      runItems().publish([{ statements: [statement(id)], messages: [message(id, [id])], item }], now),
    );
    expect(await outcomesOf(writers)).toEqual({ done: 1, AttemptFencedError: 2 });
    const em = open().em();
    expect([await em.count(Statement), await em.count(StatementFile), await em.count(OutboxMessage)]).toEqual(
      [1, 3, 1],
    );
    expect(await runs().counts(period)).toMatchObject({ items: 3, succeeded: 1, pending: 2 });
  });

  test('a writer of an earlier attempt writes nothing', async () => {
    await runs().plan({ period, requestedBy: 'test', now });
    await runItems().claim(period, 0, 1, 1);
    await runItems().finish({
      period,
      ordinal: 0,
      attempt: 1,
      state: 'FAILED',
      errorCode: 'STORAGE_FAILED',
      now,
    });
    await runs().finalize(period, 1, now);
    const { previewToken } = await createRunQueries(open()).previewRetry(period);
    await runs().planRetry({ period, previewToken, reason: 'disk is back', requestedBy: 'test', now });
    await runItems().claim(period, 0, 1, 2);
    const item = { period, ordinal: 0, attempt: 1, state: 'DONE' as const };
    const late = runItems().publish([{ statements: [statement('late')], messages: [], item }], now);
    await expect(late).rejects.toMatchObject({ name: 'AttemptFencedError' });
    expect(await open().em().count(Statement)).toBe(0);
    const next = { ...item, attempt: 2 };
    await runItems().publish([{ statements: [statement('new')], messages: [], item: next }], now);
    expect(await open().em().count(Statement)).toBe(1);
  });
});
