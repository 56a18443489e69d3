import { z } from 'zod';
import { type NotificationSettings, statementMails } from '../../../../contracts/delivery.ts';

export const notificationSettings = z
  .strictObject({
    statementMail: z.enum(statementMails).meta({
      description:
        '`attachments`: mail with the files attached if they are small enough. `links`: mail without files. `none`: no ' +
        'messages about statements, which are still in the portal.',
    }),
  } satisfies Record<keyof NotificationSettings, z.ZodType>)
  .meta({ id: 'NotificationSettings' });
