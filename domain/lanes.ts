import type { ItemRange } from '../../contracts/statements.ts';

/** Cuts a range of ordinals into pieces of at most `size`. */
export function split({ fromOrdinal, toOrdinal }: ItemRange, size: number): ItemRange[] {
  const pieces = Math.ceil((toOrdinal - fromOrdinal) / size);
  return Array.from({ length: Math.max(0, pieces) }, (_, index) => ({
    fromOrdinal: fromOrdinal + index * size,
    toOrdinal: Math.min(fromOrdinal + (index + 1) * size, toOrdinal),
  }));
}

/** Does all tasks, `lanes` at a time, each lane taking the next task as soon as it is free. Results keep the tasks' order. */
export async function inLanes<Task, Result>(
  tasks: readonly Task[],
  lanes: number,
  work: (task: Task, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < tasks.length) {
      const index = next++;
      results[index] = await work(tasks[index]!, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, tasks.length) }, lane));
  return results;
}
