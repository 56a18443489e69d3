import { defineEntity, p } from '@mikro-orm/core';
import type { CsvRule } from '../../domain/statements/csv-text.ts';
import type { FileFormat } from '../../domain/statements/file-format.ts';

/** One file of a statement, already in its place in the file store when this row appears. */
export const StatementFile = defineEntity({
  name: 'StatementFile',
  tableName: 'statement_file',
  properties: {
    id: p.integer().primary().autoincrement(),
    statementId: p.string().length(36),
    format: p.string().$type<FileFormat>().length(8),
    part: p.integer(),
    fileName: p.string().length(200),
    storageKey: p.string().length(400),
    bytes: p.bigint('number'),
    sha256: p.string().length(64),
    /** When the file was removed because its time was over; the row stays. */
    removedAt: p.datetime(3).nullable(),
    /** How the texts of a CSV file are guarded; 1 in files of earlier releases. */
    csvRule: p.integer().$type<CsvRule>().default(1),
  },
  uniques: [{ properties: ['statementId', 'format', 'part'] }],
});
