import { z } from 'zod';
import type { ActivationView, ContactInput, IdentityInput } from '../../../../contracts/activation.ts';
import {
  canonicalEmail,
  canonicalGroupNo,
  canonicalIdNo,
  canonicalLicenceNo,
  canonicalMerchantNo,
  canonicalPhone,
} from '../../../../domain/canonical.ts';
import { policy } from '../../../../domain/policy.ts';
import { judged } from '../../../http/schemas/judged.ts';

export const locale = z.enum(['zh-CN', 'en']);
const subjectType = z.enum(['merchant', 'group']);
const merchantNo = judged(canonicalMerchantNo).meta({
  description: '15 digits, printed on the POS slip.',
  example: '951002001121025',
});

export const activation = z
  .object({
    id: z.string(),
    state: z.enum(['VERIFY', 'AGREE', 'CREDENTIALS', 'CONTACT', 'OTP', 'DONE', 'EXPIRED', 'LOCKED']).meta({
      description: 'What it waits for next, or how it ended.',
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
  id: z.string().meta({ description: 'The id the activation began with.' }),
});

export const startActivationBody = z.strictObject({ subjectType });

export const identityBody = z
  .discriminatedUnion('method', [
    z.strictObject({
      method: z.literal('registration'),
      merchantNo,
      legalRepresentativeIdNo: judged(canonicalIdNo).meta({
        description: 'Of the legal representative’s document.',
      }),
      businessLicenceNo: judged(canonicalLicenceNo).meta({
        description: '18 characters, or 15 of an older licence.',
      }),
    }),
    z.strictObject({
      method: z.literal('phone'),
      merchantNo,
      registeredPhone: judged(canonicalPhone).meta({ description: 'The mobile number left at signing.' }),
    }),
    z.strictObject({
      method: z.literal('group'),
      groupNo: judged(canonicalGroupNo).meta({ example: '800100200300' }),
      password: z
        .string()
        .min(1)
        .max(policy.password.maxLength)
        .meta({ description: 'The initial one that was issued.' }),
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

export const agreementBody = z.strictObject({
  version: z.string().min(1).max(20),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'Of the text that was read, from GET /terms/current.' }),
  locale: locale
    .optional()
    .meta({ description: 'The language it was read in; else as Accept-Language says.' }),
});

export const contactBody = z
  .discriminatedUnion('channel', [
    z.strictObject({ channel: z.literal('email'), address: judged(canonicalEmail) }),
    z.strictObject({ channel: z.literal('phone'), address: judged(canonicalPhone) }),
  ])
  .meta({ id: 'Contact' }) satisfies z.ZodType<ContactInput>;

export const codeBody = z.strictObject({
  code: z
    .string()
    .transform((typed) => typed.normalize('NFKC').replace(/[\s\p{Cf}\p{Pd}]/gu, ''))
    .pipe(z.string().regex(new RegExp(`^\\d{${policy.otp.digits}}$`)))
    .meta({ description: '6 digits; spaces and full-width digits are understood.', example: '123456' }),
});

/** Visible ASCII, so that it can be part of an id. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,128}$/)
  .optional()
  .meta({ description: 'The same key means the same request: a repeat gives the first one’s answer.' });
