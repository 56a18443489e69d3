import type { ProfileSource } from '../profile.ts';
import { bytes, separatorsBefore } from './columns.ts';

/** Of ACOMA, up to the first of nine pairs whose borders are not published. */
const acomaStarts = [
  0, 12, 24, 31, 42, 62, 75, 89, 101, 106, 113, 118, 127, 143, 156, 159, 166, 178, 185, 188, 192, 205, 218,
  231, 233, 237, 239, 241, 252, 264, 266, 269, 273, 286, 300, 312, 324, 326, 328, 333, 336, 377, 382, 391,
  401, 414, 423,
];
const aerraStarts = [
  0, 4, 16, 28, 35, 46, 66, 79, 84, 91, 96, 105, 118, 121, 128, 140, 152, 159, 162, 166, 179, 192, 205, 218,
  231, 244,
];
const alfeeStarts = [0, 12, 14];

/**
 * Files for an acquirer, with clear card numbers. Of AERRA and ALFEE only the widths have a source: errors wait for a person, brand
 * fees are no merchant's. The merchant's fee is the one at 391, not the interchange.
 */
export const unionpayInstitution: ProfileSource = {
  id: 'unionpay.institution',
  version: '2020-71',
  family: 'unionpay',
  grade: 'one-source',
  title: {
    zh: '银联机构文件（ACOMA、AERRA、ALFEE）',
    en: 'UnionPay institution files (ACOMA, AERRA, ALFEE)',
  },
  members: {
    detail: {
      name: '^IN[DN](?<d6>\\d{6})\\d{2}ACOMA',
      presence: 'required',
      contents: 'rows',
      form: { kind: 'fixed', charset: 'gb18030', length: 719, separators: separatorsBefore(acomaStarts) },
      fields: {
        merchantNo: { column: bytes(127, 15), required: true },
        clearingDate: 'file-name',
        moment: { column: bytes(31, 10), format: 'MMddHHmmss' },
        terminalNo: { column: bytes(118, 8) },
        card: { column: bytes(42, 19) },
        type: {
          columns: [bytes(101, 4), bytes(106, 6)],
          codes: {
            '0200 000000': 'SALE',
            '0200 200000': 'VOID',
            '0220 200000': 'REFUND',
            '0420 000000': 'REVERSAL',
          },
        },
        amount: { column: bytes(62, 12), unit: 'fen', sign: { rule: 'by-type' } },
        fee: { column: bytes(391, 9), unit: 'fen', sign: { rule: 'prefix', plus: 'D', minus: 'C' } },
        traceNo: { column: bytes(24, 6) },
        systemReferenceNo: { column: bytes(143, 12) },
        remark1: { column: bytes(336, 40) },
      },
    },
    errors: {
      name: '^IN[DN](?<d6>\\d{6})\\d{2}AERRA',
      presence: 'optional',
      contents: 'errors',
      form: { kind: 'fixed', charset: 'gb18030', length: 1_010, separators: separatorsBefore(aerraStarts) },
    },
    brandFees: {
      name: '^IN[DN](?<d6>\\d{6})\\d{2}ALFEE',
      presence: 'optional',
      contents: 'checked',
      form: { kind: 'fixed', charset: 'gb18030', length: 460, separators: separatorsBefore(alfeeStarts) },
    },
  },
  cutoff: '23:00:00',
  window: { before: 92, after: 1 },
  key: ['terminalNo', 'systemReferenceNo', 'traceNo', 'transactionType', 'transactionAt', 'amountFen'],
};
