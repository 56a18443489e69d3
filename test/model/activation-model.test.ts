import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commands, flowCount, type Run } from './activation-commands.ts';
import { Flow, type Stakes } from './activation-flow.ts';
import { checkInvariants } from './activation-invariants.ts';
import { createWorld, type World } from './activation-world.ts';

let world: World;
/** Over all runs: so that the checks are known to have had something to check. */
const seen = { runs: 0, accounts: 0, refusals: new Set<string>() };

beforeAll(async () => {
  world = await createWorld();
}, 60_000);
afterAll(() => world.close());

function stakesOf(run: number): Stakes {
  return {
    merchants: world.freshMerchants(2),
    usernames: [`model-${run}-one`, `model-${run}-two`],
    addresses: [`one@model-${run}.example`, `two@model-${run}.example`],
  };
}

const runs = Number(process.env['MODEL_RUNS'] ?? 10);
const shrinkingMs = 45_000;

/**
 * Three flows that compete for two merchants, two names and two addresses. Once a sequence has failed, shorter ones are
 * looked for so long.
 */
function whatMustHoldHolds() {
  let deadline = Number.POSITIVE_INFINITY;
  return fc.asyncProperty(commands, async (sequence) => {
    if (Date.now() > deadline) return;
    try {
      await playOnce(sequence);
    } catch (error) {
      deadline = Math.min(deadline, Date.now() + shrinkingMs);
      throw error;
    }
  });
}

async function playOnce(sequence: Parameters<typeof fc.asyncModelRun<object, Run, false, object>>[1]) {
  seen.runs += 1;
  const stakes = stakesOf(seen.runs);
  const flows = await Promise.all(Array.from({ length: flowCount }, () => Flow.begin(world, stakes)));
  try {
    await fc.asyncModelRun(() => ({ model: {}, real: { world, flows } }), sequence);
    seen.accounts += await checkInvariants(world, stakes, flows);
    for (const { refusals } of flows) for (const refusal of refusals) seen.refusals.add(refusal);
  } finally {
    await Promise.all(flows.map((flow) => flow.end()));
  }
}

const given = process.env['MODEL_SEED'];

/**
 * A failure shows the shortest sequence that fails and its seed; MODEL_SEED runs that seed again, and MODEL_RUNS says
 * how many sequences, for longer than the suite takes.
 */
test.each([
  ['always the same', 20_190_909],
  ['other', given === undefined ? randomInt(2 ** 31) : Number(given)],
])(
  'whatever happens in whatever order, what must hold holds (%s sequences, seed %i)',
  async (_which, seed) => {
    await fc.assert(whatMustHoldHolds(), { seed, numRuns: runs });
  },
  90_000 + runs * 10_000,
);

test('the sequences reach accounts, wrong codes and lost races', () => {
  expect(seen.accounts).toBeGreaterThanOrEqual(1);
  const reached = (...refusals: string[]) => refusals.some((refusal) => seen.refusals.has(refusal));
  expect(reached('STEP_OUT_OF_ORDER')).toBe(true);
  expect(reached('CODE_WRONG', 'CODE_EXPIRED')).toBe(true);
  expect(reached('ALREADY_ACTIVATED', 'USERNAME_TAKEN', 'ADDRESS_TAKEN')).toBe(true);
});
