import { sampleGroup, sampleMerchant } from '../../db/sample/sample.ts';
import type { Activation } from './activate.ts';

/** The guide's merchant, activated by its registered phone. */
export const demoMerchant: Activation = {
  subjectType: 'merchant',
  identity: {
    method: 'phone',
    merchantNo: sampleMerchant.merchantNo,
    registeredPhone: sampleMerchant.registeredPhone,
  },
  username: 'fengruitang',
  password: 'Demo-Yaodian-2019',
  email: 'kuaiji@fengruitang.example',
};

/** The group of four, activated by its password. */
export const demoGroup: Activation = {
  subjectType: 'group',
  identity: { method: 'group', groupNo: sampleGroup.groupNo, password: sampleGroup.password },
  username: 'baicaohui',
  password: 'Demo-Jituan-2019',
  email: 'caiwu@baicaohui.example',
};
