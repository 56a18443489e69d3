import type { ProfileSource } from '../profile.ts';
import { bytes, counted, separatorsBefore, yuan } from './columns.ts';

/** Where the 42 fields of a ZM record begin; one space before each. */
const zmStarts = [
  0, 4, 16, 28, 35, 46, 66, 79, 84, 87, 109, 112, 145, 148, 155, 166, 180, 194, 199, 215, 218, 221, 228, 231,
  236, 269, 271, 293, 309, 311, 327, 360, 374, 388, 397, 430, 444, 458, 471, 474, 476, 509,
];

/** Of a ZME record. Software that cuts it by the widths of ZM gets shifted fields, so the length is checked first. */
const zmeStarts = [
  0, 4, 16, 28, 35, 46, 66, 79, 84, 87, 90, 97, 108, 113, 126, 140, 154, 170, 186, 188, 201, 204,
];

/**
 * UnionPay 全渠道 merchant files, as a set of three. ZM has no totals of its own: they are in the RD report. The names of ZME's
 * fields have a single source, so its records all wait for a person.
 */
export const unionpayMerchant: ProfileSource = {
  id: 'unionpay.merchant',
  version: '2017-42',
  family: 'unionpay',
  grade: 'real-sample',
  title: { zh: '银联全渠道商户文件（ZM、ZME、RD）', en: 'UnionPay merchant files (ZM, ZME, RD)' },
  members: {
    detail: {
      name: '^INN(?<d6>\\d{6})88ZM_(?<merchant>\\w{15})',
      presence: 'required',
      contents: 'rows',
      form: { kind: 'fixed', charset: 'gb18030', length: 607, separators: separatorsBefore(zmStarts) },
      fields: {
        merchantNo: { column: bytes(293, 15), required: true },
        clearingDate: 'file-name',
        moment: { column: bytes(35, 10), format: 'MMddHHmmss' },
        terminalNo: { column: bytes(388, 8) },
        card: { column: bytes(46, 19) },
        type: {
          columns: [bytes(215, 2)],
          codes: { '01': 'SALE', '03': 'AUTH_COMPLETION', '04': 'REFUND', '31': 'VOID', '33': 'AUTH_VOID' },
        },
        amount: { column: bytes(66, 12), unit: 'fen', sign: { rule: 'by-type' } },
        // D: the merchant pays; C: it receives.
        fee: { column: bytes(166, 13), unit: 'fen', sign: { rule: 'prefix', plus: 'D', minus: 'C' } },
        net: { column: bytes(180, 13), unit: 'fen', sign: { rule: 'prefix', plus: 'C', minus: 'D' } },
        traceNo: { column: bytes(28, 6) },
        systemReferenceNo: { column: bytes(87, 21) },
        remark: { column: bytes(397, 32) },
        remark1: { column: bytes(327, 32) },
      },
    },
    errors: {
      name: '^INN(?<d6>\\d{6})88ZME_(?<merchant>\\w{15})',
      presence: 'optional',
      contents: 'errors',
      form: { kind: 'fixed', charset: 'gb18030', length: 339, separators: separatorsBefore(zmeStarts) },
    },
    report: {
      name: '^RD2010(?<d6>\\d{6})01_(?<merchant>\\w{15})',
      presence: 'required',
      contents: 'totals',
      form: { kind: 'delimited', charset: 'gb18030', by: '\t', quoting: 'none' },
      marks: [
        {
          as: 'trailer',
          // Debits of the merchant are refunds, credits are sales.
          line: `^\\s*总计\\s+${counted('refundCount')}\\s+${yuan('refundFen')}\\s+${counted('saleCount')}\\s+${yuan('saleFen')}\\s+${yuan('feeFen')}\\s+${yuan('netFen')}`,
          required: true,
        },
      ],
    },
  },
  cutoff: '23:00:00',
  window: { before: 92, after: 1 },
  key: ['systemReferenceNo'],
};
