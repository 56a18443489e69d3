import { expect, test } from '@jest/globals';
import { changedClauses } from '../../portal/merchant/pages/account/changed-clauses.ts';

const before = '一、定义\n1.1 甲。\n1.2 乙。\n\n二、服务\n2.1 丙。';

test('the same text has no changes, whatever its blank lines', () => {
  expect(changedClauses(before, before.replaceAll('\n', '\n\n'))).toEqual([]);
});

test('a clause that says otherwise stands beside the old one of its number', () => {
  expect(changedClauses(before, before.replace('丙', '丁'))).toEqual([
    { before: '2.1 丙。', after: '2.1 丁。' },
  ]);
});

test('a clause that is put in is new, and those that move on by it are not', () => {
  const after = before.replace('1.2 乙。', '1.2 新。\n1.3 乙。');
  expect(changedClauses(before, after)).toEqual([{ before: undefined, after: '1.2 新。' }]);
});

test('a clause that is taken out is gone', () => {
  expect(changedClauses(before, before.replace('1.2 乙。\n', ''))).toEqual([
    { before: '1.2 乙。', after: undefined },
  ]);
});
