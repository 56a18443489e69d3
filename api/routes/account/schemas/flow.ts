import { z } from 'zod';
import { policy } from '../../../../domain/policy.ts';
import type { ErrorCode } from '../../../../domain/errors.ts';
import { idempotencyKey } from '../../../http/schemas/idempotency-key.ts';
import { stillWorking, waitingHeaders } from '../../../http/schemas/problem.ts';

/** What routes of flows have in common: activations, recoveries and changes of contact. */
export const stepHeaders = z.object({ 'Idempotency-Key': idempotencyKey });

export const notKnownYet = {
  description: 'The result is not known yet.',
  schema: stillWorking,
  headers: waitingHeaders,
};

export const refusedInAnyStep: readonly ErrorCode[] = [
  'FLOW_NOT_FOUND',
  'FLOW_EXPIRED',
  'FLOW_LOCKED',
  'STEP_OUT_OF_ORDER',
  'INPUT_GONE',
  'SERVICE_UNAVAILABLE',
];

/** Of a code that was typed. */
export const codeRefusals: readonly ErrorCode[] = ['CODE_WRONG', 'CODE_EXPIRED', 'CODE_TRIES_EXHAUSTED'];

/** Of sending a code. */
export const sendingRefusals: readonly ErrorCode[] = [
  'CODE_RESEND_TOO_SOON',
  'CODE_LIMIT_REACHED',
  'CODE_NOT_SENT',
];

export const codeBody = z.strictObject({
  code: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}]/gu, ''))
    .pipe(z.string().regex(new RegExp(`^\\d{${policy.otp.digits}}$`)))
    .meta({ description: '6 digits. Spaces and full-width digits are accepted.', example: '123456' }),
});
