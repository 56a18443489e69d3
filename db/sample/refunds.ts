import { secondsOf, timeOfDay } from './calendar.ts';
import { systemReferenceNo } from './draw-transaction.ts';
import type { SampleTransaction } from './sample-rows.ts';

/** When and under which reference a sale is taken back. */
interface Refund {
  readonly clearingDate: string;
  readonly transactionDate: string;
  readonly transactionTime: string;
  readonly serial: number;
}

/** The refund (退货) of a sale, on a later day. */
export function refundOf(
  sale: SampleTransaction,
  { clearingDate, transactionDate, transactionTime, serial }: Refund,
): SampleTransaction {
  return {
    ...negated(sale),
    clearingDate,
    transactionDate,
    transactionTime,
    transactionType: '退货',
    systemReferenceNo: systemReferenceNo(transactionTime, serial),
  };
}

/** The reversal (撤销) of a sale, some minutes after it. */
export function reversalOf(sale: SampleTransaction, serial: number): SampleTransaction {
  const transactionTime = timeOfDay(secondsOf(sale.transactionTime) + 260);
  return {
    ...negated(sale),
    transactionTime,
    transactionType: '撤销',
    systemReferenceNo: systemReferenceNo(transactionTime, serial),
  };
}

/** Subtracts from 0, because the negative of a fee of 0 is -0. */
function negated(sale: SampleTransaction): SampleTransaction {
  return { ...sale, amountFen: 0 - sale.amountFen, netFen: 0 - sale.netFen, feeFen: 0 - sale.feeFen };
}
