import { solveProofOfWork } from '../../scripts/demo/solve-proof-of-work.ts';
import { password } from './fixture.ts';

type Challenge = Parameters<typeof solveProofOfWork>[0];

interface Sent {
  readonly method?: string;
  readonly json?: unknown;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: { readonly field: string; readonly code: string }[];
  readonly details?: Record<string, unknown>;
  readonly support?: { readonly hotline: string; readonly contacts: unknown[] };
}

/** Sends requests as one browser does: it keeps the cookies it was given. */
export class Browser {
  readonly #url: string;
  readonly cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async send(path: string, { method, json, body, headers }: Sent = {}): Promise<Response> {
    const content = json === undefined ? body : JSON.stringify(json);
    const response = await fetch(this.#url + path, {
      method: method ?? (content === undefined ? 'GET' : 'POST'),
      redirect: 'manual',
      headers: {
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...this.#cookieHeader(),
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  /** A token for signing in, for which the work was done. */
  async captchaToken(purpose = 'sign-in'): Promise<string> {
    const shown = await this.send('/api/v1/captchas', { json: { kind: 'proof-of-work', purpose } });
    if (!shown.ok) throw new Error(`Asking for a captcha was answered with ${shown.status}`);
    const { id, challenge } = (await shown.json()) as { id: string; challenge: Challenge };
    const json = { payload: await solveProofOfWork(challenge) };
    const solved = await this.send(`/api/v1/captchas/${id}/solution`, { json });
    return ((await solved.json()) as { token: string }).token;
  }

  /** Signs in with the fixture's password. */
  async signIn(username: string): Promise<void> {
    const captchaToken = await this.captchaToken();
    const response = await this.send('/api/v1/session', { json: { username, password, captchaToken } });
    if (!response.ok) throw new Error(`Signing in was answered with ${response.status}`);
  }

  #cookieHeader(): Record<string, string> {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { Cookie: pairs.join('; ') } : {};
  }

  #keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  return (await response.json()) as Problem;
}
