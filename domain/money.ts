/** An amount in fen, an integer: 1 yuan is 100 fen. Negative for refunds and reversals. */
export type Fen = number;

/**
 * Prints fen as yuan with two decimals, exactly: `6953400` → `69,534.00`, `-5` → `-0.05`.
 * No float is involved, so every safe integer prints right.
 *
 * @throws RangeError when `fen` is not a safe integer.
 */
export function formatFen(fen: Fen, { grouping = true }: { grouping?: boolean } = {}): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('An amount is not a whole number of fen');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2);
  const whole = grouping ? yuan.replace(/\B(?=(\d{3})+$)/g, ',') : yuan;
  return `${fen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/**
 * The fee on one transaction: `rateBasisPoints` of the amount, rounded half up to the fen (away from zero
 * for refunds, so that a refund gives back just the fee of its sale). Source: the guide's sample, where
 * 0.2 % is rounded row by row.
 *
 * @throws RangeError when the product is not a whole number that a double holds exactly.
 */
export function feeOn(amount: Fen, rateBasisPoints: number): Fen {
  const product = Math.abs(amount) * rateBasisPoints + 5_000;
  if (!Number.isSafeInteger(product)) throw new RangeError('A fee is taken of whole fen at a whole rate');
  const magnitude = Math.floor(product / 10_000);
  return amount < 0 && magnitude > 0 ? -magnitude : magnitude;
}
