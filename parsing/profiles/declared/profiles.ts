import { profileSchema, type Profile } from '../profile.ts';
import { alipay } from './alipay.ts';
import { acquirerCsv, allinpay, signedPipe, umpay } from './acquirers.ts';
import { canonical } from './canonical.ts';
import { umsSheets } from './ums-sheets.ts';
import { umsTexts } from './ums-texts.ts';
import { unionpayInstitution } from './unionpay-institution.ts';
import { unionpayMerchant } from './unionpay-merchant.ts';
import { wechatFunds, wechatTrades } from './wechat.ts';

/** Every format that can be read, in the order in which they are tried. */
export const profiles: readonly Profile[] = [
  canonical,
  ...umsSheets,
  ...umsTexts,
  unionpayMerchant,
  acquirerCsv,
  signedPipe,
  allinpay,
  umpay,
  wechatTrades,
  wechatFunds,
  alipay,
  unionpayInstitution,
].map((source) => profileSchema.parse(source));
