import { z } from 'zod';

export const schedule = z
  .object({
    paused: z.boolean(),
    nextAt: z.array(z.iso.datetime()).meta({ description: 'The 20th, 03:00 Asia/Shanghai, in UTC.' }),
    catchUpHours: z.number().meta({
      description:
        'A start missed while the engine was down is made up for within this time; one missed during a pause is not.',
    }),
    missedMonths: z.array(z.string()).meta({
      description:
        'Months with cleared transactions whose run was due but does not exist, oldest first. Start one with POST /ops/runs.',
    }),
  })
  .meta({ id: 'Schedule' });
