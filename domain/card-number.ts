/** Digits of a card that may stand, first and last (PCI DSS 4, requirement 3.4.1). */
const shown = { first: 6, last: 4 };

/** 16 or 19 digits, at once or in groups of four, and no digit on either side. */
const candidate =
  /(?<![0-9０-９])[0-9０-９]{4}(?:[ \-－\u3000]?[0-9０-９]{4}){3}(?:[ \-－\u3000]?[0-9０-９]{3})?(?![0-9０-９])/g;

export interface MaskedText {
  readonly text: string;
  readonly count: number;
}

/** Masks every clear card number in a text: 16 or 19 digits that pass the Luhn check keep the first 6 and the last 4. */
export function maskCardNumbers(text: string): MaskedText {
  let count = 0;
  const masked = text.replace(candidate, (found) => {
    const digits = found.normalize('NFKC').replace(/\D/g, '');
    if (!passesLuhn(digits)) return found;
    count += 1;
    return maskCardNumber(digits);
  });
  return { text: masked, count };
}

function maskCardNumber(digits: string): string {
  const hidden = '*'.repeat(digits.length - shown.first - shown.last);
  return digits.slice(0, shown.first) + hidden + digits.slice(-shown.last);
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
