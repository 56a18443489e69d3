import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createProducer, type ProductionTerms } from '../../../activities/statements/produce.ts';
import { withTemporaryFolder } from '../../../activities/failures/temporary-folder.ts';
import { createRepositories } from '../../../db/repositories/repositories.ts';
import { subjectKey } from '../../../db/repositories/statements/production-inputs.ts';
import { policy } from '../../../domain/policy.ts';
import type { StatementPage } from '../../../domain/statements/statement-page.ts';
import { createRenderer, type Renderer } from '../../../rendering/renderer.ts';
import type { StatementSource } from '../../../rendering/statement-source.ts';
import { createLocalFileStore } from '../../../storage/local-file-store.ts';
import { onEachEngine } from '../../db/engines.ts';
import { addClearing, addPeople, now } from '../../db/fixture.ts';
import { vault } from '../../support/vault.ts';

const september = { from: '2019-09-01', to: '2019-09-30' };
const { maxRowsInMemory: wholeRows, pageRows } = policy.statement;
const manyRows = wholeRows + pageRows + 1;
/** Statements' temporary folders are made in here. */
const temporary = process.env['TMPDIR'];
let folder: string;
let renderer: Renderer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'produce-'));
  process.env['TMPDIR'] = folder;
  renderer = createRenderer({ threads: 1 });
});
afterAll(async () => {
  if (temporary === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporary;
  await renderer.close();
  await rm(folder, { recursive: true, force: true });
});

type Through = (page: StatementPage, index: number) => Promise<StatementPage> | StatementPage;

/** The rows pass `through` on their way to the renderer. */
function renderingThrough(through: Through): Renderer {
  async function* pages(all: StatementSource['pages']) {
    let index = 0;
    for await (const page of all) yield through(page, index++);
  }
  const render: Renderer['render'] = async (source, directory, signal) => {
    const changed = pages(source.pages);
    if (source.kind === 'streamed') return renderer.render({ ...source, pages: changed }, directory, signal);
    const whole: StatementPage[] = [];
    for await (const page of changed) whole.push(page);
    return renderer.render({ ...source, pages: whole }, directory, signal);
  };
  return { ...renderer, render };
}

const final: ProductionTerms = { provisional: false };

onEachEngine((open) => {
  let merchantId: number;
  beforeEach(async () => {
    [merchantId] = (await addPeople(open())).merchants;
    await rm(join(folder, 'files'), { recursive: true, force: true });
  });
  const repositories = () => createRepositories(open(), vault);
  const addRows = (count: number) =>
    addClearing(open(), {
      merchantId,
      date: '2019-09-09',
      amounts: Array.from({ length: count }, (_, index) => index + 1),
    });
  async function produce(through: Renderer = renderer, signal?: AbortSignal, terms = final) {
    const files = createLocalFileStore(join(folder, 'files'));
    const parts = { repositories: repositories(), renderer: through, files, clock: () => now };
    const owner = { subjectType: 'merchant', subjectId: merchantId } as const;
    const input = (await repositories().productionInputs.load([owner], september)).get(subjectKey(owner))!;
    return withTemporaryFolder((temporary) =>
      createProducer(parts)(input, september, { ...terms, folder: temporary, ...(signal && { signal }) }),
    );
  }
  const publish = ({ unpublished }: Awaited<ReturnType<typeof produce>>) =>
    repositories().publications.publish({ statements: unpublished, messages: [], now });
  const filesLeft = async () => {
    const left = await readdir(folder, { recursive: true, withFileTypes: true });
    return left.filter((entry) => entry.isFile());
  };

  test('many rows are read once, page by page, and from one state of the ledger', async () => {
    await addRows(manyRows);
    const reads: string[] = [];
    const { config } = open().orm;
    config.set('onQuery', (sql) => {
      if (sql.includes('masked_card_no,')) reads.push(sql);
      return sql;
    });
    const lateRows = renderingThrough(async (page, index) => {
      if (index === 0) await addRows(1);
      return page;
    });
    const produced = await produce(lateRows);
    config.set('onQuery', (sql) => sql);
    expect(produced.statements[0]!.totals.count).toBe(manyRows);
    expect(reads).toHaveLength(Math.ceil(manyRows / pageRows));
    await publish(produced);
    const next = await produce();
    expect(next.statements).toMatchObject([{ version: 2, totals: { count: manyRows + 1 } }]);
  }, 60_000);

  test.each([3, manyRows])('%i rows that are the same as last time make no new version', async (count) => {
    await addRows(count);
    const first = await produce();
    await publish(first);
    const before = await filesLeft();
    const again = await produce();
    expect(again.unpublished).toEqual([]);
    expect(again.statements[0]).toMatchObject({ id: first.statements[0]!.id, version: 1 });
    expect(await filesLeft()).toEqual(before);
  });

  test.each([3, manyRows])('of %i rows one dropped, doubled or a fen off is refused', async (count) => {
    await addRows(count);
    const damages: Record<string, (text: string) => string> = {
      dropped: (text) => text.slice(text.indexOf('\n') + 1),
      doubled: (text) => text.slice(0, text.indexOf('\n') + 1) + text,
      'a fen off': (text) =>
        text.replace(
          /,(\d+),(\d+),(\d+),"/,
          (_, amount, net, fee) => `,${Number(amount) + 1},${net},${fee},"`,
        ),
    };
    for (const damage of Object.values(damages)) {
      const damaged = renderingThrough((page, index) =>
        index === 0 ? { ...page, text: damage(page.text) } : page,
      );
      await expect(produce(damaged)).rejects.toMatchObject({ code: 'TOTALS_DISAGREE' });
    }
    expect(await filesLeft()).toEqual([]);
  });

  test('a cancelled production leaves no file and no transaction', async () => {
    await addRows(manyRows);
    const given = new AbortController();
    const stopping = renderingThrough((page, index) => {
      if (index === 2) given.abort(new Error('stop'));
      return page;
    });
    await expect(produce(stopping, given.signal)).rejects.toThrow('stop');
    expect(await filesLeft()).toEqual([]);
    expect((await produce()).unpublished).toHaveLength(1);
  });
});
