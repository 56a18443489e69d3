import { expect, test } from '@jest/globals';
import { createBlindIndex } from '../../db/blind-index.ts';
import { createFieldCipher } from '../../db/field-cipher.ts';

const oldKey = { id: 'old', key: Buffer.alloc(32, 1) };
const newKey = { id: 'new', key: Buffer.alloc(32, 2) };

test('a field opens to what was sealed and looks different each time', () => {
  const cipher = createFieldCipher([newKey]);
  const sealed = cipher.seal('药房 𠮷 370212199001011237');
  expect(sealed).toMatch(/^v1\.new\.[\w-]+$/);
  expect(cipher.open(sealed)).toBe('药房 𠮷 370212199001011237');
  expect(cipher.seal('same')).not.toBe(cipher.seal('same'));
});

test('the first key seals, every key of the ring opens', () => {
  const before = createFieldCipher([oldKey]).seal('kept');
  const rotated = createFieldCipher([newKey, oldKey]);
  expect(rotated.open(before)).toBe('kept');
  expect(rotated.seal('fresh')).toMatch(/^v1\.new\./);
});

test('a changed field, another key under the same name and an unknown key are refused', () => {
  const cipher = createFieldCipher([newKey, oldKey]);
  const sealed = cipher.seal('secret');
  const flipped = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  expect(() => cipher.open(flipped)).toThrow();
  expect(() => cipher.open(sealed.replace('.new.', '.old.'))).toThrow();
  expect(() => createFieldCipher([oldKey]).open(sealed)).toThrow(/not in the ring/);
  expect(() => cipher.open('plain text')).toThrow(/not in the ring/);
});

test('equal fields of one kind share an index, of two kinds they do not', () => {
  const index = createBlindIndex(Buffer.alloc(32, 3));
  expect(index('phone', '+8613800138000')).toBe(index('phone', '+8613800138000'));
  expect(index('phone', '+8613800138000')).not.toBe(index('email', '+8613800138000'));
  expect(createBlindIndex(Buffer.alloc(32, 4))('phone', '+8613800138000')).not.toBe(
    index('phone', '+8613800138000'),
  );
});
