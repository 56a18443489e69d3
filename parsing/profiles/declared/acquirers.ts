import type { ProfileSource } from '../profile.ts';
import { counted, named, nth, optional } from './columns.ts';

const fen = (name: string) => `(?<${name}>-?\\d+)`;

/** 46 columns without names. The public list leaves some out, so the positions here wait for a file of the sender's. */
export const acquirerCsv: ProfileSource = {
  id: 'acquirer.csv',
  version: '46',
  family: 'acquirer',
  grade: 'one-source',
  title: { zh: '收单机构 CSV（46 列）', en: 'Acquirer CSV (46 columns)' },
  members: {
    detail: {
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'utf-8', by: ',', quoting: 'none', columns: 46 },
      fields: {
        merchantNo: { column: nth(3), required: true },
        clearingDate: { column: nth(1), format: 'yyyyMMdd' },
        moment: { column: nth(2), format: 'MMddHHmmss' },
        terminalNo: { column: nth(5), required: true },
        amount: { column: nth(6), unit: 'yuan', sign: { rule: 'by-type' } },
        fee: { column: nth(7), unit: 'yuan', sign: { rule: 'by-type' } },
        type: { columns: [nth(10)], codes: { '000000': 'SALE', '200000': 'VOID', '270000': 'REFUND' } },
        card: { column: nth(11) },
        traceNo: { column: nth(15) },
        systemReferenceNo: { column: nth(17) },
      },
    },
  },
  cutoff: '23:00:00',
  window: { before: 92, after: 1 },
  key: ['terminalNo', 'systemReferenceNo', 'transactionType', 'transactionAt', 'amountFen'],
};

/** Fen between pipes; the first line holds the period, the sender and the totals, each line ends with a signature. */
export const signedPipe: ProfileSource = {
  id: 'acquirer.pipe',
  version: '2014',
  family: 'acquirer',
  grade: 'one-source',
  title: { zh: '竖线分隔对账文件', en: 'Pipe-separated file with totals' },
  members: {
    detail: {
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'either', by: '|', quoting: 'none', columns: 15 },
      marks: [
        {
          as: 'header',
          line: `^\\d{8}\\|\\d{8}\\|[^|]+\\|${fen('count')}\\|${fen('amountFen')}\\|${fen('feeFen')}\\|[^|]*$`,
          unit: 'fen',
          required: true,
        },
      ],
      fields: {
        merchantNo: { column: nth(1), required: true },
        terminalNo: { column: nth(2) },
        traceNo: { column: nth(4) },
        systemReferenceNo: { column: nth(6) },
        moment: { column: nth(7), format: 'yyyyMMddHHmmss' },
        clearingDate: { column: nth(8), format: 'yyyyMMdd' },
        card: { column: nth(9) },
        amount: { column: nth(10), unit: 'fen', sign: { rule: 'by-type' } },
        fee: { column: nth(11), unit: 'fen', sign: { rule: 'by-type' } },
        type: {
          columns: [nth(12)],
          codes: { 消费: 'SALE', 消费撤销: 'VOID', 消费撤消: 'VOID', 退货: 'REFUND' },
        },
        remark: { column: nth(14) },
      },
    },
  },
  cutoff: '23:00:00',
  window: { before: 92, after: 1 },
  key: ['terminalNo', 'systemReferenceNo', 'transactionType', 'transactionAt', 'amountFen'],
};

