import { profileSchema, type Profile } from '../profile.ts';
import { acquirerCsv, allinpay, signedPipe, umpay } from './acquirers.ts';
import { canonical } from './canonical.ts';
import { umsPortal } from './ums-portal.ts';
import { unionpayInstitution } from './unionpay-institution.ts';
import { unionpayMerchant } from './unionpay-merchant.ts';
import { alipay, wechatFunds, wechatTrades } from './wallets.ts';

/** Every format that can be read, in the order in which they are tried. */
export const profiles: readonly Profile[] = [
  canonical,
  ...umsPortal,
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
