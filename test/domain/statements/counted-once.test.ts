import { expect, test } from '@jest/globals';
import { countedOnce } from '../../../domain/statements/counted-once.ts';

const statement = (from: string, to: string, applicationTypeCode = 'BANK') => ({
  subjectType: 'merchant',
  subjectNo: '951002001121025',
  applicationTypeCode,
  period: { from: `2019-09-${from}`, to: `2019-09-${to}` },
});
const month = statement('01', '30');
const range = statement('05', '10');

test('an odd range leaves out the month that it lies in', () => {
  expect(countedOnce([month, range], { from: '2019-09-05', to: '2019-09-10' })).toEqual([range]);
});

test('a month leaves out the odd ranges within it', () => {
  expect(countedOnce([month, range], { from: '2019-09-01', to: '2019-09-30' })).toEqual([month]);
  expect(countedOnce([month, range], {})).toEqual([month]);
});

test('where there is nothing else, what touches the range is kept; types do not exclude each other', () => {
  const other = statement('01', '30', 'CARD');
  const chosen = countedOnce([month, other, range], { from: '2019-09-05', to: '2019-09-10' });
  expect(chosen).toEqual([other, range]);
  const beside = statement('11', '20');
  expect(countedOnce([range, beside], { from: '2019-09-01', to: '2019-09-30' })).toEqual([range, beside]);
});
