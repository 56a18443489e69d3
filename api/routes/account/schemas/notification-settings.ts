import { z } from 'zod';
import { type NotificationSettings, statementMails } from '../../../../contracts/delivery.ts';

export const notificationSettings = z
  .strictObject({
    statementMail: z.enum(statementMails).meta({
      description:
        '`attachments`: the files come with the mail as long as they are small. `links`: they never do. `none`: no ' +
        'message about statements at all; they are in the portal all the same.',
    }),
  } satisfies Record<keyof NotificationSettings, z.ZodType>)
  .meta({ id: 'NotificationSettings' });
