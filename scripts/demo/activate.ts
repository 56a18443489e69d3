import { listMails } from '../servers/captured-mails.ts';
import { createPortalClient, waitFor, type PortalClient } from './portal-client.ts';

export interface Activation {
  readonly subjectType: 'merchant' | 'group';
  /** What proves the identity, as the api wants it. */
  readonly identity: Readonly<Record<string, string>>;
  readonly username: string;
  readonly password: string;
  readonly email: string;
}

interface View {
  readonly id: string;
  readonly state: string;
}

/** Activates a merchant or group over HTTP as a browser would, reading the code from the sink. Returns the last state. */
export async function activate(origin: string, mailSink: string, activation: Activation): Promise<string> {
  const browser = createPortalClient(origin);
  const { id } = await browser.post<View>('activations', { subjectType: activation.subjectType });
  await browser.post(`activations/${id}/identity`, activation.identity);
  await agree(browser, id);
  const { username, password, email } = activation;
  await browser.post(`activations/${id}/credentials`, { username, password });
  await browser.post(`activations/${id}/contact`, { channel: 'email', address: email });
  const code = await waitFor(`the code for ${email}`, 20_000, () => readCode(mailSink, email));
  const done = await browser.post<View>(`activations/${id}/otp`, { code });
  return done.state;
}

async function agree(browser: PortalClient, id: string): Promise<void> {
  const { version, sha256 } = await browser.get<{ version: string; sha256: string }>('terms/current');
  await browser.post(`activations/${id}/agreement`, { version, sha256 });
}

async function readCode(mailSink: string, email: string): Promise<string | undefined> {
  const mails = await listMails(mailSink);
  const codes = mails
    .filter(({ to }) => to.includes(email))
    .map(({ text }) => /^\s*(\d{6})\s*$/m.exec(text)?.[1]);
  return codes.findLast((code) => code !== undefined);
}
