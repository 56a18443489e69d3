import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  acquirerCsvWriter,
  allinpayWriter,
  signedPipeWriter,
  umpayWriter,
} from '../support/clearing-files/acquirers.ts';
import { canonicalWriter } from '../support/clearing-files/canonical.ts';
import { ledgers, variations, type FormatWriter, type LedgerRow } from '../support/clearing-files/ledger.ts';
import { readFiles } from '../support/clearing-files/read-files.ts';
import { ums12, ums17, ums21, ums25, ums26, ums30 } from '../support/clearing-files/ums-portal.ts';
import { institutionWriter } from '../support/clearing-files/unionpay-institution.ts';
import { alipayWriter, wechatFundsWriter, wechatTradesWriter } from '../support/clearing-files/wallets.ts';
import { unionpayWriter } from '../support/clearing-files/unionpay-merchant.ts';

const writers: readonly FormatWriter[] = [
  canonicalWriter,
  ums26,
  ums12,
  ums30,
  ums25,
  ums17,
  ums21,
  unionpayWriter,
  acquirerCsvWriter,
  signedPipeWriter,
  allinpayWriter,
  umpayWriter,
  wechatTradesWriter,
  wechatFundsWriter,
  alipayWriter,
  institutionWriter,
];

const sorted = (rows: readonly LedgerRow[]) =>
  rows.toSorted((one, other) => (one.systemReferenceNo < other.systemReferenceNo ? -1 : 1));

test.each(writers.map((writer) => [writer.profile, writer] as const))(
  'a ledger written as %s is read as it was',
  async (_, writer) => {
    await fc.assert(
      fc.asyncProperty(ledgers, variations, fc.boolean(), async (ledger, variation, reversed) => {
        const carried = ledger.map((row, index) => writer.carry(row, index, ledger[0]!));
        const files = await writer.write(carried, variation);
        const { rows, report, profile } = await readFiles(reversed ? files.toReversed() : files);
        expect(`${profile.id}@${profile.version}`).toBe(writer.profile);
        const read = rows.map(({ member: _member, line: _line, ...row }) => row);
        expect(sorted(read)).toEqual(sorted(carried));
        expect(report.refused).toBe(false);
        expect(report.totals.flatMap(({ totals }) => totals.map(({ state }) => state))).not.toContain(
          'mismatched',
        );
      }),
      { numRuns: 20 },
    );
  },
);
