import { stat } from 'node:fs/promises';
import type { Say, Skipped } from './benchmark.ts';
import type { Peer } from './peer.ts';
import { runProgram, type Program } from './run-program.ts';

/** What one side's runs gave. */
export class Runs<Printed> {
  readonly printed: Printed[] = [];
  readonly ms: number[] = [];
  /** MB; of a program that works in processes of its own, what it says itself. */
  readonly peaks: number[] = [];
  /** How many times faster ours was, each time, that ran just before: other load on the machine meets both. */
  readonly ratios: number[] = [];

  /** MB, null where the system does not tell. */
  get peakRssMb(): number | null {
    return this.peaks.length === 0 ? null : median(this.peaks);
  }
}

interface Race<Printed> {
  readonly ours: Program;
  readonly programs: ReadonlyMap<Peer, Program>;
  readonly rounds: number;
  /** What follows a program's own parameters, where it is to write `path`. */
  readonly parameters: (path: string) => readonly string[];
  readonly pathOf: (name: string) => string;
  readonly msOf: (printed: Printed) => number;
  /** @throws Error when the file is not what everybody has to write */
  readonly requireContent: (path: string) => Promise<void>;
  /** Gets who is out, and why. */
  readonly skipped: Skipped[];
}

/** Builds what there is a toolchain for; the others are `skipped` by name. */
export async function prepare(
  peers: readonly Peer[],
  say: Say,
  skipped: Skipped[],
): Promise<Map<Peer, Program>> {
  const programs = new Map<Peer, Program>();
  for (const peer of peers) {
    try {
      programs.set(peer, await peer.prepare(say));
    } catch (error) {
      skipped.push({ name: peer.name, why: (error as Error).message });
    }
  }
  return programs;
}

/**
 * Lets ours run before every run of a peer's, round by round. A peer that fails, or writes something else, is out; ours
 * must not.
 */
export async function race<Printed extends object>(
  { ours, programs, rounds, parameters, pathOf, msOf, requireContent, skipped }: Race<Printed>,
  say: Say,
): Promise<[Runs<Printed>, Map<Peer, Runs<Printed>>]> {
  const own = new Runs<Printed>();
  const theirs = new Map([...programs.keys()].map((peer) => [peer, new Runs<Printed>()]));
  const runOnce = async (program: Program, path: string, runs: Runs<Printed>) => {
    const { printed, peakRssMb } = await runProgram<Printed>(program, ...parameters(path));
    runs.printed.push(printed);
    runs.ms.push(msOf(printed));
    const peak = 'peakRssMb' in printed ? Number(printed.peakRssMb) : peakRssMb;
    if (peak !== null) runs.peaks.push(peak);
  };
  for (let round = 1; round <= rounds; round += 1) {
    for (const [peer, runs] of theirs) {
      say(`round ${round} of ${rounds}: ours, then ${peer.name}`);
      await runOnce(ours, pathOf('ours'), own);
      try {
        await runOnce(programs.get(peer)!, pathOf(peer.name), runs);
        runs.ratios.push(runs.ms.at(-1)! / own.ms.at(-1)!);
        if (round === 1) await requireContent(pathOf(peer.name));
      } catch (error) {
        skipped.push({ name: peer.name, why: (error as Error).message });
        theirs.delete(peer);
      }
    }
  }
  if (own.ms.length === 0) await runOnce(ours, pathOf('ours'), own);
  await requireContent(pathOf('ours'));
  return [own, theirs];
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

export function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** MB of each side's last file. */
export async function sizesOf(
  names: readonly string[],
  pathOf: (name: string) => string,
): Promise<Record<string, number>> {
  const found = names.map(
    async (name) => [name, hundredths((await stat(pathOf(name))).size / 1024 ** 2)] as const,
  );
  return Object.fromEntries(await Promise.all(found));
}
