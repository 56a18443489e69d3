import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../../db/orm.ts';
import { waitFor } from '../../../scripts/demo/portal-client.ts';
import { listMails } from '../../../scripts/servers/captured-mails.ts';
import type { Stack } from '../../../scripts/stack.ts';
import { startTestStack } from '../../support/test-stack.ts';
import type { Canary } from './search.ts';
import { openSmtpGate, type SmtpGate } from './smtp-gate.ts';
import { createWatchedBrowser, type WatchedBrowser, type Wire } from './watched-browser.ts';

/** The whole portal, watched from outside, and every secret that was given to it or that it gave away. */
export interface CanaryRun {
  readonly folder: string;
  readonly stack: Stack;
  readonly database: Database;
  readonly gate: SmtpGate;
  readonly wire: Wire;
  /** In every secret that is made for this run. */
  readonly mark: string;
  /** Codes that were sent; each belongs in its own mail. */
  readonly codes: string[];
  /** Codes that an authenticator app showed. */
  readonly shownCodes: string[];
  /** Secrets that came up on the way, found nowhere but in the answer or mail that told them. */
  readonly told: Canary[];
  /** A browser in a network of its own. */
  browser(): WatchedBrowser;
  /** The newest code that was sent to an address other than those known. */
  nextCode(recipient: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the portal with every line logged, behind one proxy, with a relay that can be taken away. */
export async function startCanaryRun(): Promise<CanaryRun> {
  const gate = await openSmtpGate();
  const environment = {
    SMTP_URL: gate.url,
    LOG_LEVEL: 'trace',
    TRUSTED_PROXIES: '1',
  };
  // The server's own, since its database is searched too.
  const { stack, database, folder, stop } = await startTestStack({ environment, ownTemporal: true });
  gate.target = stack.environment['SMS_URL'];
  const wire: Wire = { urls: [], refusals: [], tokens: new Set(), hosts: new Set() };
  const codes: string[] = [];
  return {
    folder,
    stack,
    database,
    gate,
    wire,
    mark: randomBytes(4).toString('hex'),
    codes,
    shownCodes: [],
    told: [],
    browser: () => createWatchedBrowser(stack.addresses.portal, wire, `198.51.100.${10 + wire.hosts.size}`),
    nextCode: async (recipient) => {
      const code = await waitFor(`a code for ${recipient}`, 30_000, () =>
        newestCode(stack, recipient, codes),
      );
      codes.push(code);
      return code;
    },
    stop: async () => {
      await stop();
      gate.close();
    },
  };
}

async function newestCode(
  stack: Stack,
  recipient: string,
  known: readonly string[],
): Promise<string | undefined> {
  const mails = await listMails(stack.addresses.mailSink!);
  const texts = mails.filter(({ to }) => to.some((each) => each.includes(recipient))).map(({ text }) => text);
  const sent = texts.flatMap((text) => /(?<![\d.])\d{6}(?!\d)/.exec(text)?.[0] ?? []);
  return sent.findLast((code) => !known.includes(code));
}

/** A code that is not this one. */
export function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

/** Does something while nobody else can write to the database, and for a moment longer. */
export async function whileLocked(database: Database, work: () => Promise<unknown>): Promise<void> {
  const em = database.em();
  await em.begin();
  const going = work();
  await pause(1_500);
  await em.commit();
  await going;
}
