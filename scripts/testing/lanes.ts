/** Runs the tasks in their order, at most `lanes` of them at a time; rejects with the first failure once all lanes end. */
export async function inLanes(lanes: number, tasks: readonly (() => Promise<void>)[]): Promise<void> {
  const left = tasks.values();
  const lane = async () => {
    for (const task of left) await task();
  };
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
