import { expect, test } from '@jest/globals';
import { Secret, type TOTP, URI } from 'otpauth';
import { newTotpSecret, totpStepOf, totpUri } from '../../../domain/account/totp.ts';

/** The secret and times of RFC 6238, appendix B; its codes have 8 digits, of which ours are the last 6. */
const rfcSecret = Secret.fromLatin1('12345678901234567890').base32;

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('at %i s the code is %s', (seconds, code) => {
  expect(totpStepOf(rfcSecret, code, new Date(seconds * 1_000))).toBe(Math.floor(seconds / 30));
});

test('a code tells its own step, one to either side, and is none beyond', () => {
  const stepAt = (seconds: number) => totpStepOf(rfcSecret, '005924', new Date(seconds * 1_000));
  const step = Math.floor(1_234_567_890 / 30);
  expect([-60, -30, 0, 30, 60].map((off) => stepAt(1_234_567_890 + off))).toEqual([
    undefined,
    step,
    step,
    step,
    undefined,
  ]);
});

test.each(['', '00592', '0059240', 'abcdef', '005924\n005924', '００５９2５'])('%j is no code', (typed) => {
  expect(totpStepOf(rfcSecret, typed, new Date(1_234_567_890_000))).toBeUndefined();
});

test('spaces and full-width digits are read as what they are', () => {
  expect(totpStepOf(rfcSecret, ' ００５ 924 ', new Date(1_234_567_890_000))).toBeDefined();
});

test('a secret has 160 bits, is new each time, and an app reads it from its address', () => {
  const secret = newTotpSecret();
  expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
  expect(newTotpSecret()).not.toBe(secret);
  const read = URI.parse(totpUri(secret, { issuer: '商户网上服务系统', label: '丰瑞堂:药房' })) as TOTP;
  expect(read.secret.base32).toBe(secret);
  expect(read.issuer).toBe('商户网上服务系统');
});
