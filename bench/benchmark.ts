/** What a benchmark found out, in the form that `--json` prints. */
export interface BenchmarkResult {
  readonly name: string;
  readonly unit: string;
  readonly ours: { readonly value: number; readonly peakRssMb: number | null };
  readonly peers: readonly {
    readonly name: string;
    readonly version: string;
    readonly value: number;
    readonly peakRssMb: number | null;
  }[];
  readonly skipped: readonly Skipped[];
  readonly goals: readonly Goal[];
  /** Everything else that was measured: a line of the table each. */
  readonly figures: Readonly<Record<string, Figures>>;
}

export interface Skipped {
  readonly name: string;
  readonly why: string;
}

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly goal: number;
  readonly sense: 'at-most' | 'at-least';
  readonly held: boolean;
}

export type Figures = Readonly<Record<string, number>>;

/** Tells what is going on; never on standard output, which is the result's. */
export type Say = (line: string) => void;

export interface BenchmarkOptions {
  /** The size of what is measured, where it has one; each benchmark has its own default. */
  readonly rows?: number;
}

export type Benchmark = (say: Say, options: BenchmarkOptions) => Promise<BenchmarkResult>;

export function atMost(name: string, value: number, goal: number): Goal {
  return { name, value, goal, sense: 'at-most', held: value <= goal };
}

export function atLeast(name: string, value: number, goal: number): Goal {
  return { name, value, goal, sense: 'at-least', held: value >= goal };
}
