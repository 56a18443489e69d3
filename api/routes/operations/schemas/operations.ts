import { z } from 'zod';
import { cursor, limit, nextCursor } from '../../../http/schemas/paging.ts';
import { reason } from '../../audit/schemas/command.ts';
import type { OutboxState } from '../../../../db/entities/outbox-message.ts';
import type { SlowDomain } from '../../../../db/queries/delivery/outbox-queries.ts';
import type { RelayState } from '../../../../db/entities/relay.ts';

const channel = z.enum(['email', 'phone']);
export const unbindBody = z.strictObject({ reason, contactId: z.int().min(1) });

const contact = z.object({
  id: z.int(),
  channel,
  maskedAddress: z.string(),
  createdAt: z.iso.datetime(),
  refusedCode: z
    .string()
    .optional()
    .meta({ description: 'How its mail server rejected our mail, if it did.', example: 'SMTP 550 5.1.1' }),
});

const account = z
  .object({
    id: z.int(),
    username: z.string(),
    state: z.enum(['ACTIVE', 'DISABLED']),
    subjectType: z.enum(['merchant', 'group']),
    subjectNo: z.string(),
    subjectName: z.string(),
    createdAt: z.iso.datetime(),
    contacts: z.array(contact),
  })
  .meta({ id: 'OperatedAccount' });

export const accountDetail = account
  .extend({ sessions: z.int().meta({ description: 'Number of open sessions.' }) })
  .meta({ id: 'OperatedAccountDetail' });

export const accountQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .min(1)
    .max(64)
    .meta({ description: 'Prefix of a username, merchant number or group number.' }),
  limit,
  cursor,
});

export const accountList = z
  .object({ items: z.array(account), nextCursor })
  .meta({ id: 'OperatedAccountList' });

const outboxState = z.enum(['PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN'] satisfies OutboxState[]);

export const relayPath = z.object({ channel: z.enum(['email', 'phone']) });

export const outboxQuery = z.strictObject({ state: outboxState.optional(), limit, cursor });

const relay = z
  .object({
    channel,
    state: z.enum(['DELIVERING', 'BLOCKED'] satisfies RelayState[]).meta({
      description:
        'BLOCKED: it failed too often in a row. Only single probe messages are sent until one gets through.',
    }),
    waiting: z.int().meta({ description: 'Number of messages waiting for it.' }),
    since: z.iso.datetime().optional().meta({ description: 'When this state began.' }),
    errorCode: z.string().optional().meta({ example: 'ECONNREFUSED' }),
    nextProbeAt: z.iso
      .datetime()
      .optional()
      .meta({ description: 'When the next probe of a BLOCKED relay is due.' }),
  })
  .meta({ id: 'Relay' });

export const outboxList = z
  .object({
    items: z.array(
      z.object({
        id: z.int(),
        channel,
        maskedAddress: z.string(),
        template: z.string(),
        state: outboxState,
        tries: z.int(),
        errorCode: z.string().optional(),
        createdAt: z.iso.datetime(),
        nextTryAt: z.iso.datetime(),
        sentAt: z.iso.datetime().optional(),
      }),
    ),
    nextCursor,
    relays: z.array(relay),
    slowDomains: z
      .array(
        z.object({
          domain: z.string().meta({ example: 'qq.com' }),
          heldUntil: z.iso.datetime(),
          perMinute: z.number(),
          errorCode: z.string(),
        } satisfies Record<keyof SlowDomain, z.ZodType>),
      )
      .meta({
        description: 'Domains that complained of too many messages. They get them slower for a while.',
      }),
  })
  .meta({ id: 'OutboxList' });
