import type { ApplicationTypeCode } from '../application-types.ts';
import { guideTerminal } from '../guide-clearing.ts';
import { groupMembers, quietTerminal, terminalsOf, unreachableTerminal } from '../sample-merchants.ts';
import type { SampleTerminal } from '../sample-rows.ts';
import { type ClearingRhythm, fourTimesAMonth, inMidMonth, onceAMonth } from './clearing-rhythms.ts';

/** A merchant's business under one application type. */
export interface Trade {
  readonly terminals: readonly SampleTerminal[];
  readonly applicationTypeCode: ApplicationTypeCode;
  /** How many sales are cleared in each of the earlier months, the oldest first. */
  readonly sales: readonly number[];
  readonly week: Week;
  readonly rhythm: ClearingRhythm;
  /** The month in which a product is recalled: most of its sales are refunded. */
  readonly recall?: string;
}

/** How busy the days are, from Sunday to Saturday. */
export type Week = readonly [number, number, number, number, number, number, number];

const pharmacy: Week = [118, 104, 98, 94, 96, 106, 124];
const clinic: Week = [0, 130, 115, 105, 100, 110, 60];
const cashMachine: Week = [80, 108, 96, 94, 100, 124, 98];

const [seasonal, steady, rebuilt, recalled] = groupMembers.map(terminalsOf) as [
  SampleTerminal[],
  SampleTerminal[],
  SampleTerminal[],
  SampleTerminal[],
];
const [prepaid, alliance, transfer] = [
  'PREPAID_CONVENIENCE',
  'MARKETING_ALLIANCE',
  'PAYMENT_SMALL_TRANSFER',
] as const;
const ofGroup = { week: pharmacy, rhythm: fourTimesAMonth };
const ofClinic = { terminals: rebuilt, week: clinic, rhythm: fourTimesAMonth };
const alone = { applicationTypeCode: prepaid, week: pharmacy };

/** September 2018 to August 2019; the numbers of September 2019 follow from what the guide prints. */
export const trades: readonly Trade[] = [
  // Grows every quarter.
  {
    ...alone,
    terminals: [guideTerminal],
    sales: [431, 446, 472, 508, 552, 601, 655, 612, 716, 768, 829, 894],
    rhythm: onceAMonth,
  },
  // Sells what helps against colds, most of it in January.
  {
    ...ofGroup,
    terminals: seasonal,
    applicationTypeCode: prepaid,
    sales: [29, 38, 61, 97, 126, 96, 66, 41, 30, 26, 24, 25],
  },
  {
    ...ofGroup,
    terminals: seasonal,
    applicationTypeCode: alliance,
    sales: [44, 58, 83, 121, 158, 114, 85, 57, 45, 40, 36, 39],
  },
  // Steady; before the Spring Festival more cash is taken.
  {
    ...ofGroup,
    terminals: steady,
    applicationTypeCode: prepaid,
    sales: [26, 27, 31, 33, 35, 22, 29, 28, 27, 26, 25, 27],
  },
  {
    terminals: steady,
    applicationTypeCode: 'ATM',
    sales: [74, 82, 71, 76, 93, 64, 77, 75, 80, 79, 73, 81],
    week: cashMachine,
    rhythm: fourTimesAMonth,
  },
  // Is rebuilt in July 2019: no trade at all is cleared.
  {
    ...ofClinic,
    applicationTypeCode: prepaid,
    sales: [25, 26, 28, 31, 33, 17, 30, 28, 29, 22, 0, 18],
  },
  {
    ...ofClinic,
    applicationTypeCode: transfer,
    sales: [30, 28, 33, 34, 36, 19, 35, 32, 33, 26, 0, 22],
  },
  // Takes a product back in March 2019, and sells half as much after that.
  {
    ...ofGroup,
    terminals: recalled,
    applicationTypeCode: alliance,
    sales: [58, 63, 61, 70, 88, 57, 66, 27, 26, 29, 31, 30],
    recall: '2019-03',
  },
  {
    ...ofGroup,
    terminals: recalled,
    applicationTypeCode: transfer,
    sales: [36, 39, 37, 40, 45, 31, 38, 35, 37, 36, 39, 37],
  },
  // Gives up: its last sales are drawn with the guide's month.
  {
    ...alone,
    terminals: [quietTerminal],
    sales: [58, 54, 49, 47, 41, 26, 31, 25, 20, 15, 10, 0],
    rhythm: inMidMonth,
  },
  // A village's only pharmacy: small and steady.
  {
    ...alone,
    terminals: [unreachableTerminal],
    sales: [14, 11, 13, 15, 17, 9, 12, 13, 14, 11, 12, 13],
    rhythm: inMidMonth,
  },
];
