import { z } from 'zod';

export const schedule = z
  .object({
    paused: z.boolean(),
    nextAt: z.array(z.iso.datetime()).meta({ description: 'The 20th, 03:00 Asia/Shanghai, in UTC.' }),
    catchUpHours: z.number().meta({
      description:
        'A firing missed while the engine was down is made up for so long; one missed in a pause never.',
    }),
    missedMonths: z.array(z.string()).meta({
      description:
        'Months with clearing whose run was due and is not there, oldest first. POST /ops/runs runs one.',
    }),
  })
  .meta({ id: 'Schedule' });
