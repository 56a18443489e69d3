import { pino } from 'pino';
import { buildApp } from '../../api/app.ts';
import { createDependencies } from '../../api/dependencies.ts';
import { listen } from '../../api/http/listen.ts';
import { sampleOperator } from '../../db/sample/sample.ts';
import { operatorSignIn } from '../../scripts/demo/operator-sign-in.ts';
import { Browser } from '../api/browser.ts';
import { knownCaptchas } from '../api/known-captchas.ts';
import type { Harness } from '../workflows/harness.ts';

type Json = Record<string, unknown>;

export interface OperatorsApi {
  get(path: string): Promise<Json>;
  /** @throws Error unless it is accepted */
  post(path: string, json: object): Promise<void>;
  close(): Promise<void>;
}

/** The API over a harness, as the sample's operator sees it; signs in again when the time has been set on. */
export async function operatorsApi(
  { client, config, dependencies }: Harness,
  clock: () => Date,
): Promise<OperatorsApi> {
  const { database, vault, files } = dependencies;
  const log = pino({ level: 'silent' });
  const parts = { database, vault, files, log, clock, temporal: client, captcha: knownCaptchas };
  const listening = await listen(buildApp(createDependencies({ ...parts, settings: config })), {
    host: '127.0.0.1',
    port: 0,
  });
  const browser = new Browser(`http://127.0.0.1:${listening.port}`);

  async function send(path: string, json?: object): Promise<Response> {
    const response = await browser.send(path, json && { json });
    if (response.status !== 401) return response;
    const captchaToken = await browser.captchaToken();
    const signIn = { ...operatorSignIn(sampleOperator, clock()), captchaToken };
    const session = await browser.send('/api/v1/ops/session', { json: signIn });
    if (!session.ok) throw new Error(`Signing in was answered with ${session.status}`);
    return browser.send(path, json && { json });
  }

  return {
    get: async (path) => (await (await send(path)).json()) as Json,
    async post(path, json) {
      const response = await send(path, json);
      if (!response.ok)
        throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`);
    },
    close: () => listening.close(100),
  };
}
