import { randomInt, randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { UpdateDefinition } from '@temporalio/common';
import { createKeyedQueue } from '../../../api/http/keyed-queue.ts';
import type {
  ActivationView,
  CredentialsInput,
  IdentityAttempt,
  IdentityInput,
  MerchantActivationInput,
} from '../../../contracts/activation.ts';
import { taskQueues, workflowIds } from '../../../contracts/ids.ts';
import { createTermsQueries } from '../../../db/queries/account/terms-queries.ts';
import { createSealedInputs } from '../../../db/sealed-inputs.ts';
import { networkOf } from '../../../domain/network.ts';
import { policy } from '../../../domain/policy.ts';
import * as definitions from '../../../workflows/activation/definitions.ts';
import type { merchantActivation } from '../../../workflows/index.ts';
import type { Harness } from '../harness.ts';
import { eventually } from '../../support/eventually.ts';

export type ActivationHandle = WorkflowHandleWithFirstExecutionRunId<typeof merchantActivation>;

/** As the api does it, though several at once; above ten the server drops them all. */
const inTurn = createKeyedQueue({ width: 5, waiting: 200 });

/** Takes the steps of one activation as the api does: seals what was typed, then updates the workflow. */
export async function startActivation(
  { client, dependencies: { database, vault, clock } }: Pick<Harness, 'client' | 'dependencies'>,
  subjectType: MerchantActivationInput['subjectType'] = 'merchant',
) {
  const activationId = randomUUID();
  const sealed = createSealedInputs(database, vault);
  const handle = await client.workflow.start<typeof merchantActivation>('merchantActivation', {
    taskQueue: taskQueues.interactive,
    workflowId: workflowIds.activation(activationId),
    args: [{ activationId, subjectType, locale: 'zh-CN' }],
  });
  const seal = async (value: unknown) => ({ inputId: await sealed.seal(activationId, value, clock()) });
  const update = <T>(definition: UpdateDefinition<ActivationView, [T]>, options: { args: [T] }) =>
    inTurn(activationId, () => handle.executeUpdate(definition, options));

  return {
    activationId,
    handle,
    view: () => handle.query(definitions.activationView),
    async identity(input: IdentityInput) {
      const attempt: IdentityAttempt = { ...input, network: networkOf(randomHost()) };
      return update(definitions.verifyIdentity, { args: [await seal(attempt)] });
    },
    async agree(change: { sha256?: string } = {}) {
      const { version, sha256 } = (await createTermsQueries(database).current('zh-CN', clock()))!;
      const origin = await seal({ ip: '127.0.0.1', userAgent: 'jest' });
      const agreement = { version, sha256, locale: 'zh-CN' as const, ...origin, ...change };
      return update(definitions.agreeToTerms, { args: [agreement] });
    },
    async credentials(username: string, madeBefore?: string) {
      const passwordHash = madeBefore ?? (await hash('Yaodian-2019', policy.argon2));
      const input: CredentialsInput = { username, displayUsername: username, passwordHash };
      return update(definitions.setCredentials, { args: [await seal(input)] });
    },
    async contact(channel: 'email' | 'phone', address: string) {
      return update(definitions.sendCode, { args: [await seal({ channel, address })] });
    },
    async otp(code: string) {
      return update(definitions.confirmCode, { args: [await seal({ code })] });
    },
  };
}

/** Tests come from many hosts, so that only the test of that limit meets it. */
function randomHost(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
}

/** The n-th code that reached an address, from the sink; a phone's messages go to its digits. */
export async function codeFor(harness: Harness, recipient: string, nth = 1): Promise<string> {
  return eventually(`code ${nth} to reach ${recipient}`, async () => {
    const mails = (await harness.mails()).filter(({ to }) => to.includes(recipient));
    return mails.flatMap(({ text }) => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? [])[nth - 1];
  });
}

/** The code a failed update names, wherever it is in the chain of causes. */
export async function refusalOf(update: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await update.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return codeIn(error);
}

function codeIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { type } = error as Error & { type?: unknown };
  return typeof type === 'string' ? type : (codeIn(error.cause) ?? error.name);
}
