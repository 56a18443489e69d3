import type { BenchmarkResult, Goal } from './benchmark.ts';
import type { describeMachine } from './machine.ts';

/** What a page says of a run: where, when and how, every writer's figures, and the goals. */
export function markdownOf(
  result: BenchmarkResult,
  machine: ReturnType<typeof describeMachine>,
  command: string,
): string {
  const { skipped, goals } = result;
  const { cores, cpu, memoryMb, node, load, date } = machine;
  return [
    `\`${command}\` on ${date}: ${cores} cores (${cpu}), ${memoryMb} MB, Node ${node}, load ${load.before} at its start and ${load.after} at its end.`,
    writersOf(result),
    goals.length > 0 && table(['goal', 'measured', 'to be', ''], goals.map(goalCells)),
    othersOf(result),
    ...skipped.map(({ name, why }) => `Skipped: ${name} (${why.split('\n')[0]}).`),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Ours and the peers, with all that was measured of each of them: a figure whose names are the writers'. */
function writersOf({ unit, ours, peers, figures }: BenchmarkResult): string {
  const names = ['ours', ...peers.map(({ name }) => name)];
  const columns = Object.entries(figures).filter(([, values]) => isOfWriters(values, names));
  const rows = [{ name: 'ours', version: '', ...ours }, ...peers].map((writer) => [
    `${writer.name} ${writer.version}`.trim(),
    writer.value,
    writer.peakRssMb ?? '',
    ...columns.map(([, values]) => values[writer.name] ?? ''),
  ]);
  return table(['writer', unit, 'peak memory, MB', ...columns.map(([figure]) => figure)], rows);
}

function othersOf({ peers, figures }: BenchmarkResult): string {
  const names = ['ours', ...peers.map(({ name }) => name)];
  return Object.entries(figures)
    .filter(([, values]) => !isOfWriters(values, names))
    .map(([figure, values]) => {
      const told = Object.entries(values).map(([what, value]) => `${what} ${numberText(value)}`);
      return `- ${figure}: ${told.join(', ')}`;
    })
    .join('\n');
}

function isOfWriters(values: object, names: readonly string[]): boolean {
  return Object.keys(values).every((name) => names.includes(name));
}

function goalCells({ name, value, goal, sense, held }: Goal): string[] {
  const wanted = `${sense.replace('-', ' ')} ${goal}`;
  return [`\`${name}\``, numberText(value), wanted, held ? 'holds' : 'does not hold'];
}

function table(headers: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [headers, headers.map(() => '---'), ...rows.map((row) => row.map(cellText))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cellText(cell: string | number): string {
  return typeof cell === 'number' ? numberText(cell) : cell;
}

function numberText(value: number): string {
  return value.toLocaleString('en-US');
}
