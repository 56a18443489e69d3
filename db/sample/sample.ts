import { monthsBetween } from '../../domain/months.ts';
import { inventedCreditCode, inventedIdNo, inventedPhone } from './invented-numbers.ts';

/** Names the sample data set; another seed gives another one with the same totals. */
export const sampleSeed = 20_190_909;

/** The month that has the guide's transactions. */
export const samplePeriod = '2019-09';

/** The thirteen months of the sample; the last is the guide's. */
export const sampleMonths: readonly string[] = monthsBetween('2018-09', samplePeriod);

/** The months before the guide's, which come with statements. */
export const earlierMonths: readonly string[] = sampleMonths.slice(0, -1);

/** The guide's merchant, with the details it left at signing. */
export const sampleMerchant = {
  merchantNo: '951002001121025',
  name: '青岛丰瑞堂医药连锁有限公司',
  registeredPhone: inventedPhone(1),
  idNo: inventedIdNo(1),
  licenceNo: inventedCreditCode(1),
} as const;

/** A group of four merchants, and the password it was issued for its activation. */
export const sampleGroup = {
  groupNo: '800100200300',
  name: '青岛百草汇药业集团',
  password: 'Sample-Baicao-2019',
} as const;

/** A member of the operations staff. */
export const sampleOperator = {
  username: 'qingdao-operations',
  password: 'Sample-Statements-2019',
  /** For an authenticator app, in base32; public like everything here. */
  totpSecret: 'SAMPLE2OPERATOR2QINGDAO2SECRET22',
} as const;
