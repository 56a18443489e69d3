import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { ActivityDependencies } from '../activities/dependencies.ts';
import type { Config } from '../config.ts';
import { taskQueues, workflowIds } from '../contracts/ids.ts';
import { openDatabase } from '../db/orm.ts';
import { createRepositories } from '../db/repositories/repositories.ts';
import { createVault } from '../db/vault.ts';
import { createMailer } from '../messaging/mailer.ts';
import { createSms } from '../messaging/sms.ts';
import { createRenderer } from '../rendering/renderer.ts';
import { openFileStore } from '../storage/open-file-store.ts';
import type { deliverOutbox } from '../workflows/index.ts';
import { coalesce } from './coalesce.ts';

export interface OwnedDependencies extends ActivityDependencies {
  /** Lets go of everything, in the reverse order of opening. */
  readonly close: () => Promise<void>;
}

/** Opens what activities need; the one place where their real parts are put together. */
export async function openDependencies(
  config: Config,
  client: Client,
  log: Logger,
): Promise<OwnedDependencies> {
  const database = await openDatabase({ url: config.DATABASE_URL });
  const vault = createVault(config);
  const mailer = createMailer({ smtpUrl: config.SMTP_URL, from: config.MAIL_FROM });
  const sms = createSms({
    ...{ url: config.SMS_URL, from: config.MAIL_FROM },
    ...(config.SMS_SUCCESS && {
      replyRules: { success: config.SMS_SUCCESS, refused: config.SMS_REFUSED },
    }),
  });
  const renderer = createRenderer();
  return {
    database,
    vault,
    repositories: createRepositories(database, vault),
    mailer,
    sms,
    ratePerMinute: { email: config.MAILS_PER_MINUTE, phone: config.SMS_PER_MINUTE },
    renderer,
    files: openFileStore(config),
    brand: { name: config.BRAND_NAME, hotline: config.HOTLINE, portalOrigin: config.PUBLIC_ORIGIN },
    log,
    clock: () => new Date(),
    wakeOutbox: coalesce(() => wakeOutbox(client)),
    close: async () => {
      await renderer.close();
      mailer.close();
      sms.close();
      await database.close();
    },
  };
}

async function wakeOutbox(client: Client): Promise<void> {
  await client.workflow.signalWithStart<typeof deliverOutbox>('deliverOutbox', {
    workflowId: workflowIds.outbox,
    taskQueue: taskQueues.mail,
    signal: 'wakeOutbox',
  });
}
