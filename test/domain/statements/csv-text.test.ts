import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { currentCsvRule, guardedText, unguardedText } from '../../../domain/statements/csv-text.ts';

test.each(['=1+1', ' =1+1', '\u3000=1', '\u00a0+1', '-1', '@A1', '＝1', '  －1', "'=1", "'quoted'"])(
  '%j is guarded, and read back as it was',
  (text) => {
    expect(guardedText(text)).toBe(`'${text}`);
    expect(unguardedText(guardedText(text), currentCsvRule)).toBe(text);
  },
);

test.each(['', '备注', ' a', '1-1', 'a=1'])('%j needs no guard', (text) => {
  expect(guardedText(text)).toBe(text);
});

test('any text is read back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unguardedText(guardedText(text), currentCsvRule)).toBe(text);
    }),
  );
});

test('a file of an earlier release is read by its own rule', () => {
  expect(["'=1", "'abc", "' =1"].map((field) => unguardedText(field, 1))).toEqual(['=1', "'abc", "' =1"]);
});