/** 通联: 34 columns, among them the holder's name and identity number, which are never read. */
export const allinpay: ProfileSource = {
  id: 'allinpay.csv',
  version: '34',
  family: 'acquirer',
  grade: 'published-table',
  title: { zh: '通联对账文件（34 列）', en: 'Allinpay (34 columns)' },
  members: {
    detail: {
      name: '(?<d8>20\\d{6})[^/]*\\.(?:csv|txt)$',
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'either', by: ',', quoting: 'none', columns: 34 },
      header: {
        find: ['商户号', '门店名称', '凭证号', '交易单号', '对接应用号', '渠道交易类型'],
        within: 5,
        ignored: [
          '批次号',
          '卡类别',
          '发卡行机构代码',
          '发卡行名称',
          '交易单号',
          '订单号',
          '对接应用号',
          '原始金额',
          '结算金额',
          '分期贴息',
          '交易完成时间',
          '持卡人姓名',
          '持卡人身份证',
          '分期数',
          '优惠金额',
          '实付金额',
          '原交易单',
          '渠道交易类型',
          '出金方账户名称',
          '门店编号',
          '交易完成日期',
        ],
      },
      private: true,
      fields: {
        merchantNo: { column: named('商户号'), required: true },
        clearingDate: 'file-name',
        moment: {
          date: { column: named('交易日期'), format: 'yyyy-MM-dd' },
          time: { column: named('交易时间'), format: 'HH:mm:ss' },
        },
        terminalNo: { column: named('终端号') },
        card: { column: named('卡号') },
        type: {
          columns: [named('交易类型')],
          codes: { 消费: 'SALE', 消费撤销: 'VOID', 消费撤消: 'VOID', 退货: 'REFUND' },
        },
        amount: { column: named('交易金额'), unit: 'yuan', sign: { rule: 'by-type' } },
        fee: { column: named('手续费'), unit: 'yuan', sign: { rule: 'by-type' } },
        traceNo: { column: named('凭证号') },
        systemReferenceNo: { column: named('参考号') },
        channel: { column: optional('产品类型') },
        remark: { column: optional('备注') },
        remark1: { column: optional('门店名称') },
      },
    },
  },
  cutoff: '24:00:00',
  window: { before: 92, after: 0 },
  key: ['terminalNo', 'systemReferenceNo', 'transactionType', 'transactionAt', 'amountFen'],
};

/** 联动优势: START and END lines. A START with an error code and an END of −1 mean that the file is not ready. */
export const umpay: ProfileSource = {
  id: 'umpay.trade-detail',
  version: '16',
  family: 'acquirer',
  grade: 'one-source',
  title: { zh: '联动优势交易明细', en: 'UMPay trade detail' },
  members: {
    detail: {
      presence: 'many',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'either', by: ',', quoting: 'none', columns: 16, absorbAt: 1 },
      marks: [
        {
          as: 'not-ready',
          starts: 'TRADEDETAIL-START',
          line: '^TRADEDETAIL-START,[^,]*,[^,]*,[^,]*,(?!0000,)[^,]*,',
        },
        {
          as: 'header',
          starts: 'TRADEDETAIL-START',
          line: '^TRADEDETAIL-START,(?<merchant>\\w+),(?<date8>\\d{8}),[^,]*,0000,',
          required: true,
        },
        { as: 'not-ready', starts: 'TRADEDETAIL-END', line: '^TRADEDETAIL-END,[^,]*,[^,]*,-1,-1' },
        {
          as: 'trailer',
          starts: 'TRADEDETAIL-END',
          line: `^TRADEDETAIL-END,\\w+,\\d{8},${counted('count')},${fen('amountFen')}`,
          unit: 'fen',
          required: true,
        },
      ],
      private: true,
      fields: {
        merchantNo: 'header',
        systemReferenceNo: { column: nth(3) },
        moment: { date: { column: nth(5), format: 'yyyyMMdd' }, time: { column: nth(15), format: 'HHmmss' } },
        amount: { column: nth(6), unit: 'fen', sign: { rule: 'by-type' } },
        channel: { column: nth(8) },
        clearingDate: { column: nth(9), format: 'yyyyMMdd' },
        type: { columns: [nth(10)], codes: { '01': 'SALE', '20': 'REFUND' } },
        fee: 'none',
      },
    },
  },
  cutoff: '24:00:00',
  window: { before: 92, after: 1 },
  key: ['systemReferenceNo', 'transactionType', 'amountFen'],
};
