import { p } from '@mikro-orm/core';

/** What a cleared transaction is made of, wherever it lies: put aside, in the ledger or superseded. Amounts are fen. */
export const clearingRowColumns = () => ({
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
  systemReferenceNo: p.string().length(28),
  channel: p.string().length(50),
  remark: p.string().length(200),
  remark1: p.string().length(200),
});
