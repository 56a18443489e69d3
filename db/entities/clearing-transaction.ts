import { defineEntity, p } from '@mikro-orm/core';
import { clearingRowColumns } from './clearing-row-columns.ts';

/**
 * One cleared transaction. Amounts are fen and obey `netFen = amountFen - feeFen`. `lineNo` keeps the order of the
 * clearing file: with the file it is the row's identity, since two transactions may agree in all else.
 */
export const ClearingTransaction = defineEntity({
  name: 'ClearingTransaction',
  tableName: 'clearing_transaction',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    clearingFileId: p.integer(),
    lineNo: p.integer(),
    ...clearingRowColumns(),
  },
  uniques: [{ name: 'clearing_transaction_line', properties: ['clearingFileId', 'lineNo'] }],
  checks: [{ name: 'clearing_transaction_net_amount', expression: 'net_fen = amount_fen - fee_fen' }],
  indexes: [
    {
      name: 'clearing_transaction_statement',
      properties: ['merchantId', 'applicationTypeCode', 'clearingDate', 'clearingFileId', 'lineNo'],
    },
  ],
});
