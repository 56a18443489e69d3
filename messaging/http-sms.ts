import { DeliveryError } from './delivery-error.ts';
import type { Sms } from './short-message.ts';
import { requireSmsAccepted, type SmsReplyRules } from './sms-reply.ts';

/** Failures before a connection was established: the provider has seen nothing of the message. */
const beforeConnected = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Statuses about this message; others (401, 404 …) are about our account or the provider's address. */
const refusals = new Set([400, 410, 413, 422]);

/** Of a reply. One of a provider has some hundred. */
const maxReplyBytes = 64 * 1024;

interface HttpSmsOptions {
  readonly url: string;
  readonly replyMs: number;
  readonly replyRules: SmsReplyRules;
}

/** A provider that takes `{to, text, id}` as JSON. User and password in the URL go as Basic authentication. */
export function createHttpSms({ url, replyMs, replyRules }: HttpSmsOptions): Sms {
  const { endpoint, authorization } = endpointOf(url);
  return {
    async send({ to, text, messageId }, signal) {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': messageId, ...authorization },
        body: JSON.stringify({ to, text, id: messageId }),
        // A redirect would hand the text to another server.
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(replyMs), ...(signal ? [signal] : [])]),
      }).catch((error: unknown) => {
        throw connectionFailure(error);
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw refusalOf(response.status);
      }
      const body = await readReply(response).catch((error: unknown) => {
        throw connectionFailure(error);
      });
      requireSmsAccepted(response.status, body, replyRules);
    },
    close() {
      // fetch keeps and ends its connections by itself.
    },
  };
}

async function readReply({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > maxReplyBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxReplyBytes).toString();
}

function endpointOf(url: string): { endpoint: URL; authorization: Record<string, string> } {
  const endpoint = new URL(url);
  const { username, password } = endpoint;
  endpoint.username = '';
  endpoint.password = '';
  if (username === '') return { endpoint, authorization: {} };
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return { endpoint, authorization: { authorization: `Basic ${credentials.toString('base64')}` } };
}

/** A provider or gateway that fails with 5yz may have passed the message on before; 503 says that it did not. */
function refusalOf(status: number): DeliveryError {
  const reason = `HTTP ${status}`;
  if (refusals.has(status)) return new DeliveryError('permanent', reason);
  return new DeliveryError(status >= 500 && status !== 503 ? 'unknown' : 'transient', reason, 'relay');
}

/** `fetch` hides why it failed in the error's cause. */
function connectionFailure(error: unknown): DeliveryError {
  const { code, cause } = Object(error) as { code?: unknown; cause?: unknown };
  const { code: causeCode } = Object(cause) as { code?: unknown };
  const symbol = [code, causeCode].find((one) => typeof one === 'string') ?? 'NO_REPLY';
  return new DeliveryError(beforeConnected.has(symbol) ? 'transient' : 'unknown', symbol, 'relay');
}
