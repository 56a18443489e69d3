import type { Sums, TotalName } from '../../domain/clearing/control-total.ts';

/** Counts a member's records and their money, as the sender would. */
export class Tally {
  #count = 0;
  #saleCount = 0;
  #saleFen = 0n;
  #refundCount = 0;
  #refundFen = 0n;
  #feeFen = 0n;
  #netFen = 0n;

  /** A record, whether it can be read or not. */
  countRecord(): void {
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  addMoney(amountFen: bigint, feeFen: bigint, netFen: bigint): void {
    if (amountFen < 0n) {
      this.#refundCount += 1;
      this.#refundFen -= amountFen;
    } else {
      this.#saleCount += 1;
      this.#saleFen += amountFen;
    }
    this.#feeFen += feeFen;
    this.#netFen += netFen;
  }

  get sums(): Sums {
    return {
      count: BigInt(this.#count),
      amountFen: this.#saleFen - this.#refundFen,
      feeFen: this.#feeFen,
      netFen: this.#netFen,
      saleCount: BigInt(this.#saleCount),
      saleFen: this.#saleFen,
      refundCount: BigInt(this.#refundCount),
      refundFen: this.#refundFen,
    };
  }
}

/** The sums of several members. */
export function addSums(all: readonly Sums[]): Sums {
  const sum = (name: TotalName) => all.reduce((total, sums) => total + sums[name], 0n);
  return {
    count: sum('count'),
    amountFen: sum('amountFen'),
    feeFen: sum('feeFen'),
    netFen: sum('netFen'),
    saleCount: sum('saleCount'),
    saleFen: sum('saleFen'),
    refundCount: sum('refundCount'),
    refundFen: sum('refundFen'),
  };
}
