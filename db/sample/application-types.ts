/** The 应用类型 on the guide's screen, with the fee each takes: basis points of the amount. */
export const applicationTypes = [
  { code: 'PREPAID_CONVENIENCE', name: '储值卡-便民卡', position: 1, rateBasisPoints: 20 },
  { code: 'ATM', name: 'ATM', position: 2, rateBasisPoints: 0 },
  { code: 'MARKETING_ALLIANCE', name: '营销联盟', position: 3, rateBasisPoints: 38 },
  { code: 'PAYMENT_SMALL_TRANSFER', name: '支付类-小额转账', position: 4, rateBasisPoints: 10 },
] as const;

export type ApplicationTypeCode = (typeof applicationTypes)[number]['code'];

/** Basis points of the amount that are taken as the fee. */
export function rateOf(code: ApplicationTypeCode): number {
  return applicationTypes.find((type) => type.code === code)!.rateBasisPoints;
}
