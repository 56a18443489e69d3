import type { Fen } from '../../domain/money.ts';
import type { ApplicationTypeCode } from './application-types.ts';
import { drawAmount } from './pharmacy-amounts.ts';
import type { Random } from './random.ts';

/** What the rows of an application type are called. */
export const transactionWording: Record<
  ApplicationTypeCode,
  { transactionType: string; channels: readonly string[] }
> = {
  PREPAID_CONVENIENCE: { transactionType: '消费', channels: ['医保卡', '便民卡'] },
  ATM: { transactionType: '取款', channels: ['银行卡'] },
  MARKETING_ALLIANCE: { transactionType: '消费', channels: ['银行卡', '云闪付'] },
  PAYMENT_SMALL_TRANSFER: { transactionType: '转账', channels: ['银行卡'] },
};

/** What one transaction may come to; a cash machine gives whole hundreds of yuan. */
export function drawAmountOf(code: ApplicationTypeCode, random: Random): Fen {
  return code === 'ATM' ? 10_000 * (1 + random.below(30)) : drawAmount(random);
}
