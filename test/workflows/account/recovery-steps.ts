import { randomUUID } from 'node:crypto';
import type { ContactInput } from '../../../domain/contact.ts';
import { taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import { readIdentifier } from '../../../domain/account/recovery-identifier.ts';
import * as contactDefinitions from '../../../workflows/account/contact-change-definitions.ts';
import type { contactChange, passwordRecovery } from '../../../workflows/index.ts';
import * as definitions from '../../../workflows/account/recovery-definitions.ts';
import type { Harness } from '../harness.ts';

type Parts = Pick<Harness, 'client' | 'dependencies'>;

/** Takes the steps of one recovery as the api does: seals what was typed, then updates the workflow. */
export async function startRecovery({ client, dependencies }: Parts, identifier: string) {
  const { database, vault, clock } = dependencies;
  const recoveryId = randomUUID();
  const sealed = createSealedInputs(database, vault);
  const seal = async (value: unknown) => ({ inputId: await sealed.seal(recoveryId, value, clock()) });
  const input = await seal(readIdentifier(identifier));
  const handle = await client.workflow.start<typeof passwordRecovery>('passwordRecovery', {
    taskQueue: taskQueues.interactive,
    workflowId: workflowIds.recovery(recoveryId),
    args: [{ recoveryId, locale: 'zh-CN', ...input }],
  });

  return {
    recoveryId,
    handle,
    view: () => handle.query(definitions.recoveryView),
    otp: async (code: string) =>
      handle.executeUpdate(definitions.confirmRecovery, { args: [await seal({ code })] }),
    password: async (password: string) =>
      handle.executeUpdate(definitions.setNewPassword, { args: [await seal({ password })] }),
  };
}

/** The same for a change of contact. */
export async function startContactChange(
  { client, dependencies }: Parts,
  accountId: number,
  contact: ContactInput,
) {
  const { database, vault, clock } = dependencies;
  const contactChangeId = randomUUID();
  const sealed = createSealedInputs(database, vault);
  const seal = async (value: unknown) => ({ inputId: await sealed.seal(contactChangeId, value, clock()) });
  const input = await seal(contact);
  const handle = await client.workflow.start<typeof contactChange>('contactChange', {
    taskQueue: taskQueues.interactive,
    workflowId: workflowIds.contactChange(contactChangeId),
    args: [{ contactChangeId, accountId, locale: 'zh-CN', ...input }],
  });

  return {
    contactChangeId,
    handle,
    view: (who = accountId) => handle.query(contactDefinitions.contactChangeView, { accountId: who }),
    code: (who = accountId) =>
      handle.executeUpdate(contactDefinitions.sendContactCode, { args: [{ accountId: who }] }),
    otp: async (code: string) =>
      handle.executeUpdate(contactDefinitions.confirmContact, {
        args: [{ accountId, ...(await seal({ code })) }],
      }),
  };
}
