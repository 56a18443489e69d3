import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { policy } from '../../domain/policy.ts';
import type { StatementPage } from '../../domain/statements/statement-page.ts';
import { takePeaks } from '../../rendering/memory-bound.ts';
import { createRenderer } from '../../rendering/renderer.ts';
import { BlockDeflate } from '../../rendering/zip/block-deflate.ts';
import { groupModel, merchantModel } from './sample-model.ts';
import { streamedSourceOf } from './source-of.ts';
import { useTemporaryFolder } from './temporary-folder.ts';

const inFolder = useTemporaryFolder();
const { pageRows, pagesAhead } = policy.statement;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** How many pages are alive whenever the next one is read, whatever garbage still lies about. */
class AlivePages {
  most = 0;
  #pages: WeakRef<StatementPage>[] = [];

  async *through(pages: AsyncIterable<StatementPage>): AsyncGenerator<StatementPage> {
    for await (const page of pages) {
      const copy = { ...page, text: Buffer.from(page.text).toString() };
      this.#pages.push(new WeakRef(copy));
      yield copy;
      if (this.#pages.length % 8 === 0) this.#count();
    }
  }

  #count(): void {
    collectGarbage();
    this.#pages = this.#pages.filter((page) => page.deref() !== undefined);
    this.most = Math.max(this.most, this.#pages.length);
  }
}

test.each([
  ['a merchant', merchantModel(12_000)],
  ['a group', groupModel(3_000)],
])(
  'a slow disk holds the source back: what is in memory of %s does not grow with its rows',
  async (_, model) => {
    const worker = new URL('./slow-disk-worker.ts', import.meta.url);
    const renderer = createRenderer({ threads: 1, worker });
    const alive = new AlivePages();
    const source = streamedSourceOf(model, pageRows);
    try {
      const { files, peaks } = await renderer.render(
        { ...source, pages: alive.through(source.pages) },
        inFolder(),
      );
      expect(files.map(({ totals }) => totals.count)).toEqual(Array(3).fill(model.totals.count));
      expect(alive.most).toBeLessThanOrEqual(pagesAhead);
      expect(peaks['pages']).toBe(pagesAhead);
      expect(peaks['blocks']).toBeLessThanOrEqual(6);
      expect(peaks['bytes waiting for the disk']).toBeLessThan(1 << 20);
    } finally {
      await renderer.close();
    }
  },
  60_000,
);

test('a writer that never waits is stopped', async () => {
  takePeaks();
  const deflate = new BlockDeflate(1, () => undefined);
  const writeOn = () => {
    for (let block = 0; block < 40; block += 1) deflate.write('x'.repeat(500_000));
  };
  expect(writeOn).toThrow(/^More than \d+ blocks are in memory$/);
  expect(takePeaks()['blocks']).toBeLessThanOrEqual(22);
  await deflate.drained();
  await deflate.end();
});
