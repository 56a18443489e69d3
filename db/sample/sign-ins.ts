import { sampleGroup, sampleMerchant, sampleOperator } from './sample.ts';

/** What a person may type into a freshly started system, for the lines shown after it is ready. */
export const sampleSignIns: readonly { readonly who: string; readonly how: string }[] = [
  {
    who: `merchant ${sampleMerchant.name}, activation by registered phone`,
    how: `merchant number ${sampleMerchant.merchantNo}, phone ${sampleMerchant.registeredPhone.replace('+86', '')}`,
  },
  {
    who: `merchant ${sampleMerchant.name}, activation by registration details`,
    how:
      `merchant number ${sampleMerchant.merchantNo}, legal representative's ID ${sampleMerchant.idNo}, ` +
      `business licence ${sampleMerchant.licenceNo}`,
  },
  {
    who: `group ${sampleGroup.name}, activation`,
    how: `group number ${sampleGroup.groupNo}, password ${sampleGroup.password}`,
  },
  {
    who: 'operator, signing in',
    how:
      `username ${sampleOperator.username}, password ${sampleOperator.password}, ` +
      `codes of an authenticator app with the secret ${sampleOperator.totpSecret}`,
  },
];
