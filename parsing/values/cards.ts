import { maskCardNumbers } from '../../domain/card-number.ts';
import { isResidentIdNo } from '../../domain/chinese-ids.ts';

/** A card number as it may be shown: digits, then stars, then digits (the guide shows 5 or 6 and 4). */
const masked = /^\d{0,10}[*xX]{3,}\d{0,4}$/;

/** Masks a card number: first 6, last 4. Undefined when it is neither a card number nor a masked one. */
export function readCard(text: string): { maskedCardNo: string; wasClear: boolean } | undefined {
  if (masked.test(text)) return { maskedCardNo: text, wasClear: false };
  if (!/^\d{12,19}$/.test(text)) return undefined;
  return { maskedCardNo: maskDigits(text), wasClear: true };
}

const maskDigits = (digits: string) =>
  `${digits.slice(0, 6)}${'*'.repeat(digits.length - 10)}${digits.slice(-4)}`;

/** Masks clear card numbers in a free text, and resident identity numbers (GB 11643) whole. */
export function maskText(text: string): { text: string; cards: number; identities: number } {
  if (!/[0-9０-９]{4}/.test(text)) return { text, cards: 0, identities: 0 };
  let identities = 0;
  const withoutIds = text.replace(/(?<!\d)\d{17}[\dXx](?!\d)/g, (found) => {
    if (!isResidentIdNo(found.toUpperCase())) return found;
    identities += 1;
    return '*'.repeat(18);
  });
  const { text: safe, count } = maskCardNumbers(withoutIds);
  return { text: safe, cards: count, identities };
}

const rawCharacters = 120;

// eslint-disable-next-line no-control-regex -- shown by their numbers
const controls = /[\u0000-\u001f\u007f]/g;

/** What a finding shows of the file: every long run of digits masked, control characters by number, at most 120 characters. */
export function maskRaw(text: string, { names = false }: { names?: boolean } = {}): string {
  const short = text
    .slice(0, rawCharacters * 2)
    .replace(/\d{15,17}[\dXx]\b/g, (found) => '*'.repeat(found.length))
    .replace(/\d{12,}/g, maskDigits)
    .replace(controls, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return (names ? short.replace(/\p{Script=Han}/gu, '＊') : short).slice(0, rawCharacters);
}
