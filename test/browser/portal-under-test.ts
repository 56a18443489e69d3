import { randomInt } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/browser/launch-chromium.ts';
import { listMails, type CapturedMail } from '../../scripts/servers/captured-mails.ts';
import type { Stack } from '../../scripts/stack.ts';
import type { Database } from '../../db/orm.ts';
import { provided } from '../support/provided.ts';
import { startTestStack } from '../support/test-stack.ts';
import { collectFaults } from './page-faults.ts';

export interface PortalUnderTest {
  readonly origin: string;
  readonly mailSink: string;
  /** The whole stack: `restartWorker`, the processes' ids and environment. */
  readonly stack: Stack;
  /** The stack's own, beside its processes. */
  readonly database: Database;
  /** A person with a browser of their own, on a network of their own. */
  visit(options?: VisitOptions): Promise<Visit>;
  mails(): Promise<CapturedMail[]>;
  stop(): Promise<void>;
}

export interface VisitOptions {
  /** px; 1280 is an office PC, 640 the same at 200 % zoom, 390 a phone. */
  readonly width?: 1280 | 640 | 390;
  readonly language?: 'zh-CN' | 'en';
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What pages should never say: script errors, refusals by the Content-Security-Policy. */
  readonly faults: readonly string[];
}

/** The real stack and Chromium. */
export async function startPortal(): Promise<PortalUnderTest> {
  const [{ stack, database, stop }, browser] = await Promise.all([
    startTestStack({ environment: { TRUSTED_PROXIES: '1' } }),
    launchChromium(provided('TEST_CHROMIUM')),
  ]);
  const origin = stack.addresses.portal;
  const mailSink = stack.addresses.mailSink!;
  return {
    origin,
    mailSink,
    stack,
    database,
    visit: (options) => visit(browser, origin, options),
    mails: () => listMails(mailSink),
    async stop() {
      await browser.close();
      await stop();
    },
  };
}

async function visit(browser: Browser, origin: string, options: VisitOptions = {}): Promise<Visit> {
  const { width = 1280, language = 'zh-CN' } = options;
  const context = await browser.newContext({
    baseURL: origin,
    locale: language,
    viewport: { width, height: width === 390 ? 844 : 800 },
    hasTouch: width === 390,
    reducedMotion: 'reduce',
    // As a proxy would tell it: limits by network are not to cross between tests.
    extraHTTPHeaders: { 'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}` },
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  return { page, context, faults: collectFaults(page) };
}
