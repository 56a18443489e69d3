import { defineEntity, p } from '@mikro-orm/core';

/**
 * One cleared transaction. Amounts are fen and obey `netFen = amountFen - feeFen`. `lineNo` keeps the order of the
 * clearing file. The trace number is not unique; the seven columns below together are.
 */
export const ClearingTransaction = defineEntity({
  name: 'ClearingTransaction',
  tableName: 'clearing_transaction',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    clearingFileId: p.integer(),
    lineNo: p.integer(),
    merchantId: p.integer(),
    applicationTypeCode: p.string().length(32),
    clearingDate: p.string().length(10),
    transactionDate: p.string().length(10),
    transactionTime: p.string().length(8),
    terminalNo: p.string().length(8),
    maskedCardNo: p.string().length(32),
    transactionType: p.string().length(20),
    amountFen: p.bigint('number'),
    netFen: p.bigint('number'),
    feeFen: p.bigint('number'),
    traceNo: p.string().length(6),
    systemReferenceNo: p.string().length(12),
    channel: p.string().length(50),
    remark: p.string().length(200),
    remark1: p.string().length(200),
  },
  uniques: [
    {
      name: 'clearing_transaction_identity',
      properties: [
        'clearingDate',
        'terminalNo',
        'transactionDate',
        'transactionTime',
        'systemReferenceNo',
        'transactionType',
        'amountFen',
      ],
    },
    { name: 'clearing_transaction_line', properties: ['clearingFileId', 'lineNo'] },
  ],
  checks: [{ name: 'clearing_transaction_net_amount', expression: 'net_fen = amount_fen - fee_fen' }],
  indexes: [
    {
      name: 'clearing_transaction_statement',
      properties: ['merchantId', 'applicationTypeCode', 'clearingDate', 'clearingFileId', 'lineNo'],
    },
  ],
});
