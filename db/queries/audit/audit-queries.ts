import type { InferEntity } from '@mikro-orm/core';
import { AuditEvent } from '../../entities/audit-event.ts';
import type { Database } from '../../orm.ts';
import { findPage, type Page } from '../page.ts';

export interface AuditSearch {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export type AuditRecord = Omit<InferEntity<typeof AuditEvent>, 'causeKey' | 'keyId' | 'previousHash'>;

export function createAuditQueries(database: Database) {
  return {
    /** Newest first. @throws BusinessError REQUEST_INVALID when the cursor isn't one of ours */
    async list({ limit, cursor, actor, action, target }: AuditSearch): Promise<Page<AuditRecord>> {
      const where = {
        ...(actor === undefined ? {} : { actor }),
        ...(action === undefined ? {} : { action }),
        ...(target === undefined ? {} : { target }),
      };
      return findPage(database.em(), AuditEvent, { where, orderBy: [{ sequence: 'desc' }], cursor, limit });
    },
  };
}
