import { z } from 'zod';

const answering = z.enum(['up', 'down']);

export const alive = z.object({ status: z.literal('ok') }).meta({ id: 'Alive' });

export const ready = z
  .object({
    status: z.literal('ready'),
    database: answering,
    temporal: answering,
    interactiveWorker: answering,
    statementsWorker: answering,
  })
  .meta({ id: 'Ready' });
