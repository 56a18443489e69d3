import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  creditCodeCheckOf,
  isBusinessLicenceNo,
  isResidentIdNo,
  registrationNoCheckOf,
  residentIdCheckOf,
} from '../../domain/chinese-ids.ts';

const creditCodeCharacters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = [...'0123456789'];
const pad = (number: number, length: number) => String(number).padStart(length, '0');

const residentId = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2020, 0, 1) }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([region, birth, sequence]) => {
    const first17 = `${region}${new Date(birth).toISOString().slice(0, 10).replaceAll('-', '')}${pad(sequence, 3)}`;
    return first17 + residentIdCheckOf(first17);
  });
const creditCode = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.array(fc.constantFrom(...creditCodeCharacters), { minLength: 9, maxLength: 9 }),
  )
  .map(([region, organisation]) => {
    const first17 = `91${region}${organisation.join('')}`;
    return first17 + creditCodeCheckOf(first17);
  });
const registrationNo = fc.integer({ min: 0, max: 99_999_999_999_999 }).map((number) => {
  const first14 = pad(number, 14);
  return first14 + registrationNoCheckOf(first14);
});

/** A number with exactly one character replaced by another of the alphabet. */
function withOneChange(number: fc.Arbitrary<string>, length: number, alphabet: readonly string[]) {
  return fc
    .tuple(number, fc.nat(length - 1), fc.constantFrom(...alphabet))
    .map(([text, at, other]) => ({ text, changed: text.slice(0, at) + other + text.slice(at + 1) }))
    .filter(({ text, changed }) => text !== changed);
}

describe('resident identity numbers (GB 11643-1999)', () => {
  test("the standard's own examples hold", () => {
    expect(isResidentIdNo('11010519491231002X')).toBe(true);
    expect(residentIdCheckOf('44052418800101001')).toBe('4');
  });

  test('every number with its check character is taken', () => {
    fc.assert(fc.property(residentId, isResidentIdNo));
  });

  test('any one changed character is caught', () => {
    const changes = withOneChange(residentId, 18, [...digits, 'X']);
    fc.assert(fc.property(changes, ({ changed }) => !isResidentIdNo(changed)));
  });

  test('two neighbours changing places are caught', () => {
    const swaps = fc.tuple(residentId, fc.nat(15)).filter(([text, at]) => text[at] !== text[at + 1]);
    fc.assert(
      fc.property(
        swaps,
        ([text, at]) => !isResidentIdNo(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2)),
      ),
    );
  });

  test.each(['19491332', '19490230', '18991231', '20190229'])('a birth date of %s is none', (birth) => {
    const first17 = `110105${birth}002`;
    expect(isResidentIdNo(first17 + residentIdCheckOf(first17))).toBe(false);
  });

  test.each(['11010519491231002x', '1101051949123100', '', '01010519491231002X', '110105194912310021X'])(
    'refuses %j',
    (text) => {
      expect(isResidentIdNo(text)).toBe(false);
    },
  );
});

describe('unified social credit codes (GB 32100-2015)', () => {
  test("the standard's own example holds", () => {
    expect(isBusinessLicenceNo('91350100M000100Y43')).toBe(true);
  });

  test('every code with its check character is taken', () => {
    fc.assert(fc.property(creditCode, isBusinessLicenceNo));
  });

  test('any one changed character is caught', () => {
    const changes = withOneChange(creditCode, 18, creditCodeCharacters);
    fc.assert(fc.property(changes, ({ changed }) => !isBusinessLicenceNo(changed)));
  });

  test.each([...'IOSVZ'])('the letter %s is never in one', (letter) => {
    expect(isBusinessLicenceNo(`91350100${letter}000100Y43`)).toBe(false);
  });
});

describe('registration numbers from before 2015 (GS 15-2006)', () => {
  test("the standard's own example holds", () => {
    expect(isBusinessLicenceNo('110108000000016')).toBe(true);
  });

  test('every number with its check digit is taken', () => {
    fc.assert(fc.property(registrationNo, isBusinessLicenceNo));
  });

  test('any one changed digit is caught', () => {
    const changes = withOneChange(registrationNo, 15, digits);
    fc.assert(fc.property(changes, ({ changed }) => !isBusinessLicenceNo(changed)));
  });

  test.each(['', '11010800000001', '1101080000000160', '11010800000001A'])('refuses %j', (text) => {
    expect(isBusinessLicenceNo(text)).toBe(false);
  });
});
