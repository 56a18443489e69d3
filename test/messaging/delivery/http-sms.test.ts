import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DeliveryError } from '../../../messaging/delivery-error.ts';
import { createSms } from '../../../messaging/sms.ts';

const replyRules = {
  success: { path: ['Response', 'Code'], values: ['OK', '0'] },
  refused: { path: ['Response', 'Code'], values: ['isv.MOBILE_NUMBER_ILLEGAL'] },
};
const message = { to: '+8613800138000', text: '验证码 304815', messageId: 'sms-1' };

interface Provider extends AsyncDisposable {
  readonly url: string;
  readonly requests: {
    readonly headers: IncomingMessage['headers'];
    readonly method?: string;
    readonly body: string;
  }[];
}

async function provider(respond: (response: ServerResponse) => void): Promise<Provider> {
  const requests: { headers: IncomingMessage['headers']; method: string; body: string }[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const body = Buffer.concat(chunks).toString();
      requests.push({ headers: request.headers, method: request.method!, body });
      respond(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function failureAt(url: string): Promise<DeliveryError> {
  try {
    await createSms({ url, from: 'no-reply@portal.example', replyMs: 300, replyRules }).send(message);
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    throw error;
  }
  throw new Error('The message was sent');
}

test('posts the message as JSON under its idempotency key', async () => {
  await using server = await provider((response) =>
    response.writeHead(202).end('{"Response":{"Code":"OK"}}'),
  );
  await createSms({ url: server.url, from: 'no-reply@portal.example', replyRules }).send(message);
  expect(server.requests).toHaveLength(1);
  const [{ method, headers, body }] = server.requests as [Provider['requests'][number]];
  expect(method).toBe('POST');
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': 'sms-1' });
  expect(JSON.parse(body)).toEqual({ to: '+8613800138000', text: '验证码 304815', id: 'sms-1' });
});

test("signs in with the URL's user and password", async () => {
  await using server = await provider((response) => response.writeHead(200).end('{"Response":{"Code":0}}'));
  const url = server.url.replace('//', '//shop:p%40ss@');
  await createSms({ url, from: 'no-reply@portal.example', replyRules }).send(message);
  expect(server.requests[0]?.headers.authorization).toBe(`Basic ${btoa('shop:p@ss')}`);
});

test.each([
  [400, 'permanent'],
  [422, 'permanent'],
  [401, 'transient'],
  [404, 'transient'],
  [429, 'transient'],
  [503, 'transient'],
  [302, 'transient'],
  [500, 'unknown'],
  [504, 'unknown'],
] as const)('HTTP %d is %s', async (status, kind) => {
  await using server = await provider((response) =>
    response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(`no ${message.to} ${message.text}`),
  );
  const error = await failureAt(server.url);
  const about = kind === 'permanent' ? 'message' : 'relay';
  expect(error).toMatchObject({ kind, reason: `HTTP ${status}`, about });
  expect(`${error.stack}${String(error.cause)}`).not.toMatch(/138|304815/);
});

test.each([
  [
    'an error',
    '{"Response":{"Code":"isv.AMOUNT_NOT_ENOUGH"}}',
    'transient',
    'SMS isv.AMOUNT_NOT_ENOUGH',
    'relay',
  ],
  [
    'a wrong number',
    '{"Response":{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}}',
    'permanent',
    'SMS isv.MOBILE_NUMBER_ILLEGAL',
    'message',
  ],
  ['the number itself', '{"Response":{"Code":"+8613800138000"}}', 'transient', 'SMS refused', 'relay'],
  ['a page', '<html><body>OK</body></html>', 'unknown', 'HTTP 200 unreadable', 'relay'],
  ['nothing', '', 'unknown', 'HTTP 200 unreadable', 'relay'],
  ['another document', '{"status":"OK"}', 'unknown', 'HTTP 200 unreadable', 'relay'],
  [
    'an endless document',
    `{"Response":{"Code":"OK"},"x":"${'x'.repeat(100_000)}"}`,
    'unknown',
    'HTTP 200 unreadable',
    'relay',
  ],
] as const)('HTTP 200 with %s is not success', async (_what, body, kind, reason, about) => {
  await using server = await provider((response) => response.writeHead(200).end(body));
  expect(await failureAt(server.url)).toMatchObject({ kind, reason, about });
});

test('a provider of which nobody said what success is, is a mistake in the configuration', () => {
  expect(() => createSms({ url: 'https://sms.example', from: 'a@b.example' })).toThrow('means success');
});

test('a gateway that does not listen gets nothing', async () => {
  const server = await provider(() => undefined);
  await server[Symbol.asyncDispose]();
  expect(await failureAt(server.url)).toMatchObject({ kind: 'transient', reason: 'ECONNREFUSED' });
});

test('no answer in time, or a connection cut after the request: the outcome is unknown', async () => {
  await using silent = await provider(() => undefined);
  expect(await failureAt(silent.url)).toMatchObject({ kind: 'unknown', reason: 'NO_REPLY' });
  await using cutting = await provider((response) => response.destroy());
  expect(await failureAt(cutting.url)).toMatchObject({ kind: 'unknown' });
});

test('another scheme is a mistake in the configuration', () => {
  expect(() => createSms({ url: 'ftp://sms.example', from: 'a@b.example' })).toThrow('https:// or smtp://');
});
