import { z } from 'zod';
import type { ErrorCode } from '../../../../domain/errors.ts';

const code = z.string().max(32).meta({ description: 'The code shown by the authenticator app.' });
const recoveryCode = z.string().max(64).meta({ description: 'Valid once. Spaces and hyphens are ignored.' });
const password = z
  .string()
  .meta({ description: 'The current password, so that an unattended browser is not enough.' });

/** What a person shows, told apart by `kind`; the request says it by which field it has. */
export const secondFactorBody = z.union([
  z.strictObject({ code }).transform((body) => ({ kind: 'code' as const, ...body })),
  z.strictObject({ recoveryCode }).transform((body) => ({ kind: 'recovery-code' as const, ...body })),
]);

export const secondFactorRequired = z
  .object({
    code: z.literal('SECOND_FACTOR_REQUIRED' satisfies ErrorCode),
    expiresAt: z.iso
      .datetime()
      .meta({ description: 'Until then, the password does not have to be entered again.' }),
  })
  .meta({ id: 'SecondFactorRequired', description: 'Not signed in yet: the code is still required.' });

export const enrolBody = z.strictObject({ password });

export const enrolment = z
  .object({
    secret: z.string().meta({ description: 'Base32, for entering by hand.' }),
    uri: z.string().meta({ description: '`otpauth://` URI, for a QR code.' }),
    expiresAt: z.iso.datetime().meta({ description: 'Must be confirmed before then.' }),
  })
  .meta({ id: 'SecondFactorEnrolment' });

export const confirmBody = z.strictObject({ code });

export const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: 'Shown only in this response.' }) })
  .meta({ id: 'RecoveryCodes' });

export const removeBody = z.union([
  z
    .strictObject({ password, code })
    .transform((body) => ({ password: body.password, proof: { kind: 'code' as const, code: body.code } })),
  z.strictObject({ password, recoveryCode }).transform((body) => ({
    password: body.password,
    proof: { kind: 'recovery-code' as const, recoveryCode: body.recoveryCode },
  })),
]);

export const secondFactorState = z
  .object({
    enabled: z.boolean(),
    confirmedAt: z.iso.datetime().optional(),
    recoveryCodesLeft: z.int().optional(),
  })
  .meta({ id: 'SecondFactor' });
