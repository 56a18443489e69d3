import { z } from 'zod';
import type { MonthReason, MonthState } from '../../../../domain/runs/month-state.ts';

export const monthState = z.enum(['OPEN', 'COMPLETE', 'PRODUCED', 'CHANGED_SINCE'] satisfies MonthState[]);

export const monthReason = z.enum([
  'MONTH_NOT_BEGUN',
  'MONTH_NOT_OVER',
  'NOTHING_DECLARED',
  'FILES_MISSING',
  'TOTALS_MISMATCHED',
  'RUN_IN_PROGRESS',
  'PROVISIONAL',
  'ITEMS_UNDONE',
  'ROWS_CHANGED',
  'COMPLETE_SINCE',
] satisfies MonthReason[]);

const month = z
  .object({
    period: z.string(),
    state: monthState,
    reasons: z.array(monthReason).meta({ description: 'Why it is in this state.' }),
    declaredFiles: z.int(),
    declaredUpTo: z.string().optional().meta({ description: 'The last clearing date with a declared file.' }),
    missingFiles: z.int().meta({ description: 'Files that are due but not loaded.' }),
    mismatchedFiles: z.int().meta({ description: 'Files that don’t match their control totals.' }),
    changedSubjects: z.int().meta({
      description:
        'Merchants and groups whose transactions have changed since their statements were produced.',
    }),
    provisionalSubjects: z.int().meta({ description: 'Merchants and groups with provisional statements.' }),
  })
  .meta({ id: 'Month' });

export const shownMonth = month;

export const monthList = z.object({ items: z.array(month) }).meta({ id: 'MonthList' });

export const monthListQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(120).default(24) });
