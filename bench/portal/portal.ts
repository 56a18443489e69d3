import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runEach } from '../../domain/concurrency.ts';
import { launchChromium } from '../../scripts/browser/launch-chromium.ts';
import { ensureSystemTool } from '../../scripts/servers/system-packages.ts';
import { startStack } from '../../scripts/stack.ts';
import { atMost, type Benchmark } from '../benchmark.ts';
import { type Load, loadSignIn } from './load-sign-in.ts';

const visits = 5;
const slowDown = 4;

/**
 * What a first visit of the sign-in page costs, by the browser's own performance API: bytes that came over the line
 * (headers included), and when the form can be used on a processor that is slowed down. Medians of five cold visits.
 */
export const benchmark: Benchmark = async (say) => {
  const chromium = await ensureSystemTool('chromium', say);
  const folder = await mkdtemp(join(tmpdir(), 'bench-portal-'));
  say('starting the stack');
  const stack = await startStack({ dataDir: folder, ports: 'free', quiet: true });
  const browser = await launchChromium(chromium);
  try {
    const slow = await visit(browser, stack.addresses.portal, slowDown, say);
    const full = await visit(browser, stack.addresses.portal, 1, say);
    return {
      name: 'portal',
      unit: 'ms',
      ours: { value: slow.usableMs, peakRssMb: null },
      peers: [],
      skipped: [],
      goals: [atMost('first-load-kb', slow.kilobytes, 200), atMost('usable-ms', slow.usableMs, 2_000)],
      figures: { 'at 4× slow-down': slow, 'at full speed': full },
    };
  } finally {
    await runEach(
      () => browser.close(),
      () => stack.stop(),
      () => rm(folder, { recursive: true, force: true }),
    );
  }
};

async function visit(browser: Browser, origin: string, rate: number, say: (line: string) => void) {
  const loads: Load[] = [];
  for (let count = 1; count <= visits; count += 1) {
    say(`visit ${count} of ${visits}, processor slowed down ${rate}×`);
    loads.push(await loadSignIn(browser, origin, rate));
  }
  const median = (pick: (load: (typeof loads)[number]) => number) =>
    Math.round(loads.map(pick).toSorted((one, other) => one - other)[Math.floor(visits / 2)]! * 10) / 10;
  return {
    kilobytes: median(({ bytes }) => bytes / 1024),
    requests: median(({ requests }) => requests),
    usableMs: median(({ usableMs }) => usableMs),
    largestPaintMs: median(({ largestPaintMs }) => largestPaintMs),
    longTasksMs: median(({ longTasksMs }) => longTasksMs),
  };
}
