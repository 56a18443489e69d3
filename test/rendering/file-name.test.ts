import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { statementFileName } from '../../rendering/file-name.ts';
import { merchantModel } from './sample-model.ts';

const model = { ...merchantModel(), period: { from: '2019-09-01', to: '2019-09-30' } };

test('month, application type and number', () => {
  expect(statementFileName(model)).toBe('2019-09_储值卡-便民卡_951002001121025');
});

test('a day, a range, a later version and a provisional one are told apart', () => {
  expect(statementFileName(merchantModel())).toBe('2019-09-09_储值卡-便民卡_951002001121025');
  const range = { from: '2019-09-02', to: '2019-09-10' };
  expect(statementFileName({ ...model, period: range, version: 2 })).toBe(
    '2019-09-02至2019-09-10_储值卡-便民卡_951002001121025_v2',
  );
  expect(statementFileName({ ...model, version: 2, provisional: true })).toBe(
    '2019-09_储值卡-便民卡_951002001121025_v2_暂定',
  );
});

test('no text of the data becomes a path, a hidden file or a name too long', () => {
  const texts = fc.oneof(
    fc.constantFrom('../../etc/passwd', '..', 'a/b\\c:d', 'CON', '\u0000', '𠮷'.repeat(99)),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, texts, (applicationTypeName, no) => {
      const name = statementFileName({ ...model, applicationTypeName, subject: { ...model.subject, no } });
      expect(name).toMatch(/^2019-09_[\p{L}\p{N}.-]+_[\p{L}\p{N}.-]+$/u);
      expect(name).not.toMatch(/_\.|\.\.?$/);
      expect(Buffer.byteLength(`${name}.xlsx`)).toBeLessThanOrEqual(255);
    }),
  );
});
