import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskAddress } from '../../domain/contact.ts';

test.each([
  ['phone', '+8613800138000', '138****8000'],
  ['email', 'lihui@example.com', 'l***i@example.com'],
  ['email', 'li@example.com', 'l***@example.com'],
  ['email', 'l@example.com', 'l***@example.com'],
  ['email', '𠮷田药房@example.com', '𠮷***房@example.com'],
] as const)('a masked %s: %s is shown as %s', (channel, address, masked) => {
  expect(maskAddress(channel, address)).toBe(masked);
});

test('never shows the middle digits of a phone', () => {
  const phone = fc.stringMatching(/^\+861[3-9]\d{9}$/);
  fc.assert(fc.property(phone, (number) => /^1\d{2}\*{4}\d{4}$/.test(maskAddress('phone', number))));
});

test('never shows more than two characters before the @', () => {
  const local = fc.stringMatching(/^[a-z0-9]{1,64}$/);
  fc.assert(
    fc.property(
      local,
      (name) => maskAddress('email', `${name}@example.com`).replace(/\*{3}|@.*/g, '').length <= 2,
    ),
  );
});
