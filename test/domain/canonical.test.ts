import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalEmail,
  canonicalGroupNo,
  canonicalIdNo,
  canonicalLicenceNo,
  canonicalMerchantNo,
  canonicalPhone,
} from '../../domain/canonical.ts';

const merchantNo = '951002001121025';
const digits = fc.stringMatching(/^\d{15}$/);
const clutter = fc.constantFrom(
  ' ',
  '\u3000',
  '\u00a0',
  '-',
  '－',
  '–',
  '−',
  '\u200b',
  '\ufeff',
  '\u202d',
  '\t',
  '',
);

describe('merchant numbers', () => {
  test.each([
    ['as printed', '951002001121025'],
    ['full-width', '９５１００２００１１２１０２５'],
    ['with spaces', ' 951 0020 0112 1025 '],
    ['with hyphens of every kind', '951-0020–0112−1025'],
    ['with zero-width characters', '\u200b951002001121025\ufeff'],
    ['with the direction marks of a phone', '\u202d951002001121025\u202c'],
  ])('%s', (_how, typed) => {
    expect(canonicalMerchantNo(typed)).toBe(merchantNo);
  });

  test('whatever clutter stands between the digits', () => {
    const typed = fc.tuple(digits, fc.array(clutter, { minLength: 15, maxLength: 15 }));
    fc.assert(
      fc.property(typed, ([number, between]) => {
        expect(canonicalMerchantNo([...number].map((digit, index) => digit + between[index]).join(''))).toBe(
          number,
        );
      }),
    );
  });

  test.each(['95100200112102', '9510020011210256', '95100200112102A', '', '九五一'])(
    'refuses %j',
    (typed) => {
      expect(() => canonicalMerchantNo(typed)).toThrow('MERCHANT_NO_FORMAT');
    },
  );
});

describe('group numbers', () => {
  test('digits and letters, upper-cased', () => {
    expect(canonicalGroupNo(' qd-2014 0801 ')).toBe('QD20140801');
  });

  test.each(['12345', '1'.repeat(21), '青岛集团001'])('refuses %j', (typed) => {
    expect(() => canonicalGroupNo(typed)).toThrow('GROUP_NO_FORMAT');
  });
});

describe("the legal representative's document", () => {
  test.each([
    ['11010519491231002x', '11010519491231002X'],
    ['110105 19491231 002Ｘ', '11010519491231002X'],
    ['g12345678', 'G12345678'],
    ['H12345678901', 'H12345678901'],
  ])('%s is %s', (typed, canonical) => {
    expect(canonicalIdNo(typed)).toBe(canonical);
  });

  test.each(['110105194912310021', '110105491231002', '12345', '110105/19491231'])('refuses %j', (typed) => {
    expect(() => canonicalIdNo(typed)).toThrow('ID_NO_FORMAT');
  });
});

describe('business licences', () => {
  test.each([
    ['91350100m000100y43', '91350100M000100Y43'],
    ['9135 0100 M000 100Y 43', '91350100M000100Y43'],
    ['１１０１０８００００００016', '110108000000016'],
  ])('%s is %s', (typed, canonical) => {
    expect(canonicalLicenceNo(typed)).toBe(canonical);
  });

  test.each(['91350100M000100Y44', '110108000000017', ''])('refuses %j', (typed) => {
    expect(() => canonicalLicenceNo(typed)).toThrow('LICENCE_NO_FORMAT');
  });
});

describe('phones', () => {
  test.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '+86 138 0013 8000',
    '0086-138-0013-8000',
    '86 13800138000',
    '(+86)13800138000',
    '＋８６　１３８００１３８０００',
    '\u202d138\u200b0013 8000\u202c',
  ])('%j is +8613800138000', (typed) => {
    expect(canonicalPhone(typed)).toBe('+8613800138000');
  });

  test('what is canonical stays as it is', () => {
    expect(canonicalPhone(canonicalPhone('13800138000'))).toBe('+8613800138000');
  });

  test.each(['1380013800', '138001380000', '12345678901', '0532-81112277', '+1 202 555 0123', '', '手机'])(
    'refuses %j, which no code can be sent to',
    (typed) => {
      expect(() => canonicalPhone(typed)).toThrow('PHONE_FORMAT');
    },
  );
});

describe('e-mail addresses', () => {
  test.each([
    [' Li.Ming@Example.COM ', 'li.ming@example.com'],
    ['li＠example．com', 'li@example.com'],
    ['li@example。com', 'li@example.com'],
    ['li\u200b@example.com\ufeff', 'li@example.com'],
    ['li+statements@example.com.', 'li+statements@example.com'],
    ['12345678@qq.com', '12345678@qq.com'],
    ['li@例子.中国', 'li@xn--fsqu00a.xn--fiqs8s'],
    ['li@xn--fsqu00a.xn--fiqs8s', 'li@xn--fsqu00a.xn--fiqs8s'],
  ])('%j is %s', (typed, canonical) => {
    expect(canonicalEmail(typed)).toBe(canonical);
    expect(canonicalEmail(canonical)).toBe(canonical);
  });

  test.each(['李明@example.com', 'josé@example.com', '李明@例子.中国'])(
    'refuses %j, which needs SMTPUTF8',
    (typed) => {
      expect(() => canonicalEmail(typed)).toThrow('EMAIL_NOT_ASCII');
    },
  );

  test.each([
    'li',
    '@example.com',
    'li@',
    'li@localhost',
    'li@10.0.0.1',
    'li@[10.0.0.1]',
    'li@-example.com',
    'li@exam_ple.com',
    'li..ming@example.com',
    '.li@example.com',
    'li@example.com,wang@example.com',
    'Li <li@example.com>',
    'li@example.com\nBcc: wang@example.com',
    'li\u0007@example.com',
    'li@exam%70le.com',
    `${'l'.repeat(65)}@example.com`,
  ])('refuses %j', (typed) => {
    expect(() => canonicalEmail(typed)).toThrow('EMAIL_FORMAT');
  });
});
