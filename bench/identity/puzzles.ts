import { setTimeout as sleep } from 'node:timers/promises';
import { createPuzzleFactory } from '../../captcha/puzzle-factory.ts';

const measuredMs = 5_000;
const warmUp = 20;

/** How many puzzles the one thread that draws them in production makes in a second, when it never has to wait. */
export async function measurePuzzles(): Promise<number> {
  const factory = createPuzzleFactory();
  try {
    for (let n = 0; n < warmUp; n += 1) await factory.make();
    let made = 0;
    let over = false;
    const keepBusy = async () => {
      while (!over) await factory.make().then(() => (made += 1));
    };
    const begun = performance.now();
    const busy = Promise.all([keepBusy(), keepBusy()]);
    await sleep(measuredMs);
    const perSecond = made / ((performance.now() - begun) / 1_000);
    over = true;
    await busy;
    return Math.round(perSecond * 10) / 10;
  } finally {
    await factory.close();
  }
}
