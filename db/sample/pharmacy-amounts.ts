import { feeOn } from '../../domain/money.ts';
import type { Fen } from '../../domain/money.ts';
import type { Random } from './random.ts';

const yuan = 100;

/** What a person may pay in a pharmacy: mostly some tens of whole yuan, often ending in 8 or 9. */
export function drawAmount(random: Random): Fen {
  const usual = 2 + Math.floor((random.below(230) * random.below(230)) / 230);
  const whole = random.below(20) === 0 ? usual + 100 + random.below(300) : usual;
  const priced = random.below(2) === 0 ? whole - (whole % 10) + random.pick([3, 4, 8, 8, 9, 9]) : whole;
  const cents = random.below(6) === 0 ? random.pick([20, 50, 50, 60, 80, 85, 90]) : 0;
  return priced * yuan + cents;
}

/**
 * `count` amounts whose sum, and the sum of whose fees (rounded row by row), are exactly the ones asked for.
 *
 * @throws RangeError when no such amounts are found: the two sums are too far apart for rounding to explain.
 */
export function drawAmounts(
  random: Random,
  {
    count,
    amountFen,
    feeFen,
    rateBasisPoints,
  }: { count: number; amountFen: Fen; feeFen: Fen; rateBasisPoints: number },
): Fen[] {
  const amounts = Array.from({ length: count }, () => drawAmount(random));
  meetSum(amounts, amountFen);
  meetFees(amounts, feeFen, rateBasisPoints);
  return amounts;
}

/** Moves the sum to `target` by ten yuan a row, which leaves prices their last digit; the largest takes the rest. */
function meetSum(amounts: Fen[], target: Fen): void {
  let missing = target - sumOf(amounts);
  for (let pass = 0, at = 0; Math.abs(missing) >= 10 * yuan; at = (at + 1) % amounts.length) {
    if (at === 0 && pass++ > 1_000) throw new RangeError('No amounts have this sum');
    const step = Math.sign(missing) * 10 * yuan;
    if (amounts[at]! + step < yuan) continue;
    amounts[at]! += step;
    missing -= step;
  }
  const richest = amounts.indexOf(Math.max(...amounts));
  amounts[richest]! += missing;
}

/**
 * Moves single yuan between neighbours until rounding gives the fees that are missing or takes those too many:
 * at 0.2 %, 43 and 41 yuan cost 9 + 8 fen, 42 and 42 yuan cost 8 + 8.
 */
function meetFees(amounts: Fen[], target: Fen, rateBasisPoints: number): void {
  const fee = (amount: Fen): Fen => feeOn(amount, rateBasisPoints);
  let missing = target - sumOf(amounts.map(fee));
  for (let pass = 0, at = 0; missing !== 0; at = (at + 1) % (amounts.length - 1)) {
    if (at === 0 && pass++ > 50) throw new RangeError('No amounts have these fees');
    const [left, right] = [amounts[at]!, amounts[at + 1]!];
    const change = (moved: Fen): Fen => fee(left + moved) + fee(right - moved) - fee(left) - fee(right);
    const moved = [yuan, -yuan].find((step) => change(step) === Math.sign(missing));
    if (moved === undefined || Math.min(left + moved, right - moved) < yuan) continue;
    amounts[at] = left + moved;
    amounts[at + 1] = right - moved;
    missing -= Math.sign(missing);
  }
}

function sumOf(amounts: readonly Fen[]): Fen {
  return amounts.reduce((total, amount) => total + amount, 0);
}
