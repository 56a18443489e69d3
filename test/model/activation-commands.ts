import fc from 'fast-check';
import { type Flow, type MoveKind, moveKinds } from './activation-flow.ts';
import type { World } from './activation-world.ts';

/** Nothing is predicted: any refusal may come. What must hold is checked against what was seen. */
type Model = object;

export interface Run {
  readonly world: World;
  readonly flows: readonly Flow[];
}

type Command = fc.AsyncCommand<Model, Run>;

interface Move {
  readonly flow: number;
  readonly kind: MoveKind | 'rightly' | 'wrongly';
  /** Which merchant, username or address. */
  readonly pick: number;
}

export const flowCount = 3;

const moveOf = (...kinds: Move['kind'][]): fc.Arbitrary<Move> =>
  fc.record({ flow: fc.nat(flowCount - 1), kind: fc.constantFrom(...kinds), pick: fc.nat(1) });

const next = moveOf('rightly');
const move = fc.oneof(
  { weight: 5, arbitrary: next },
  { weight: 2, arbitrary: moveOf('wrongly') },
  { weight: 1, arbitrary: moveOf(...moveKinds) },
);
/** Short of and beyond the wait for another code, and the life of one. */
const jumpMs = fc.constantFrom(30_000, 61_000, 290_000, 301_000);

/** One to four moves at the same time, of the same flow or of several. */
const together = (moves: readonly Move[]): Command =>
  command(moves.map(({ flow, kind, pick }) => `${flow}: ${kind} ${pick}`).join(' | '), (run) =>
    Promise.all(moves.map((each) => take(run, each))),
  );

/** The workers stop and others start while people go on. */
const restart = (moves: readonly Move[]): Command =>
  command(`restart with ${moves.length} moves under way`, (run) =>
    Promise.all([run.world.restartWorkers(), ...moves.map((each) => take(run, each))]),
  );

export const commands = fc.commands<Model, Run, false>(
  [
    fc.array(move, { minLength: 1, maxLength: 4 }).map(together),
    fc.array(move, { minLength: 1, maxLength: 4 }).map(together),
    fc.array(move, { minLength: 1, maxLength: 4 }).map(together),
    fc.array(move, { minLength: 2, maxLength: 4 }).map(together),
    fc.array(move, { minLength: 2, maxLength: 4 }).map(together),
    fc.array(next, { minLength: 3, maxLength: 4 }).map(together),
    fc.array(next, { minLength: 3, maxLength: 4 }).map(together),
    fc.array(next, { minLength: 3, maxLength: 4 }).map(together),
    fc.array(next, { minLength: 3, maxLength: 4 }).map(together),
    jumpMs.map((ms) => command(`${ms / 1_000} s later`, async ({ world }) => world.jump(ms))),
    fc.constant(command('a new agreement is published', ({ world }) => world.publishTerms())),
    fc.array(next, { minLength: 1, maxLength: 2 }).map(restart),
  ],
  { maxCommands: 20, size: 'max' },
);

function take({ flows }: Run, { flow, kind, pick }: Move): Promise<void> {
  const who = flows[flow]!;
  return kind === 'rightly' || kind === 'wrongly' ? who.due(kind, pick) : who.move(kind, pick);
}

function command(name: string, work: (run: Run) => Promise<unknown>): Command {
  return {
    check: () => true,
    run: async (_model, run) => void (await work(run)),
    toString: () => name,
  };
}
