import type { OutboxState } from '../../../db/entities/outbox-message.ts';
import type { RelayRecord } from '../../../db/queries/delivery/outbox-queries.ts';
import { wakeOutboxOf } from '../../../temporal/calls/outbox-calls.ts';
import { type Command, type CommandContext, UsageError } from '../../command.ts';
import { operatorIdOf, reasonOf, typedOptions } from '../../typed-options.ts';

const text = { type: 'string' } as const;
const json = { type: 'boolean' } as const;
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
    summary: 'resends a message that failed permanently or whose delivery is uncertain',
    help: 'examples:\n  npm run ops -- outbox resend 17 --operator operations-1 --reason "the merchant received nothing"',
    run: resend,
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
  if (values.json) return context.print(JSON.stringify({ items, relays }));
  for (const { id, state: now, maskedAddress, template, tries, errorCode } of items)
    context.print(
      `${id}  ${now}  ${maskedAddress}  ${template}  attempts ${tries}  ${errorCode ?? ''}`.trimEnd(),
    );
  for (const relay of relays) context.print(lineOf(relay));
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
  const { operatorCommands, temporal, now, print } = context;
  const operatorId = await operatorIdOf(context, values.operator);
  const command = { operatorId, reason: reasonOf(values.reason), origin: {}, now };
  await operatorCommands.resendMessage(id, command);
  print(`${id} is queued for sending`);
  await wakeOutboxOf(temporal);
}
