import { z } from 'zod';
import type { ErrorCode } from '../../../../domain/errors.ts';

const code = z.string().max(32).meta({ description: 'What the authenticator app shows.' });
const recoveryCode = z
  .string()
  .max(64)
  .meta({ description: 'Good once; spaces and hyphens are passed over.' });
const password = z.string().meta({ description: 'The one in force, so that an open browser is not enough.' });

export const secondFactorBody = z.union([z.strictObject({ code }), z.strictObject({ recoveryCode })]);

export const secondFactorRequired = z
  .object({
    code: z.literal('SECOND_FACTOR_REQUIRED' satisfies ErrorCode),
    expiresAt: z.iso.datetime().meta({ description: 'Until then the password need not be typed again.' }),
  })
  .meta({ id: 'SecondFactorRequired', description: 'Not signed in yet: the code is still to come.' });

export const enrolBody = z.strictObject({ password });

export const enrolment = z
  .object({
    secret: z.string().meta({ description: 'Base32, to be typed into the app.' }),
    uri: z.string().meta({ description: '`otpauth://`, to be shown as a QR code.' }),
    expiresAt: z.iso.datetime().meta({ description: 'Until then it may be confirmed.' }),
  })
  .meta({ id: 'SecondFactorEnrolment' });

export const confirmBody = z.strictObject({ code });

export const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).meta({ description: 'Told this once and never again.' }) })
  .meta({ id: 'RecoveryCodes' });

export const removeBody = z.union([
  z.strictObject({ password, code }),
  z.strictObject({ password, recoveryCode }),
]);

export const secondFactorState = z
  .object({
    enabled: z.boolean(),
    confirmedAt: z.iso.datetime().optional(),
    recoveryCodesLeft: z.int().optional(),
  })
  .meta({ id: 'SecondFactor' });
