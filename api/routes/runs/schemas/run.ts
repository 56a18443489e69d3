import { z } from 'zod';
import type { RunCounts, RunItemState, RunState } from '../../../../contracts/runs.ts';
import { month } from '../../statements/schemas/period.ts';
import { monthReason, monthState } from './month.ts';

const runState = z.enum([
  'PLANNED',
  'RUNNING',
  'PAUSED',
  'BLOCKED',
  'SUCCEEDED',
  'PARTIAL',
  'CANCELLED',
] satisfies RunState[]);
const itemState = z.enum([
  'PENDING',
  'RUNNING',
  'DONE',
  'EMPTY',
  'NO_RECIPIENT',
  'FAILED',
  'CANCELLED',
] satisfies RunItemState[]);
const errorCode = z.string().regex(/^[A-Z_]{1,40}$/);

const counts = z.object({
  items: z.int(),
  succeeded: z.int(),
  empty: z.int(),
  noRecipient: z.int(),
  failed: z.int(),
  cancelled: z.int(),
  pending: z.int(),
} satisfies Record<keyof RunCounts, z.ZodType>);

const unowned = z
  .object({ errorCode: z.literal('LEDGER_UNOWNED'), rows: z.int(), merchants: z.int() })
  .optional()
  .meta({
    description: 'Cleared transactions of the month that are in no statement, if there are any.',
  });

const run = z
  .object({
    period: z.string(),
    state: runState,
    attempt: z.int(),
    requestedBy: z.string().optional().meta({ description: 'Not known before the run is planned.' }),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().optional(),
    finishedAt: z.iso.datetime().optional(),
    errorCode: z.string().optional().meta({ description: 'Why the run is BLOCKED.' }),
    provisional: z.literal(true).optional().meta({
      description:
        'The last attempt made provisional statements: the month is not over, or clearing files are missing.',
    }),
    unowned,
    counts,
  })
  .meta({ id: 'Run' });

export const runWithErrors = run
  .extend({ errors: z.array(z.object({ errorCode: z.string(), count: z.int() })) })
  .meta({ id: 'RunWithErrors' });

export const runList = z.object({ items: z.array(run) }).meta({ id: 'RunList' });

export const runPath = z.object({ id: month.meta({ description: 'The month, YYYY-MM.' }) });

const sum = z.object({
  subjectType: z.enum(['merchant', 'group']),
  applicationTypeCode: z.string(),
  statements: z.int(),
  count: z.int().meta({ description: 'Number of transactions.' }),
  amountFen: z.int(),
  netFen: z.int(),
  feeFen: z.int(),
});

export const runManifest = z
  .object({
    period: z.string(),
    attempt: z.int(),
    statements: z.int(),
    files: z.int(),
    bytes: z.int(),
    sums: z.array(sum).meta({ description: 'Sums over the newest versions; equal to the ledger’s sums.' }),
    sha256: z.string().meta({
      description:
        'SHA-256 over one line per statement file with the sums, the digest of the rows and the digest of the file.',
    }),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'RunManifest' });

export const startRunBody = z.strictObject({
  period: month,
  dryRun: z.boolean().default(false).meta({ description: 'Only reports what would be planned.' }),
  provisional: z
    .strictObject({ reason: z.string().trim().min(1).max(400) })
    .optional()
    .meta({
      description:
        'Start although clearing files are missing and mark every statement as provisional. Recorded in the audit trail.',
    }),
});

export const plannedRun = z
  .object({
    period: z.string(),
    dryRun: z.literal(true),
    items: z.int(),
    merchants: z.int(),
    groups: z.int(),
    state: monthState,
    reasons: z.array(monthReason),
    provisional: z.boolean().meta({ description: 'Whether its statements would be provisional.' }),
    refusal: z
      .string()
      .optional()
      .meta({ description: 'The error code with which the start would be refused; `items` is 0 then.' }),
    declaredFiles: z.int().meta({ description: 'Clearing files of the month; must not be 0.' }),
    missingFiles: z.int().meta({ description: 'Clearing files that are due but not loaded; must be 0.' }),
    mismatchedFiles: z
      .int()
      .meta({ description: 'Clearing files that don’t match their control totals; must be 0.' }),
    unowned,
  })
  .meta({ id: 'PlannedRun' });

export const plannedItemQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
  cursor: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: '`nextCursor` of the previous page.' }),
});

export const plannedItemList = z
  .object({
    items: z.array(
      z.object({ ordinal: z.int(), subjectType: z.enum(['merchant', 'group']), subjectNo: z.string() }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'PlannedItemList' });

export const runItemQuery = z.strictObject({
  state: itemState.optional(),
  errorCode: errorCode.optional(),
  q: z.string().min(1).max(40).optional().meta({ description: 'Prefix of a merchant or group number.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the previous page.' }),
});

export const runItemList = z
  .object({
    items: z.array(
      z.object({
        ordinal: z.int(),
        subjectType: z.enum(['merchant', 'group']),
        subjectNo: z.string(),
        state: itemState,
        errorCode: z.string().optional(),
        errorDetail: z
          .string()
          .optional()
          .meta({ description: 'Where in the ledger the fault is: file, line, column.' }),
        maskedCards: z
          .int()
          .optional()
          .meta({ description: 'Clear card numbers that were masked in its statements.' }),
        attempt: z.int(),
        finishedAt: z.iso.datetime().optional(),
      }),
    ),
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'RunItemList' });

const itemsAtMost = 200;
const selection = {
  state: z
    .enum(['FAILED', 'CANCELLED'])
    .optional()
    .meta({ description: 'Which items to retry. Default: FAILED.' }),
  errorCode: errorCode.optional(),
};
const ordinal = z.int().min(0);

export const retryPreviewQuery = z.strictObject({
  ...selection,
  ordinals: z
    .string()
    .regex(/^\d{1,9}(,\d{1,9}){0,199}$/)
    .transform((text) => text.split(',').map(Number))
    .optional()
    .meta({ description: `Only these items, at most ${itemsAtMost}, for example 3,17,20.` }),
});

export const retryPreview = z
  .object({ items: z.int(), previewToken: z.string() })
  .meta({ id: 'RetryPreview' });

export const retryBody = z.strictObject({
  previewToken: z
    .string()
    .min(1)
    .max(128)
    .meta({ description: 'From the preview. The retry is refused if the items have changed since.' }),
  reason: z.string().trim().min(1).max(400),
  ...selection,
  ordinals: z.array(ordinal).min(1).max(itemsAtMost).optional(),
});
