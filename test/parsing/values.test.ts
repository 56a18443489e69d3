import { describe, expect, test } from '@jest/globals';
import { readCard, maskRaw } from '../../parsing/values/cards.ts';
import { stripCell } from '../../parsing/values/cells.ts';
import { dateByCutoff, readDate, readTime } from '../../parsing/values/dates.ts';
import { readMoney } from '../../parsing/values/money.ts';
import { Doubles } from '../../parsing/reading/doubles.ts';

const exact = { unit: 'yuan', subFen: 'refuse', floatTail: false } as const;

describe('money', () => {
  test.each([
    ['19000', 1_900_000n],
    ['34.2', 3_420n],
    ['.85', 85n],
    ['-.85', -85n],
    ['1,234,567.80', 123_456_780n],
    ['-0.00', 0n],
    ['+1.', 100n],
    ['1.2300', 123n],
    ['', 'MONEY_INVALID'],
    ['.', 'MONEY_INVALID'],
    ['-', 'MONEY_INVALID'],
    ['1,23.00', 'MONEY_INVALID'],
    ['1e3', 'MONEY_INVALID'],
    ['１２', 'MONEY_INVALID'],
    ['10000000000000.00', 'MONEY_INVALID'],
    ['0.00600', 'MONEY_NOT_WHOLE_FEN'],
  ])('%j yuan is %p', (text, fen) => expect(readMoney(text, exact)).toBe(fen));

  test('fen have no decimals, and parts of a fen are rounded where the profile says so', () => {
    expect(readMoney('000000001234', { ...exact, unit: 'fen' })).toBe(1_234n);
    expect(readMoney('12.5', { ...exact, unit: 'fen' })).toBe('MONEY_NOT_WHOLE_FEN');
    expect(readMoney('0.00600', { ...exact, subFen: 'round' })).toBe(1n);
    expect(readMoney('-0.00400', { ...exact, subFen: 'round' })).toBe(0n);
  });

  test('the tail of a binary number is taken off in workbooks only', () => {
    expect(readMoney('299.85000000000002', { ...exact, floatTail: true })).toBe(29_985n);
    expect(readMoney('299.85000000000002', exact)).toBe('MONEY_NOT_WHOLE_FEN');
    expect(readMoney('1.2E3', { ...exact, floatTail: true })).toBe(120_000n);
  });
});

describe('dates', () => {
  test.each([
    ['1231', '2020-01-01', '2019-12-31'],
    ['0101', '2019-12-31', '2020-01-01'],
    ['0229', '2020-03-01', '2020-02-29'],
    ['0229', '2021-03-01', undefined],
    ['0230', '2020-03-01', undefined],
    ['1131', '2020-12-01', undefined],
  ])('%s in a file of %s is %s', (text, clearingDate, date) =>
    expect(readDate(text, 'MMdd', clearingDate)).toBe(date),
  );

  test('from the cut-off on, a time is of the day before', () => {
    expect(dateByCutoff('2020-01-01', '22:59:59', '23:00:00')).toBe('2020-01-01');
    expect(dateByCutoff('2020-01-01', '23:00:00', '23:00:00')).toBe('2019-12-31');
  });

  test('a time that was a number has its zeros again', () => {
    expect(readTime('91136', 'number')).toBe('09:11:36');
    expect(readTime('0', 'number')).toBe('00:00:00');
    expect(readTime('91136', 'HHmmss')).toBeUndefined();
    expect(readTime('096136', 'HHmmss')).toBeUndefined();
  });
});

test('cells lose what exports wrap them in, and no formula is one', () => {
  expect(stripCell('  a b\t', false)).toBe('a b');
  expect(stripCell('`0.00600', true)).toBe('0.00600');
  expect(stripCell('="0012"', false)).toBe('0012');
  expect(stripCell('\u200b\ufeff丰瑞堂 ', false)).toBe('丰瑞堂');
  expect(stripCell('=HYPERLINK("x")', false)).toBe('=HYPERLINK("x")');
});

test('cards are masked, and no other text passes for one', () => {
  expect(readCard('6217001234561388')).toEqual({ maskedCardNo: '621700******1388', wasClear: true });
  expect(readCard('10008*****1388')).toEqual({ maskedCardNo: '10008*****1388', wasClear: false });
  expect(readCard('6.217E+15')).toBeUndefined();
  expect(maskRaw('x 6217001234561388 11010519491231002X')).toBe('x **************** ******************');
});

test('doubles are found by their first line, among more keys than a table holds at first', () => {
  const doubles = new Doubles();
  for (let line = 1; line <= 200_000; line++)
    expect(doubles.firstLineOf(`key ${line}`, line)).toBeUndefined();
  expect(doubles.firstLineOf('key 77', 200_001)).toBe(77);
});
