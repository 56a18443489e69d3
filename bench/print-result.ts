import type { BenchmarkResult, Goal } from './benchmark.ts';
import type { describeMachine } from './machine.ts';

/** The result as a person reads it. */
export function tableOf(result: BenchmarkResult, machine: ReturnType<typeof describeMachine>): string {
  const { name, unit, ours, peers, skipped, goals, figures } = result;
  const rows = [
    ['ours', `${ours.value} ${unit}`, memory(ours.peakRssMb)],
    ...peers.map((peer) => [`${peer.name} ${peer.version}`, `${peer.value} ${unit}`, memory(peer.peakRssMb)]),
    ...Object.entries(figures).map(([figure, values]) => [
      figure,
      ...Object.entries(values).map(([what, value]) => `${what} ${value}`),
    ]),
  ];
  return [
    `${name} (${unit})`,
    ...aligned(rows),
    ...goals.map(goalLine),
    ...skipped.map((left) => `  skipped: ${left.name}: ${left.why}`),
    `  on ${machine.cores} cores (${machine.cpu}), ${machine.memoryMb} MB, Node ${machine.node}, load ${machine.load.before} to ${machine.load.after}`,
  ].join('\n');
}

function goalLine({ name, value, goal, sense, held }: Goal): string {
  return `  ${held ? '✓' : '✗'} ${name}: ${value}, to be ${sense.replace('-', ' ')} ${goal}`;
}

function memory(megabytes: number | null): string {
  return megabytes === null ? '' : `${megabytes} MB at the most`;
}

function aligned(rows: readonly string[][]): string[] {
  const widths = rows
    .reduce<string[]>((longest, row) => (row.length > longest.length ? row : longest), [])
    .map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  );
}
