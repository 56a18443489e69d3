import { z } from 'zod';
import { errorCodes } from '../../../../domain/errors.ts';

export const passwordStrengthBody = z.strictObject({
  password: z.string(),
  username: z.string().max(200).optional(),
});

const said = z.object({
  code: z.string().meta({ description: 'zxcvbn’s key.' }),
  text: z.string().meta({ description: 'In the language of Accept-Language.' }),
});

export const passwordStrength = z
  .object({
    score: z.int().min(0).max(4).meta({ description: '0 is guessed instantly; at least 3 is required.' }),
    guessesLog10: z.number(),
    acceptable: z.boolean(),
    problems: z.array(z.object({ code: z.enum(errorCodes), text: z.string() })),
    reasons: z.array(said),
    suggestions: z.array(said),
  })
  .meta({ id: 'PasswordStrength' });
