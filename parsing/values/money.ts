import { largestFen } from '../../domain/clearing/row-fault.ts';
import type { FindingCode } from '../../domain/clearing/finding.ts';

/** How an amount is written. `subFen`: what becomes of a part of a fen; WeChat states fees with five decimals. */
export interface MoneyRule {
  readonly unit: 'fen' | 'yuan';
  readonly subFen: 'refuse' | 'round';
  /** Excel's binary tails, `299.85000000000002`, are taken off. */
  readonly floatTail: boolean;
}

const pattern = /^([+-]?)(\d*|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/;

/**
 * Reads an amount exactly, without a float: `.85`, `19000`, `1,234.50`, `-8`.
 *
 * @returns fen, or MONEY_INVALID, MONEY_NOT_WHOLE_FEN, or FEE_ROUNDED with no value lost but parts of a fen
 */
export function readMoney(text: string, rule: MoneyRule): bigint | FindingCode {
  const match = pattern.exec(rule.floatTail ? withoutTail(text) : text);
  if (!match) return 'MONEY_INVALID';
  const [, sign, whole = '', fraction = ''] = match;
  if (whole === '' && fraction === '') return 'MONEY_INVALID';
  const decimals = rule.unit === 'yuan' ? 2 : 0;
  const digits = whole.replaceAll(',', '') + fraction.slice(0, decimals).padEnd(decimals, '0');
  const magnitude = Number(digits);
  if (magnitude > largestFen) return 'MONEY_INVALID';
  const below = fraction.slice(decimals);
  const lost = /[1-9]/.test(below);
  if (lost && rule.subFen === 'refuse') return 'MONEY_NOT_WHOLE_FEN';
  const up = lost && below >= '5' ? 1n : 0n;
  const fen = BigInt(magnitude) + up;
  return sign === '-' ? -fen : fen;
}

/** A double holds 15 digits; what follows the sixth decimal of yuan is its error. */
function withoutTail(text: string): string {
  return /\.\d{7,}$|e/i.test(text) && Number.isFinite(Number(text)) && text !== ''
    ? Number(text).toFixed(6)
    : text;
}
