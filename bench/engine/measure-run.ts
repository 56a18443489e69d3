import { taskQueues, workflowIds } from '../../contracts/ids.ts';
import type { monthlyStatementRun } from '../../workflows/index.ts';
import type { Figures } from '../benchmark.ts';
import type { EngineStack } from './engine-stack.ts';

export interface MeasuredRun {
  readonly items: number;
  /** Of subjects with transactions: the generated ones have one application type, and so one statement each. */
  readonly statements: number;
  readonly seconds: number;
  /** ms of processor time an item, by part: independent of other load on the machine. */
  readonly cpuPerItem: Figures;
}

/** Runs a month from its start to its end. @throws Error when it does not succeed */
export async function measureRun(stack: EngineStack, period: string): Promise<MeasuredRun> {
  const before = stack.cpuTimes();
  const began = performance.now();
  const handle = await stack.client.workflow.start<typeof monthlyStatementRun>('monthlyStatementRun', {
    taskQueue: taskQueues.statements,
    workflowId: workflowIds.monthlyStatementRun(period),
    args: [{ period, requestedBy: 'bench' }],
  });
  const { counts, state } = await handle.result();
  const seconds = (performance.now() - began) / 1_000;
  const after = stack.cpuTimes();
  if (state !== 'SUCCEEDED') throw new Error(`the run ended ${state}: ${JSON.stringify(counts)}`);
  const { items, empty } = counts!;
  const spent = Object.entries(after).map(([part, ms]) => [part, (ms - before[part]!) / items] as const);
  return { items, statements: items - empty, seconds, cpuPerItem: Object.fromEntries(spent) };
}
