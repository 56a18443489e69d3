import { atLeast, atMost, type BenchmarkResult, type Figures, type Say } from '../benchmark.ts';
import { atATime, spreadOf, timed } from '../percentiles.ts';
import { type BenchStack, startBenchStack } from './bench-stack.ts';
import { measurePuzzles } from './puzzles.ts';
import {
  browserOf,
  hashOf,
  type Person,
  personOf,
  steps,
  type StepTimes,
  takeActivation,
} from './take-activation.ts';

const width = 10;
const counts = { warmUp: 30, measured: 150, hashedInStep: 30, signIns: 100 };
/** Tokens are earned ahead, and are good for two minutes. */
const tokensAhead = 50;

/**
 * Ten people at a time, from the first step to the account, then ten at a time who sign in. The goal is on the steps:
 * what a workflow costs. argon2 is slow on purpose, so its time is measured apart.
 */
export async function benchmark(say: Say): Promise<BenchmarkResult> {
  say('starting the portal');
  const stack = await startBenchStack(counts.warmUp + counts.measured + counts.hashedInStep);
  try {
    return await measure(stack, say);
  } finally {
    await stack.stop();
  }
}

async function measure(stack: BenchStack, say: Say): Promise<BenchmarkResult> {
  const people = stack.merchants.map(personOf);
  const warm = people.slice(0, counts.warmUp);
  const measured = people.slice(counts.warmUp, counts.warmUp + counts.measured);
  say('warming up');
  await activateAll(stack, warm);
  say(`${measured.length} activations, ${width} at a time`);
  const hashes = await hashAhead(measured);
  const before = stack.cpuTimes();
  const times = await activateAll(stack, measured, hashes.byUsername);
  const after = stack.cpuTimes();
  say('activations that hash within the step');
  const whole = await activateAll(stack, people.slice(counts.warmUp + counts.measured));
  say('sign-ins');
  const signIns = await signInAll(stack, measured.slice(0, counts.signIns));
  say('puzzles');
  const puzzles = await measurePuzzles();
  const all = spreadOf(times.flatMap((each) => Object.values(each)));
  return {
    name: 'identity',
    unit: 'ms',
    ours: { value: all.p95, peakRssMb: stack.peakRssMb() },
    peers: [],
    skipped: [],
    goals: [
      atMost('step-p95-ms', all.p95, 100),
      atMost('login-p95-ms', signIns.p95, 500),
      atLeast('puzzles-per-second', puzzles, 20),
    ],
    figures: {
      ...figuresOf(times),
      'any step': all,
      'processor ms a step': perStep(before, after, all.samples),
      argon2: spreadOf(hashes.times),
      'credentials with argon2': spreadOf(whole.map(({ credentials }) => credentials)),
      'sign-in': signIns,
    },
  };
}

async function activateAll(
  stack: BenchStack,
  people: readonly Person[],
  hashes?: ReadonlyMap<string, string>,
): Promise<StepTimes[]> {
  const times: StepTimes[] = [];
  await atATime(width, people, async (person) => {
    times.push(await takeActivation(stack, person, hashes?.get(person.username)));
  });
  return times;
}

function figuresOf(times: readonly StepTimes[]): Record<string, Figures> {
  return Object.fromEntries(steps.map((step) => [step, spreadOf(times.map((each) => each[step]))]));
}

/** What a step costs, independent of other load on the machine. */
function perStep(before: Figures, after: Figures, count: number): Figures {
  const spent = Object.entries(after).map(([part, ms]) => [part, round((ms - before[part]!) / count)]);
  return Object.fromEntries(spent) as Figures;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

async function hashAhead(people: readonly Person[]) {
  const byUsername = new Map<string, string>();
  const times: number[] = [];
  await atATime(width, people, async ({ username, password }) => {
    const { value, ms } = await timed(() => hashOf(password));
    byUsername.set(username, value);
    times.push(ms);
  });
  return { byUsername, times };
}

/** The work of the captcha is done before, apart: it is the browser's, and here it would take the api's processor. */
async function signInAll(stack: BenchStack, people: readonly Person[]) {
  const times: number[] = [];
  for (let first = 0; first < people.length; first += tokensAhead) {
    const ready = [];
    for (const person of people.slice(first, first + tokensAhead)) {
      const browser = browserOf(person, stack.origin);
      ready.push({ person, browser, captchaToken: await browser.captchaToken() });
    }
    await atATime(width, ready, async ({ person: { username, password }, browser, captchaToken }) => {
      times.push((await timed(() => browser.post('session', { username, password, captchaToken }))).ms);
    });
  }
  return spreadOf(times);
}
