/** Enough for the medians: with times that scatter by 20 ms, theirs scatters by 3. */
const rounds = 80;

/** How far apart answers to those who are known and to those who are not may be, ms. */
export const toleratedMs = 15;

type Timed = (round: number) => Promise<number>;

/**
 * Does both things in turns and answers how far apart the medians of their times are, ms. Once more before it counts: a
 * machine that is busy with something else is not a leak.
 *
 * @param one does it and answers how many ms it took
 */
export async function differenceOfMedians(one: Timed, other: Timed): Promise<number> {
  const first = await measure(one, other);
  return first < toleratedMs ? first : measure(one, other);
}

async function measure(one: Timed, other: Timed): Promise<number> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const takeOne = async () => void times[0].push(await one(round));
    const takeOther = async () => void times[1].push(await other(round));
    // By chance, since what one has left to be done may slow down the next.
    const [first, second] = Math.random() < 0.5 ? [takeOne, takeOther] : [takeOther, takeOne];
    await first();
    await second();
  }
  return Math.abs(median(times[0]) - median(times[1]));
}

function median(times: readonly number[]): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length / 2)]!;
}
