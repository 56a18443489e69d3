import { expect, test } from '@jest/globals';
import { isReadable } from '../../domain/readable-text.ts';

test.each(['', 'Abc 1', '䶮𠮷 大药房', 'line\r\nline\ttab', '\ue863'])('%j is readable', (text) => {
  expect(isReadable(text)).toBe(true);
});

test.each(['a\0b', '\x1b[0m', 'a\x7f', '\x85', 'a\ud800b', '\udc00', 'a\ufffdb', '\ufffe', '\uffff'])(
  '%j is not readable',
  (text) => {
    expect(isReadable(text)).toBe(false);
  },
);
