import type { OutboxState } from '../../../db/entities/outbox-message.ts';
import type { ContactChannel } from '../../../domain/contact.ts';
import type { RelayRecord } from '../../../db/queries/delivery/outbox-queries.ts';
import { wakeOutboxOf } from '../../../temporal/calls/outbox-calls.ts';
import { type Command, type CommandContext, UsageError } from '../../command.ts';
import { operatorIdOf, reasonOf, typedOptions } from '../../typed-options.ts';

const text = { type: 'string' } as const;
const json = { type: 'boolean' } as const;
const channels: readonly ContactChannel[] = ['email', 'phone'];
const states: readonly OutboxState[] = ['PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN'];

export const outboxCommands: readonly Command[] = [
  {
    usage: 'outbox list [--state FAILED] [--json]',
    summary: 'lists the newest 50 mails and SMS, or those in one state, and the state of the relays',
    help: 'examples:\n  npm run ops -- outbox list --state UNKNOWN\n  npm run ops -- outbox list --json',
    run: list,
  },
  {
    usage: 'outbox resend ID --operator NAME --reason TEXT',
    summary: 'resends a message; of one that was sent, a second copy',
    help: 'examples:\n  npm run ops -- outbox resend 17 --operator operations-1 --reason "the merchant received nothing"',
    run: resend,
  },
  {
    usage: 'outbox probe email|phone --operator NAME --reason TEXT',
    summary: 'tries a blocked relay now instead of at its next probe',
    help: 'examples:\n  npm run ops -- outbox probe email --operator operations-1 --reason "the relay is repaired"',
    run: probe,
  },
];

async function list(parameters: readonly string[], context: CommandContext): Promise<void> {
  const { values } = typedOptions(parameters, { state: text, json }, 0);
  const state = states.find((each) => each === values.state);
  if (values.state !== undefined && !state)
    throw new UsageError(`--state must be one of ${states.join(', ')}`);
  const { outbox } = context.queries;
  const { items } = await outbox.list({ state, limit: 50 });
  const relays = await outbox.relays();
  const slowDomains = await outbox.slowDomains(context.now);
  if (values.json) return context.print(JSON.stringify({ items, relays, slowDomains }));
  for (const { id, state: now, maskedAddress, template, tries, errorCode } of items)
    context.print(
      `${id}  ${now}  ${maskedAddress}  ${template}  attempts ${tries}  ${errorCode ?? ''}`.trimEnd(),
    );
  for (const relay of relays) context.print(lineOf(relay));
  for (const { domain, perMinute, heldUntil, errorCode } of slowDomains)
    context.print(`${domain}  ${perMinute} a minute  not before ${heldUntil.toISOString()}  ${errorCode}`);
}

function lineOf({ channel, state, waiting, since, errorCode, nextProbeAt }: RelayRecord): string {
  const words = [
    ...[channel, state, `${waiting} waiting`],
    ...(since ? [`since ${since.toISOString()}`] : []),
    ...(errorCode ? [errorCode] : []),
    ...(nextProbeAt ? [`next probe ${nextProbeAt.toISOString()}`] : []),
  ];
  return words.join('  ');
}

async function resend(parameters: readonly string[], context: CommandContext): Promise<void> {
  const { values, positionals } = typedOptions(parameters, { operator: text, reason: text }, 1);
  const id = Number(positionals[0]);
  if (!Number.isSafeInteger(id) || id < 1) throw new UsageError('ID must be a number from the list');
  const { deliveryCommands, temporal, now, print } = context;
  const operatorId = await operatorIdOf(context, values.operator);
  const command = { operatorId, reason: reasonOf(values.reason), origin: {}, now };
  const queued = await deliveryCommands.resendMessage(id, command);
  print(queued === id ? `${id} is queued for sending` : `A second copy of ${id} is queued as ${queued}`);
  await wakeOutboxOf(temporal);
}

async function probe(parameters: readonly string[], context: CommandContext): Promise<void> {
  const { values, positionals } = typedOptions(parameters, { operator: text, reason: text }, 1);
  const channel = channels.find((each) => each === positionals[0]);
  if (!channel) throw new UsageError(`the relay must be one of ${channels.join(', ')}`);
  const { deliveryCommands, temporal, now, print } = context;
  const operatorId = await operatorIdOf(context, values.operator);
  const command = { operatorId, reason: reasonOf(values.reason), origin: {}, now };
  await deliveryCommands.probeRelay(channel, command);
  print(`one message is sent to the ${channel} relay now`);
  await wakeOutboxOf(temporal);
}
