import { z } from 'zod';
import { statement, statementFormat } from './statement.ts';

const madeFile = z.object({
  format: statementFormat,
  part: z.int(),
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  removedAt: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When the file was deleted at the end of its retention.' }),
});

export const statementManifest = statement
  .extend({
    rowsSha256: z
      .string()
      .meta({ description: 'SHA-256 over the canonical rows; the same for every file format.' }),
    files: z.array(madeFile).meta({
      description: 'All files ever produced, including those deleted at the end of their retention.',
    }),
  })
  .meta({ id: 'StatementManifest' });
