import { z } from 'zod';
import type { ActivationView, IdentityInput } from '../../../../contracts/activation.ts';
import {
  canonicalGroupNo,
  canonicalIdNo,
  canonicalLicenceNo,
  canonicalMerchantNo,
  canonicalPhone,
} from '../../../../domain/canonical.ts';
import { policy } from '../../../../domain/policy.ts';
import { validated } from '../../../http/schemas/validated.ts';
const subjectType = z.enum(['merchant', 'group']);
const merchantNo = validated(canonicalMerchantNo).meta({
  description: '15 digits, printed on the POS slip.',
  example: '951002001121025',
});

export const activation = z
  .object({
    id: z.string(),
    state: z.enum(['VERIFY', 'AGREE', 'CREDENTIALS', 'CONTACT', 'OTP', 'DONE', 'EXPIRED', 'LOCKED']).meta({
      description: 'The step it waits for, or how it ended.',
    }),
    subjectType,
    expiresAt: z.iso.datetime(),
    codeSentTo: z
      .object({
        channel: z.enum(['email', 'phone']),
        maskedAddress: z.string().meta({ example: '138****8000' }),
      })
      .optional(),
    resendAfter: z.iso.datetime().optional(),
  } satisfies Record<keyof ActivationView, z.ZodType>)
  .meta({ id: 'Activation' });

export const activationPath = z.object({
  id: z.string().meta({ description: 'The id returned when the activation was started.' }),
});

export const startActivationBody = z.strictObject({ subjectType });

export const identityBody = z
  .discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('registration'),
      merchantNo,
      legalRepresentativeIdNo: validated(canonicalIdNo).meta({
        description: 'Number of the legal representative’s identity document.',
      }),
      businessLicenceNo: validated(canonicalLicenceNo).meta({
        description: '18 characters, or 15 on an older licence.',
      }),
    }),
    z.strictObject({
      method: z.literal('phone'),
      merchantNo,
      registeredPhone: validated(canonicalPhone).meta({
        description: 'The mobile number given when the contract was signed.',
      }),
    }),
    z.strictObject({
      method: z.literal('group'),
      groupNo: validated(canonicalGroupNo).meta({ example: '800100200300' }),
      password: z
        .string()
        .min(1)
        .max(policy.password.maxLength)
        .meta({ description: 'The initial password.' }),
    }),
  ])
  .meta({ id: 'Identity' });

/** The words of the interface become those of the contract. */
export function identityInput(body: z.output<typeof identityBody>): IdentityInput {
  if (body.method !== 'registration') return body.method === 'group' ? body : phoneInput(body);
  const { method, merchantNo, legalRepresentativeIdNo: idNo, businessLicenceNo: licenceNo } = body;
  return { method, merchantNo, idNo, licenceNo };
}

function phoneInput(body: Extract<z.output<typeof identityBody>, { method: 'phone' }>): IdentityInput {
  return { method: 'phone', merchantNo: body.merchantNo, phone: body.registeredPhone };
}
