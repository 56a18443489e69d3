import { ApplicationType } from '../../entities/application-type.ts';
import { Merchant } from '../../entities/merchant.ts';
import type { Database } from '../../orm.ts';

/** What of the names in clearing files is known here. */
export function createKnownNames(database: Database) {
  return {
    /** Ids of the merchants on the roster, by number. */
    async merchantIds(merchantNos: readonly string[]): Promise<Map<string, number>> {
      const options = { fields: ['id', 'merchantNo'], disableIdentityMap: true } as const;
      const found = await database.em().find(Merchant, { merchantNo: { $in: [...merchantNos] } }, options);
      return new Map(found.map(({ merchantNo, id }) => [merchantNo, id]));
    },

    /** Codes of application types, by code and by name. */
    async applicationTypes(): Promise<Map<string, string>> {
      const types = await database.em().find(ApplicationType, {});
      return new Map(types.flatMap(({ code, name }) => [[name, code] as const, [code, code] as const]));
    },
  };
}
