/** What a sender may state about a file. Sales are what the merchant receives, refunds what it pays back, as positive fen. */
export const totalNames = [
  'count',
  'amountFen',
  'feeFen',
  'netFen',
  'saleCount',
  'saleFen',
  'refundCount',
  'refundFen',
] as const;

export type TotalName = (typeof totalNames)[number];

/** `provisional`: the sender says that the figure may still change, so a difference refuses nothing. */
export type TotalState = 'matched' | 'mismatched' | 'not given' | 'provisional';

/** Counts of records or fen. */
export interface ControlTotal {
  readonly name: TotalName;
  readonly state: TotalState;
  readonly stated: bigint | undefined;
  readonly counted: bigint;
}

export type Sums = Readonly<Record<TotalName, bigint>>;

/** Compares what was stated with what was counted, to the fen. */
export function compareTotals(
  stated: ReadonlyMap<TotalName, bigint>,
  counted: Sums,
  provisional: ReadonlySet<TotalName>,
): ControlTotal[] {
  return totalNames.map((name) => {
    const found = stated.get(name);
    const state =
      found === undefined
        ? 'not given'
        : provisional.has(name)
          ? 'provisional'
          : found === counted[name]
            ? 'matched'
            : 'mismatched';
    return { name, state, stated: found, counted: counted[name] };
  });
}
