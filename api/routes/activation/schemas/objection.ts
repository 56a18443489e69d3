import { z } from 'zod';

export const objectionBody = z.strictObject({
  token: z.string().min(1).max(100).meta({ description: 'What stands behind # in the link of the message.' }),
});

export const objectionOutcome = z
  .object({
    outcome: z.enum(['STOPPED', 'DISABLED']).meta({
      description: 'STOPPED: no account was made. DISABLED: it was there and can be used no more.',
    }),
  })
  .meta({ id: 'ObjectionOutcome' });
