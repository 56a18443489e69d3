import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { legibleText } from '../../rendering/legible-text.ts';

test('ordinary text is left as it is', () => {
  for (const text of ['', '丰瑞堂第三大药房', '青岛𠮷祥', '䶮', ' 000000 ', '=1+1', 'é'])
    expect(legibleText(text)).toBe(text);
});

test('line breaks and tabs become spaces, what no file may carry becomes visible', () => {
  expect(legibleText('一\r\n二\n三\t四\u2028五')).toBe('一 二 三 四 五');
  expect(legibleText('a\u0000b\u001bc\u007fd\ud800e\uffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde\ufffd');
});

test('any text becomes one line that XML 1.0 may carry', () => {
  const carried = /^[\x20-\x7e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
      const legible = legibleText(String.fromCharCode(...units));
      expect(legible).toMatch(carried);
      expect(legibleText(legible)).toBe(legible);
    }),
  );
});
