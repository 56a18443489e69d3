import { sleep } from '@temporalio/workflow';

/** Sleeps for two days; returns how long that was, in ms. */
export async function sleeper(): Promise<number> {
  const began = Date.now();
  await sleep('2 days');
  return Date.now() - began;
}
