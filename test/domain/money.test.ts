import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { feeOn, formatFen } from '../../domain/money.ts';

const fen = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
const parse = (text: string) => BigInt(text.replace(/[,.]/g, ''));

describe('formatFen', () => {
  test.each([
    [0, '0.00'],
    [-0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [100, '1.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [6_953_400, '69,534.00'],
    [-123_456_789, '-1,234,567.89'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('prints %d fen as %s yuan', (amount, text) => {
    expect(formatFen(amount)).toBe(text);
  });

  test('loses nothing: what is printed reads back as the same fen', () => {
    fc.assert(fc.property(fen, (amount) => parse(formatFen(amount)) === BigInt(amount)));
  });

  test('groups by three digits, or not at all', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(formatFen(amount)).toMatch(/^-?\d{1,3}(,\d{3})*\.\d{2}$/);
        expect(formatFen(amount, { grouping: false })).toBe(formatFen(amount).replaceAll(',', ''));
      }),
    );
  });

  test.each([0.1, NaN, Infinity, 2 ** 53])('refuses %d, which is no whole number of fen', (amount) => {
    expect(() => formatFen(amount)).toThrow(RangeError);
  });
});

describe('feeOn', () => {
  test.each([
    [400, 1],
    [8_400, 17],
    [14_100, 28],
    [4_200, 8],
    [900, 2],
  ])("takes the guide's fee: 0.2 %% of %d fen is %d fen", (amount, fee) => {
    expect(feeOn(amount, 20)).toBe(fee);
  });

  test('rounds half up, row by row', () => {
    expect(feeOn(250, 20)).toBe(1);
    expect(feeOn(249, 20)).toBe(0);
  });

  test('a refund gives back just the fee of its sale', () => {
    const amount = fc.integer({ min: 0, max: 100_000_000_000 });
    const rate = fc.integer({ min: 0, max: 1_000 });
    fc.assert(fc.property(amount, rate, (sale, points) => feeOn(-sale, points) + feeOn(sale, points) === 0));
  });

  test('is never more than half a fen away from the exact fee', () => {
    const amount = fc.integer({ min: 0, max: 100_000_000_000 });
    const rate = fc.integer({ min: 0, max: 1_000 });
    fc.assert(
      fc.property(amount, rate, (sale, points) => {
        const distance = 20_000n * BigInt(feeOn(sale, points)) - 2n * BigInt(sale) * BigInt(points);
        return distance <= 10_000n && distance > -10_000n;
      }),
    );
  });

  test('is 0 and not -0 where there is nothing to take', () => {
    expect(feeOn(-1, 20)).toBe(0);
  });

  test('refuses what a double can not hold exactly', () => {
    expect(() => feeOn(Number.MAX_SAFE_INTEGER, 20)).toThrow(RangeError);
    expect(() => feeOn(0.5, 3)).toThrow(RangeError);
  });
});
