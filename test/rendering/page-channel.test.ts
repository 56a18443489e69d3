import { setTimeout } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { policy } from '../../domain/policy.ts';
import type { StatementPage } from '../../domain/statements/statement-page.ts';
import { receivePages, sendPages } from '../../rendering/page-channel.ts';

const { pagesAhead } = policy.statement;
const never = new AbortController().signal;
let channel: MessageChannel;
let read: number;
let isLetGo: boolean;

beforeEach(() => {
  channel = new MessageChannel();
  read = 0;
  isLetGo = false;
});
afterEach(() => channel.port1.close());

async function* source(pages: number, broken?: Error): AsyncGenerator<StatementPage> {
  try {
    for (let page = 0; page < pages; page += 1) {
      read += 1;
      yield { section: 0, text: String(page) };
    }
    if (broken) throw broken;
  } finally {
    isLetGo = true;
  }
}

test('a slow receiver holds the source back: never more pages are read ahead than agreed', async () => {
  const sending = sendPages(channel.port1, source(20), never);
  let received = 0;
  let furthest = 0;
  for await (const { text } of receivePages(channel.port2)) {
    expect(text).toBe(String(received));
    received += 1;
    await setTimeout(5);
    furthest = Math.max(furthest, read - received);
  }
  await sending;
  expect({ received, isLetGo }).toEqual({ received: 20, isLetGo: true });
  expect(furthest).toBeGreaterThan(0);
  expect(furthest).toBeLessThanOrEqual(pagesAhead);
});

test('nothing is read before somebody asks', async () => {
  const over = new AbortController();
  const sending = sendPages(channel.port1, source(20), over.signal);
  await setTimeout(20);
  expect(read).toBe(0);
  over.abort();
  await sending;
});

test('a source that fails fails both ends, the sender with its own error', async () => {
  const sending = sendPages(channel.port1, source(1, new Error('away')), never);
  const receiving = (async () => {
    const pages: string[] = [];
    for await (const { text } of receivePages(channel.port2)) pages.push(text);
    return pages;
  })();
  const [sent, received] = await Promise.allSettled([sending, receiving]);
  expect(sent).toMatchObject({ status: 'rejected', reason: { message: 'away' } });
  expect(received).toMatchObject({ status: 'rejected', reason: { message: 'The pages are broken off' } });
});

test('a receiver that goes away lets the source go', async () => {
  const over = new AbortController();
  const sending = sendPages(channel.port1, source(Infinity), over.signal);
  for await (const { text } of receivePages(channel.port2)) if (text === '3') break;
  over.abort();
  await sending;
  expect(isLetGo).toBe(true);
});

test('a sender that dies ends the receiver', async () => {
  const receiving = receivePages(channel.port2).next();
  channel.port1.close();
  await expect(receiving).rejects.toThrow('The pages are broken off');
});
