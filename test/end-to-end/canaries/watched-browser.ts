import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '../../../scripts/demo/portal-client.ts';
import { solveProofOfWork } from '../../../scripts/demo/solve-proof-of-work.ts';

/** Everything that went over the wire and may not hold a secret. */
export interface Wire {
  readonly urls: string[];
  readonly refusals: string[];
  /** Values of cookies, and captcha tokens: each of them grants access. */
  readonly tokens: Set<string>;
  /** The network addresses that people came from. */
  readonly hosts: Set<string>;
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

interface Sent {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

type Challenge = Parameters<typeof solveProofOfWork>[0];

/** A browser whose addresses, refusals, cookies and tokens are written down. */
export function createWatchedBrowser(origin: string, wire: Wire, host: string) {
  const cookies = new Map<string, string>();
  wire.hosts.add(host);

  async function send(method: string, path: string, { body, headers = {} }: Sent = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(`${origin}/api/v1/${path}`, {
      method,
      headers: { origin, cookie, 'x-forwarded-for': host, ...type, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    wire.urls.push(response.url, response.headers.get('location') ?? '');
    for (const header of response.headers.getSetCookie()) keep(header);
    const text = await response.text();
    if (!response.ok) wire.refusals.push(JSON.stringify([...response.headers]) + text);
    const json = text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {};
    return { status: response.status, body: json };
  }

  function keep(header: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
    cookies.set(name, value);
    if (value) wire.tokens.add(value);
  }

  const get = (path: string) => send('GET', path);
  const post = (path: string, json?: unknown) =>
    send('POST', path, json === undefined ? {} : { body: JSON.stringify(json) });

  /** With a captcha that was solved just before. */
  async function postSolved(path: string, json: object, purpose = 'sign-in'): Promise<Answer> {
    const shown = await post('captchas', { kind: 'proof-of-work', purpose });
    const payload = await solveProofOfWork(shown.body['challenge'] as Challenge);
    const solved = await post(`captchas/${String(shown.body['id'])}/solution`, { payload });
    const captchaToken = String(solved.body['token']);
    wire.tokens.add(captchaToken);
    return post(path, { ...json, captchaToken });
  }

  /** Keeps asking while the answer is that it is not known yet, or that something is away for the moment. */
  async function insist(path: string, json: unknown, wanted: string): Promise<void> {
    const flow = path.slice(0, path.lastIndexOf('/'));
    await waitFor(`the state ${wanted}`, 60_000, async () => {
      if ((await post(path, json)).body['state'] === wanted) return true;
      if ((await get(flow)).body['state'] === wanted) return true;
      await pause(300);
      return undefined;
    });
  }

  return {
    get,
    post,
    postSolved,
    insist,
    /** A body as it is, well-formed or not. The server may hang up on one that is too long. */
    postText: (path: string, body: string) => send('POST', path, { body }).catch(() => undefined),
    /** With a secret in the address or in headers, where nobody should put it: only what is logged of it counts. */
    misplace: (path: string, headers: Readonly<Record<string, string>>) =>
      fetch(`${origin}/api/v1/${path}`, { headers: { 'x-forwarded-for': host, ...headers } }),
    delete: (path: string, json?: unknown) =>
      send('DELETE', path, json === undefined ? {} : { body: JSON.stringify(json) }),
  };
}

export type WatchedBrowser = ReturnType<typeof createWatchedBrowser>;
