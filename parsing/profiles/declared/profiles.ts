import { profileSchema, type Profile } from '../profile.ts';
import { canonical } from './canonical.ts';
import { unionpayMerchant } from './unionpay-merchant.ts';

/** Every format that can be read, in the order in which they are tried. */
export const profiles: readonly Profile[] = [canonical, unionpayMerchant].map((source) =>
  profileSchema.parse(source),
);
