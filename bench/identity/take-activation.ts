import { hash } from '@node-rs/argon2';
import type { CredentialsInput } from '../../contracts/activation.ts';
import { workflowIds } from '../../contracts/ids.ts';
import type { SampleMerchant } from '../../db/sample/sample-rows.ts';
import { policy } from '../../domain/policy.ts';
import { createPortalClient, type PortalClient } from '../../scripts/demo/portal-client.ts';
import { setCredentials } from '../../workflows/activation/definitions.ts';
import { timed } from '../percentiles.ts';
import type { BenchStack } from './bench-stack.ts';

export const steps = ['begin', 'identity', 'agreement', 'credentials', 'contact', 'otp'] as const;
export type Step = (typeof steps)[number];

/** ms of each step. */
export type StepTimes = Record<Step, number>;

/** Who activates: a merchant on file, from an address of their own. */
export interface Person {
  readonly merchant: SampleMerchant;
  readonly username: string;
  readonly password: string;
  readonly from: string;
}

export function personOf(merchant: SampleMerchant, index: number): Person {
  const from = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  return { merchant, username: `bench-shop-${index}`, password: `Bench-Yaofang-${index}-2019`, from };
}

export function browserOf({ from }: Person, origin: string): PortalClient {
  return createPortalClient(origin, { 'x-forwarded-for': from });
}

/**
 * Takes one activation to its end over HTTP. With a `passwordHash` made before, the credentials step is what the api
 * does after hashing; without it, it is the whole request.
 */
export async function takeActivation(
  stack: BenchStack,
  person: Person,
  passwordHash?: string,
): Promise<StepTimes> {
  const browser = browserOf(person, stack.origin);
  const { merchantNo, registeredPhone } = person.merchant;
  const address = `${person.username}@bench.example`;
  const begun = await timed(() => browser.post<{ id: string }>('activations', { subjectType: 'merchant' }));
  const { id } = begun.value;
  const post = async (step: Step, body: unknown) =>
    (await timed(() => browser.post(`activations/${id}/${step}`, body))).ms;
  const identity = await post('identity', { method: 'phone', merchantNo, registeredPhone });
  const { version, sha256 } = await browser.get<{ version: string; sha256: string }>('terms/current');
  const agreement = await post('agreement', { version, sha256 });
  const { username, password } = person;
  const credentials = passwordHash
    ? (await timed(() => credentialsAfterHashing(stack, id, username, passwordHash))).ms
    : await post('credentials', { username, password });
  const contact = await post('contact', { channel: 'email', address });
  const otp = await post('otp', { code: await stack.codes.codeFor(address) });
  return { begin: begun.ms, identity, agreement, credentials, contact, otp };
}

export function hashOf(password: string): Promise<string> {
  return hash(password, policy.argon2);
}

async function credentialsAfterHashing(
  { sealedInputs, temporal }: BenchStack,
  activationId: string,
  username: string,
  passwordHash: string,
): Promise<void> {
  const credentials: CredentialsInput = { username, displayUsername: username, passwordHash };
  const inputId = await sealedInputs.seal(activationId, credentials, new Date());
  const handle = temporal.workflow.getHandle(workflowIds.activation(activationId));
  await handle.executeUpdate(setCredentials, { args: [{ inputId }] });
}
