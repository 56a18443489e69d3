import { z } from 'zod';

export const objectionBody = z.strictObject({
  token: z.string().min(1).max(100).meta({ description: 'The part after # in the link of the message.' }),
});

export const objectionOutcome = z
  .object({
    outcome: z.enum(['STOPPED', 'DISABLED']).meta({
      description: 'STOPPED: no account was created. DISABLED: the account existed and is now disabled.',
    }),
  })
  .meta({ id: 'ObjectionOutcome' });
