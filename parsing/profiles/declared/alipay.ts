import type { ProfileSource } from '../profile.ts';
import { counted, named, yuan } from './columns.ts';

/** A zip with two files whose names are GBK. Refunds are negative; the service fee is negative on sales. */
export const alipay: ProfileSource = {
  id: 'alipay.business',
  version: '25',
  family: 'alipay',
  grade: 'published-table',
  title: { zh: '支付宝业务明细（含汇总）', en: 'Alipay business detail with summary' },
  members: {
    detail: {
      name: '^(?<merchant>\\d{15,16})\\d*_(?<d8>\\d{8})_业务明细\\.csv$',
      presence: 'required',
      contents: 'rows',
      form: { kind: 'delimited', charset: 'gb18030', by: ',', quoting: 'none', columns: 25, absorbAt: 4 },
      header: {
        find: ['支付宝交易号', '业务类型', '商家实收（元）', '服务费（元）'],
        within: 40,
        ignored: [
          '商户订单号',
          '商品名称',
          '创建时间',
          '门店编号',
          '操作员',
          '对方账户',
          '订单金额（元）',
          '支付宝红包（元）',
          '集分宝（元）',
          '支付宝优惠（元）',
          '商家优惠（元）',
          '券核销金额（元）',
          '券名称',
          '商家红包消费金额（元）',
          '卡消费金额（元）',
          '退款批次号/请求号',
          '分润（元）',
        ],
      },
      marks: [
        {
          as: 'trailer',
          starts: '#交易合计',
          line: `^#交易合计[:：]${counted('saleCount')}笔[,，]商家实收共${yuan('saleFen')}元`,
          required: true,
        },
        {
          as: 'skip',
          starts: '#退款合计',
          line: `^#退款合计[:：]${counted('refundCount')}笔[,，]商家实收退款共${yuan('refundFen')}元`,
        },
        { as: 'skip', starts: '#', line: '^#' },
      ],
      fields: {
        merchantNo: 'file-name',
        clearingDate: 'file-name',
        moment: { column: named('完成时间'), format: 'yyyy-MM-dd HH:mm:ss' },
        terminalNo: { column: named('终端号') },
        type: { columns: [named('业务类型')], codes: { 交易: 'SALE', 退款: 'REFUND' } },
        amount: { column: named('商家实收（元）'), unit: 'yuan', sign: { rule: 'agrees-with-type' } },
        fee: { column: named('服务费（元）'), unit: 'yuan', sign: { rule: 'reversed' } },
        systemReferenceNo: { column: named('支付宝交易号') },
        remark: { column: named('备注') },
        remark1: { column: named('门店名称') },
      },
    },
    summary: {
      name: '_业务明细\\(汇总\\)\\.csv$',
      presence: 'required',
      contents: 'totals',
      form: { kind: 'delimited', charset: 'gb18030', by: ',', quoting: 'none' },
      marks: [
        {
          as: 'trailer',
          starts: '合计',
          line: `^合计\\s*,[^,]*,\\s*${counted('saleCount')}\\s*,\\s*${counted('refundCount')}\\s*,[^,]*,\\s*${yuan('amountFen')}`,
          required: true,
        },
      ],
    },
  },
  cutoff: '24:00:00',
  window: { before: 92, after: 1 },
  key: ['systemReferenceNo', 'transactionType', 'amountFen'],
};
