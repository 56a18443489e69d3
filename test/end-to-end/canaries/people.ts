import { sampleGroup, sampleMerchant } from '../../../db/sample/sample.ts';
import { groupMembers } from '../../../db/sample/sample-merchants.ts';

/** Who activates: one by each way of proving an identity. */
export interface Person {
  readonly who: 'registration' | 'phone' | 'group';
  readonly subjectType: 'merchant' | 'group';
  readonly identity: Readonly<Record<string, string>>;
  readonly channel: 'email' | 'phone';
}

export const member = groupMembers[0]!;
/** Objects to an activation in its name. */
export const objector = groupMembers[1]!;

export const registration: Person = {
  who: 'registration',
  subjectType: 'merchant',
  channel: 'email',
  identity: {
    method: 'registration',
    merchantNo: member.merchantNo,
    legalRepresentativeIdNo: member.idNo,
    businessLicenceNo: member.licenceNo,
  },
};

export const phone: Person = {
  who: 'phone',
  subjectType: 'merchant',
  channel: 'phone',
  identity: {
    method: 'phone',
    merchantNo: sampleMerchant.merchantNo,
    registeredPhone: sampleMerchant.registeredPhone,
  },
};

/** Its password is the one that an operator issues. */
export const group: Person = {
  who: 'group',
  subjectType: 'group',
  channel: 'email',
  identity: { method: 'group', groupNo: sampleGroup.groupNo },
};

/** What people make up, unique to a run. */
export function inventionsOf(mark: string) {
  return {
    password: (who: string) => `Kanarie-${who}-${mark}-Aa1`,
    username: (who: string) => `zhanghu-${who}-${mark}`,
    email: (who: string) => `kanarie-${who}-${mark}@yaodian.example`,
    /** Eleven digits from the run's mark. */
    phone: `199${String(Number.parseInt(mark, 16) % 100_000_000).padStart(8, '0')}`,
    reason: (of: string) => `grund-${of}-${mark}`,
  };
}

export type Inventions = ReturnType<typeof inventionsOf>;
