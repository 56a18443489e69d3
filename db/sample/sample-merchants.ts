import type { ApplicationTypeCode } from './application-types.ts';
import { branch } from './branch.ts';
import { guideTerminal } from './guide-clearing.ts';
import {
  inventedCreditCode,
  inventedIdNo,
  inventedPhone,
  inventedRegistrationNo,
} from './invented-numbers.ts';
import { sampleGroup, sampleMerchant } from './sample.ts';
import type { SampleGroup, SampleMerchant, SampleTerminal } from './sample-rows.ts';

const branchCode = branch.code;

/** A member of the sample group, its stores by terminal and the application types it signed for. */
interface GroupMember extends SampleMerchant {
  readonly stores: Readonly<Record<string, string>>;
  readonly applicationTypes: readonly ApplicationTypeCode[];
}

/** Two of the names have characters that many fonts lack: 𠮷 (U+20BB7) and 䶮 (U+4DAE). */
export const groupMembers: readonly GroupMember[] = [
  {
    ...member(11, '951002009900001', '青岛𠮷祥堂医药有限公司'),
    stores: { '10259901': '𠮷祥堂台东药房', '10259902': '𠮷祥堂中山路药房', '10259903': '𠮷祥堂李村药房' },
    applicationTypes: ['PREPAID_CONVENIENCE', 'MARKETING_ALLIANCE'],
  },
  {
    ...member(12, '951002009900002', '青岛䶮泉大药房有限公司'),
    stores: { '10259911': '䶮泉大药房总店', '10259912': '䶮泉大药房城阳店' },
    applicationTypes: ['PREPAID_CONVENIENCE', 'ATM'],
  },
  {
    ...member(13, '951002009900003', '青岛海晏堂中医门诊部'),
    licenceNo: inventedRegistrationNo(13),
    stores: { '10259921': '海晏堂门诊收费处', '10259922': '海晏堂药房' },
    applicationTypes: ['PREPAID_CONVENIENCE', 'PAYMENT_SMALL_TRANSFER'],
  },
  {
    ...member(14, '951002009900004', '青岛百龄康健用品有限公司'),
    stores: { '10259931': '百龄康健即墨店' },
    applicationTypes: ['MARKETING_ALLIANCE', 'PAYMENT_SMALL_TRANSFER'],
  },
];

/** Sells less every month, for the last time in August 2019. */
const quietMerchant = member(21, '951002009900011', '青岛静海堂药房');

/** Has transactions in September 2019, but left no phone at signing. */
const unreachableMerchant = {
  ...member(22, '951002009900012', '青岛远山堂药房'),
  registeredPhone: null,
};

export const group: SampleGroup = {
  groupNo: sampleGroup.groupNo,
  name: sampleGroup.name,
  branchCode,
  memberNos: groupMembers.map(({ merchantNo }) => merchantNo),
  validFrom: '2018-01-01',
};

const { merchantNo, name, registeredPhone, idNo, licenceNo } = sampleMerchant;

/** Every merchant of the sample, the guide's first. */
export const sampleMerchants: readonly SampleMerchant[] = [
  { merchantNo, name, branchCode, idNo, licenceNo, registeredPhone },
  ...groupMembers,
  quietMerchant,
  unreachableMerchant,
];

/** The terminals of those outside the group, one each. */
export const quietTerminal = {
  terminalNo: '10259941',
  merchantNo: quietMerchant.merchantNo,
  storeName: '静海堂药房',
};
export const unreachableTerminal = {
  terminalNo: '10259951',
  merchantNo: unreachableMerchant.merchantNo,
  storeName: '远山堂药房',
};

/** Every terminal of the sample, the guide's first. */
export const sampleTerminals: readonly SampleTerminal[] = [
  guideTerminal,
  ...groupMembers.flatMap(terminalsOf),
  quietTerminal,
  unreachableTerminal,
];

/** The terminals of a member of the group. */
export function terminalsOf({ merchantNo, stores }: GroupMember): SampleTerminal[] {
  return Object.entries(stores).map(([terminalNo, storeName]) => ({ terminalNo, merchantNo, storeName }));
}

function member(serial: number, merchantNo: string, name: string): SampleMerchant {
  return {
    merchantNo,
    name,
    branchCode,
    idNo: inventedIdNo(serial),
    licenceNo: inventedCreditCode(serial),
    registeredPhone: inventedPhone(serial),
  };
}
