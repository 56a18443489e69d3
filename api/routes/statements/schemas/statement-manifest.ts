import { z } from 'zod';
import { statement, statementFormat } from './statement.ts';

const madeFile = z.object({
  format: statementFormat,
  part: z.int(),
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  removedAt: z.iso.datetime().optional().meta({ description: 'When its time was over.' }),
});

export const statementManifest = statement
  .extend({
    rowsSha256: z.string().meta({ description: 'Over the canonical rows, whatever file they stand in.' }),
    files: z
      .array(madeFile)
      .meta({ description: 'All that were made, also those past the time they are kept.' }),
  })
  .meta({ id: 'StatementManifest' });
