import { z } from 'zod';
import { policy } from '../../../../domain/policy.ts';

const { width, height, tolerancePx } = policy.captcha.slider;

const kind = z.enum(['slider', 'proof-of-work']).meta({
  description: '`slider` is a puzzle to drag; `proof-of-work` needs no dragging. Both have the same limits.',
});

const purpose = z.enum(['sign-in', 'recovery', 'activation']).meta({
  description: 'What the token can be used for. Operators use `sign-in` too.',
});

export const newCaptchaBody = z.strictObject({
  kind: kind.default('slider'),
  purpose: purpose.default('sign-in'),
});

const slider = z.object({
  background: z
    .string()
    .meta({ description: 'data: URL of the image with the hole.', example: 'data:image/webp;base64,…' }),
  piece: z.string().meta({ description: 'data: URL of the piece, transparent outside its outline.' }),
  width: z.int().meta({ description: 'Width of the image, px.', example: width }),
  height: z.int().meta({ description: 'Height of the image, px.', example: height }),
  pieceSize: z.int().meta({ description: 'Width and height of the piece’s image, px.' }),
  pieceY: z.int().meta({ description: 'Top edge of the piece, px. It only moves sideways, from x = 0.' }),
});

const challenge = z
  .object({
    parameters: z.object({
      algorithm: z.string().meta({ example: 'PBKDF2/SHA-256' }),
      nonce: z.string(),
      salt: z.string(),
      cost: z.int(),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string().optional(),
    }),
    signature: z.string(),
  })
  .meta({ description: 'For `solveChallenge` of altcha-lib 2, or the ALTCHA widget 3.' });

export const captcha = z
  .object({
    id: z.uuid(),
    kind,
    purpose,
    expiresAt: z.iso.datetime(),
    slider: slider.optional(),
    challenge: challenge.optional(),
  })
  .meta({ id: 'Captcha' });

export const captchaPath = z.object({ id: z.uuid() });

const px = (most: number) =>
  z
    .number()
    .min(-most)
    .max(2 * most);

const track = z
  .strictObject({
    pointer: z.enum(['mouse', 'touch', 'pen', 'keyboard']).meta({
      description: 'How the piece was moved. Arrow keys and clicks on the track count like dragging.',
    }),
    points: z
      .array(
        z.strictObject({
          x: px(width).meta({ description: 'Left edge of the piece, in image px.' }),
          y: px(2_000).optional().meta({ description: 'Pointer position, in image px, if known.' }),
          t: z.number().min(-1e9).max(1e9).meta({ description: 'ms since the puzzle was shown.' }),
        }),
      )
      .max(600)
      .meta({
        description:
          'In order; the last point is the answer. At most 600 points: drop some if there are more.',
      }),
  })
  .meta({ description: 'The movement of the piece.' });

const sliderSolution = z.strictObject({
  x: px(width).meta({
    description: `Left edge of the piece in image px; may be off by ${tolerancePx}.`,
    example: 181,
  }),
  track,
});

const proofOfWorkSolution = z.strictObject({
  payload: z.string().max(4_000).meta({
    description: 'ALTCHA’s payload: base64 of JSON `{challenge, solution: {counter, derivedKey}}`.',
  }),
});

/** Told apart by `kind`; the request says it by its fields. */
export const solutionBody = z
  .union([
    sliderSolution.transform((body) => ({ kind: 'slider' as const, ...body })),
    proofOfWorkSolution.transform((body) => ({ kind: 'proof-of-work' as const, ...body })),
  ])
  .meta({ id: 'CaptchaSolution' });

export type CaptchaSolution = z.output<typeof solutionBody>;

export const issuedCaptchaToken = z
  .object({ token: z.string(), expiresAt: z.iso.datetime() })
  .meta({ id: 'CaptchaToken', description: 'Valid once, in this browser, for the requested purpose.' });

/** The part of ALTCHA's payload that is judged; the challenge in it is ours to know. */
export const altchaPayload = z.object({
  solution: z.object({ counter: z.int().min(0).max(0xffffffff), derivedKey: z.string().max(128) }),
});

/** What a request that wants a captcha carries. Whether it is missing is for the check to say, by its own code. */
export const captchaToken = z.string().max(200).optional().meta({
  description: 'Required; from POST /captchas/{id}/solution. Used up by this request, whatever its result.',
});
