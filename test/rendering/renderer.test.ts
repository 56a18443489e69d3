import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRenderer, type Renderer } from '../../rendering/renderer.ts';
import type { StatementSource } from '../../rendering/statement-source.ts';
import { groupModel, merchantModel, modelOf, row, sectionOf } from './sample-model.ts';
import { sourceOf, streamedSourceOf } from './source-of.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
let renderer: Renderer;

beforeAll(() => {
  renderer = createRenderer({ threads: 1 });
});
afterAll(() => renderer.close());

test('renders in a thread', async () => {
  const { files } = await renderer.render(sourceOf(merchantModel()), inFolder());
  expect(files.map(({ format }) => format)).toEqual(['xlsx', 'csv', 'pdf']);
  expect(files[0]!.totals).toEqual(merchantModel().totals);
});

test('an error in the thread is a code with its place, and quotes no row', async () => {
  const broken = modelOf([
    sectionOf('951002001121025', '药店', [
      row({ amountFen: 0.5, netFen: 0.49, feeFen: 0.01, remark: 'secret' }),
    ]),
  ]);
  const failure = await renderer.render(sourceOf(broken), inFolder()).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    message: 'RENDERING_FAILED',
    code: 'RENDERING_FAILED',
    details: { kind: 'RangeError', place: expect.stringMatching(/^domain\/money\.ts:\d+$/) },
  });
  expect(JSON.stringify(failure)).not.toContain('secret');
  await expect(renderer.render(sourceOf(merchantModel()), inFolder('missing'))).rejects.toMatchObject({
    details: { kind: 'ENOENT' },
  });
});

test('a thread that dies takes only its own job with it', async () => {
  const worker = new URL('./mortal-worker.ts', import.meta.url);
  const mortal = createRenderer({ threads: 1, worker });
  try {
    const jobs = ['die', 'live', 'live'].map((directory) =>
      mortal.render(sourceOf(merchantModel()), directory),
    );
    const [dead, ...living] = await Promise.allSettled(jobs);
    expect(dead).toMatchObject({ status: 'rejected', reason: { code: 'RENDERING_FAILED' } });
    expect(living.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  } finally {
    await mortal.close();
  }
});

test('a job over its time, or given up, is ended; the jobs after it are done', async () => {
  const worker = new URL('./hanging-worker.ts', import.meta.url);
  const hanging = createRenderer({ threads: 1, worker, atMostMs: 3_000 });
  try {
    await expect(hanging.render(sourceOf(merchantModel()), 'hang')).rejects.toMatchObject({
      code: 'RENDERING_TIMED_OUT',
    });
    const given = new AbortController();
    const givenUp = hanging.render(sourceOf(merchantModel()), 'hang', given.signal);
    const next = hanging.render(sourceOf(merchantModel()), 'live');
    given.abort(new Error('stop'));
    await expect(givenUp).rejects.toThrow('stop');
    expect(await next).toMatchObject({ files: [] });
  } finally {
    await hanging.close();
  }
}, 30_000);

test('a thread that dies, hangs or is given up in the middle of many pages lets their source go', async () => {
  const model = merchantModel(40);
  const letGo: string[] = [];
  const source = (name: string, begun: () => void = () => undefined) => {
    const streamed = streamedSourceOf(model, 4);
    async function* pages() {
      try {
        begun();
        yield* streamed.pages;
      } finally {
        letGo.push(name);
      }
    }
    return { ...streamed, pages: pages() };
  };
  const mortal = createRenderer({ threads: 1, worker: new URL('./mortal-worker.ts', import.meta.url) });
  const hangingWorker = new URL('./hanging-worker.ts', import.meta.url);
  const hanging = createRenderer({ threads: 1, worker: hangingWorker, atMostMs: 3_000 });
  try {
    await expect(mortal.render(source('died'), 'die')).rejects.toMatchObject({ code: 'RENDERING_FAILED' });
    await expect(hanging.render(source('hung'), 'hang')).rejects.toMatchObject({
      code: 'RENDERING_TIMED_OUT',
    });
    const given = new AbortController();
    const pages = source('given up', () => given.abort(new Error('stop')));
    await expect(hanging.render(pages, 'hang', given.signal)).rejects.toThrow('stop');
    expect(letGo).toEqual(['died', 'hung', 'given up']);
  } finally {
    await Promise.all([mortal.close(), hanging.close()]);
  }
}, 30_000);

test('an error of the source is told as it is', async () => {
  const streamed = streamedSourceOf(merchantModel(40), 4);
  async function* pages() {
    yield* streamed.pages;
    throw new TypeError('connection lost');
  }
  await expect(renderer.render({ ...streamed, pages: pages() }, inFolder())).rejects.toThrow(
    new TypeError('connection lost'),
  );
  expect((await renderer.render(sourceOf(merchantModel()), inFolder())).files).toHaveLength(3);
});

test('rows give the same files in memory and in pages of any size', async () => {
  for (const model of [merchantModel(40), groupModel(20)]) {
    const digests = async (source: StatementSource) => {
      const { files, digest } = await renderer.render(source, inFolder());
      return [...files.map(({ sha256 }) => sha256), digest];
    };
    const inMemory = await digests(sourceOf(model));
    for (const rows of [1, 7, 1_000]) expect(await digests(streamedSourceOf(model, rows))).toEqual(inMemory);
  }
});
