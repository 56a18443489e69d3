import { createHash } from 'node:crypto';
import type { NewStatement } from '../../db/repositories/statements/statement-publication.ts';

/**
 * A statement's id, by what it is of: who makes the same one again, after a crash or at the same time, puts its files
 * where they are already, so that nothing is left that no row names.
 */
export function statementIdOf(statement: Omit<NewStatement, 'id' | 'files' | 'totals'>): string {
  const { subjectType, subjectId, applicationTypeCode, period, version, snapshotDigest } = statement;
  const identity = [
    subjectType,
    subjectId,
    applicationTypeCode,
    period.from,
    period.to,
    version,
    snapshotDigest,
  ];
  const hex = createHash('sha256').update(JSON.stringify(identity)).digest('hex');
  // A UUID of version 8 (RFC 9562): its bits are the application's own.
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
