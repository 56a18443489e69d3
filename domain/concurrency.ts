/** A half-open range of numbers that count from 0. */
interface Range {
  readonly fromOrdinal: number;
  readonly toOrdinal: number;
}

/** Cuts a range of ordinals into pieces of at most `size`. */
export function split({ fromOrdinal, toOrdinal }: Range, size: number): Range[] {
  const pieces = Math.ceil((toOrdinal - fromOrdinal) / size);
  return Array.from({ length: Math.max(0, pieces) }, (_, index) => ({
    fromOrdinal: fromOrdinal + index * size,
    toOrdinal: Math.min(fromOrdinal + (index + 1) * size, toOrdinal),
  }));
}

/**
 * Runs all tasks, `concurrency` at a time. Results keep the tasks' order.
 * After a failure no further task starts; when the running ones have ended, the first failure is thrown.
 */
export async function mapConcurrent<Task, Result>(
  tasks: readonly Task[],
  concurrency: number,
  work: (task: Task, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const takeTasks = async (): Promise<void> => {
    while (next < tasks.length && failures.length === 0) {
      const index = next++;
      try {
        results[index] = await work(tasks[index]!, index);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, tasks.length) }, takeTasks));
  if (failures.length > 0) throw failures[0];
  return results;
}

/** Takes every step in turn, whatever an earlier one threw; throws the first failure once all have ended. */
export async function runEach(...steps: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
