import { Branch } from '../../entities/branch.ts';
import type { Database } from '../../orm.ts';

export interface BranchSupport {
  readonly branchName: string;
  readonly supportContacts: readonly { readonly region: string; readonly phones: readonly string[] }[];
}

export function createSupportQueries(database: Database) {
  return {
    /** The numbers merchants may call: of one branch, or of all. */
    async contacts(branchCode?: string): Promise<BranchSupport[]> {
      const where = branchCode === undefined ? {} : { code: branchCode };
      const branches = await database.em().find(Branch, where, { orderBy: { code: 'asc' } });
      return branches.map(({ name, supportContacts }) => ({ branchName: name, supportContacts }));
    },
  };
}
