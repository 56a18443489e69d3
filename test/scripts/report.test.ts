import { expect, test } from '@jest/globals';
import { createReporter } from '../../scripts/report.ts';

function record(isTTY: boolean) {
  const written: string[] = [];
  return { written, output: { isTTY, write: (text: string) => written.push(text) } };
}

test('without a terminal each thing said is a line, counters are said once', async () => {
  const { written, output } = record(false);

  await createReporter(output).step('Server', async (progress) => {
    progress('building, 1 packages');
    progress('building, 2 packages');
    progress('starting');
  });

  expect(written.slice(0, 2)).toEqual(['▸ Server … building, 1 packages\n', '▸ Server … starting\n']);
  expect(written[2]).toMatch(/^▸ Server … done in \d+\.\d s\n$/);
});

test('on a terminal one line is rewritten in place', async () => {
  const { written, output } = record(true);

  await createReporter(output).step('Server', async (progress) => progress('starting'));

  expect(written.filter((text) => text.endsWith('\n'))).toHaveLength(1);
  expect(written.every((text) => text.startsWith('\r\u001b[K'))).toBe(true);
});

test('a step that fails says so and fails', async () => {
  const { written, output } = record(false);

  const step = createReporter(output).step('Server', () => Promise.reject(new Error('no luck')));

  await expect(step).rejects.toThrow('no luck');
  expect(written.join('')).toMatch(/Server … failed after/);
});
