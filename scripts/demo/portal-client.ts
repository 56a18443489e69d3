import { setTimeout as sleep } from 'node:timers/promises';
import { solveProofOfWork } from './solve-proof-of-work.ts';

const waitMs = 200;

interface Person {
  readonly username: string;
  readonly password: string;
  /** What an operator's authenticator app shows. */
  readonly code?: string;
}

interface Captcha {
  readonly id: string;
  readonly challenge: Parameters<typeof solveProofOfWork>[0];
}

/** Talks to the API as one browser does: keeps cookies, and throws on every refusal. */
export interface PortalClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  download(path: string): Promise<Buffer>;
  /** A token for signing in, by the captcha that needs no dragging; a third of a second of work, or more. */
  captchaToken(): Promise<string>;
  /** Signs in with such a token. */
  signIn(path: 'session' | 'ops/session', person: Person): Promise<void>;
}

/**
 * @param origin the portal's address; paths are under its `/api/v1`
 * @param headers sent with every request
 */
export function createPortalClient(
  origin: string,
  headers: Readonly<Record<string, string>> = {},
): PortalClient {
  const cookies = new Map<string, string>();

  async function request(method: string, path: string, body?: unknown): Promise<Response> {
    const response = await fetch(new URL(path, `${origin}/api/v1/`), {
      method,
      headers: {
        ...headers,
        origin,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name) cookies.set(name, value ?? '');
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  const json = async <T>(response: Response) => (await response.json()) as T;
  const post = async <T>(path: string, body: unknown) => json<T>(await request('POST', path, body));

  async function captchaToken(): Promise<string> {
    const { id, challenge } = await post<Captcha>('captchas', { kind: 'proof-of-work', purpose: 'sign-in' });
    const payload = await solveProofOfWork(challenge);
    return (await post<{ token: string }>(`captchas/${id}/solution`, { payload })).token;
  }

  return {
    get: async (path) => json(await request('GET', path)),
    post,
    captchaToken,
    signIn: async (path, person) => {
      await post(path, { ...person, captchaToken: await captchaToken() });
    },
    download: async (path) => Buffer.from(await (await request('GET', path)).arrayBuffer()),
  };
}

/** Asks again until there is an answer. @throws Error naming what was waited for when `timeoutMs` is over */
export async function waitFor<T>(
  what: string,
  timeoutMs: number,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`waited ${timeoutMs / 1000} s for ${what}`);
    await sleep(waitMs);
  }
}
