import { expect, test } from '@jest/globals';
import { buildSample } from '../../../db/sample/build-sample.ts';
import { inventedPhone } from '../../../db/sample/invented-numbers.ts';
import { sampleGroup, sampleMerchant, sampleOperator, sampleSeed } from '../../../db/sample/sample.ts';
import { sampleSignIns } from '../../../db/sample/sign-ins.ts';
import {
  canonicalGroupNo,
  canonicalIdNo,
  canonicalLicenceNo,
  canonicalMerchantNo,
  canonicalPhone,
} from '../../../domain/canonical.ts';
import { isBusinessLicenceNo, isResidentIdNo } from '../../../domain/chinese-ids.ts';
import { canonicalUsername, passwordProblems } from '../../../domain/account/credentials.ts';

const { merchants } = buildSample(sampleSeed);

test('every number on file is in its canonical form, passes its check and is visibly invented', () => {
  for (const { merchantNo, idNo, licenceNo, registeredPhone } of merchants) {
    expect(canonicalMerchantNo(merchantNo)).toBe(merchantNo);
    expect(canonicalIdNo(idNo)).toBe(idNo);
    expect(canonicalLicenceNo(licenceNo)).toBe(licenceNo);
    expect([isResidentIdNo(idNo), isBusinessLicenceNo(licenceNo)]).toEqual([true, true]);
    expect(idNo).toMatch(/^990000/);
    expect(licenceNo).toMatch(/^(91)?990000999/);
    if (registeredPhone !== null) {
      expect(canonicalPhone(registeredPhone)).toBe(registeredPhone);
      expect(registeredPhone).toMatch(/^\+86199000000/);
    }
  }
  expect(new Set(merchants.map(({ licenceNo }) => licenceNo.length))).toEqual(new Set([15, 18]));
  expect(canonicalPhone(inventedPhone(99_999_999))).toBe('+8619999999999');
});

test('sign-ins name what the sample has, and their passwords would be accepted', () => {
  expect(merchants[0]).toMatchObject(sampleMerchant);
  expect(canonicalGroupNo(sampleGroup.groupNo)).toBe(sampleGroup.groupNo);
  expect(canonicalUsername(sampleOperator.username)).toBe(sampleOperator.username);
  expect(passwordProblems(sampleGroup.password, [sampleGroup.groupNo])).toEqual([]);
  expect(passwordProblems(sampleOperator.password, [sampleOperator.username])).toEqual([]);
  const shown = sampleSignIns.map(({ how }) => how).join('\n');
  const { merchantNo, idNo, licenceNo } = sampleMerchant;
  for (const detail of [
    merchantNo,
    '19900000001',
    idNo,
    licenceNo,
    sampleGroup.password,
    sampleOperator.password,
    sampleOperator.totpSecret,
  ]) {
    expect(shown).toContain(detail);
  }
});
