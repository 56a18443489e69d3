import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateNumber, timeNumber } from '../../rendering/xlsx/date-values.ts';

test('a date is the number of days that Excel counts', () => {
  expect(['1900-03-01', '2019-09-09', '2020-02-29', '9999-12-31'].map(dateNumber)).toEqual([
    61, 43_717, 43_890, 2_958_465,
  ]);
});

test('a text that is no date, or one that Excel counts wrong, is none', () => {
  const texts = ['1900-02-28', '2019-02-29', '2019-13-01', '2019-00-10', '2019-09-00', '2019-09-31'];
  for (const text of [...texts, '2019-9-09', '20x9-09-09', '2019-09-09 ', '2019/09/09', ''])
    expect([text, dateNumber(text)]).toEqual([text, undefined]);
});

test('a time is its share of a day, to the second', () => {
  expect(['00:00:00', '12:00:00', '17:15:54'].map(timeNumber)).toEqual([0, 0.5, 0.719375]);
  for (const text of ['24:00:00', '23:60:00', '23:59:60', '1a:00:00', '7:15:54', '171554', ''])
    expect([text, timeNumber(text)]).toEqual([text, undefined]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 86_399 }), (second) => {
      const text = new Date(second * 1_000).toISOString().slice(11, 19);
      expect(Math.round(timeNumber(text)! * 86_400)).toBe(second);
    }),
  );
});
