import { expect, test } from '@jest/globals';
import { maskCardNumbers } from '../../domain/card-number.ts';

test.each([
  ['6228480402564899', '622848******4899'],
  ['卡号6228480402564899 退款', '卡号622848******4899 退款'],
  ['6228480402564890018', '622848*********0018'],
  ['6228 4804 0256 4890 018', '622848*********0018'],
  ['6228-4804-0256-4899', '622848******4899'],
  ['６２２８４８０４０２５６４８９９', '622848******4899'],
])('%s is masked', (text, masked) => {
  expect(maskCardNumbers(text)).toEqual({ text: masked, count: 1 });
});

test.each([
  '6228480402564891',
  '951002001121025',
  '16228480402564899',
  '622848040256489901',
  '622848******4899',
  '20190901101112345678',
])('%s is no clear card number', (text) => {
  expect(maskCardNumbers(text)).toEqual({ text, count: 0 });
});

test('every number of a text is masked and counted', () => {
  expect(maskCardNumbers('6228480402564899,4111111111111111')).toEqual({
    text: '622848******4899,411111******1111',
    count: 2,
  });
});
