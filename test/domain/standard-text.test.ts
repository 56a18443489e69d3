import { expect, test } from '@jest/globals';
import { standardCharacters, standardText } from '../../domain/standard-text.ts';

test('the private-use code points of old GBK systems become those of GB 18030-2022', () => {
  expect(standardText('\ue863店')).toBe('䶮店');
  // The 24 of GB 18030-2022, table D.1: ten vertical forms, eight of U+9FB4 to U+9FBB, six of planes beyond the first.
  const old = [
    ...Array.from({ length: 10 }, (_, index) => 0xe78d + index),
    ...[0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864],
    ...[0xe816, 0xe817, 0xe818, 0xe831, 0xe83b, 0xe855],
  ];
  expect([...standardText(String.fromCodePoint(...old))].map((each) => each.codePointAt(0))).toEqual([
    ...[0xfe10, 0xfe12, 0xfe11, 0xfe13, 0xfe14, 0xfe15, 0xfe16, 0xfe17, 0xfe18, 0xfe19],
    ...[0x9fb4, 0x9fb5, 0x9fb6, 0x9fb7, 0x9fb8, 0x9fb9, 0x9fba, 0x9fbb],
    ...[0x20087, 0x20089, 0x200cc, 0x215d7, 0x2298f, 0x241fe],
  ]);
});

test('the bytes 0xFE50 to 0xFEA0 of GBK mean what the decoder of GB 18030 makes of them', () => {
  const decoder = new TextDecoder('gb18030');
  const bytes = Array.from({ length: 0x51 }, (_, index) => 0x50 + index).filter((byte) => byte !== 0x7f);
  const decoded = bytes.map((byte) => standardCharacters(decoder.decode(Uint8Array.of(0xfe, byte))));
  const mapped = bytes.map((_, index) => standardCharacters(String.fromCodePoint(0xe815 + index)));
  expect(mapped).toEqual(decoded);
});

test('what no font can draw shows its number', () => {
  expect(standardText('a\ue000\u{f0000}\u0378b')).toBe('a[U+E000][U+F0000][U+0378]b');
  expect(standardText('👩𠮷 plain 文字，（全角）')).toBe('👩𠮷 plain 文字，（全角）');
});
