import { randomInt, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/browser/launch-chromium.ts';
import { listMails, type CapturedMail } from '../../scripts/servers/captured-mails.ts';
import { type Stack, startStack } from '../../scripts/stack.ts';
import { collectFaults } from './page-faults.ts';

export interface PortalUnderTest {
  readonly origin: string;
  readonly mailSink: string;
  /** The whole stack: `restartWorker`, the processes' ids and environment. */
  readonly stack: Stack;
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

/**
 * The real stack for browser tests: api, worker, database with the sample, mail sink and the built pages, on a
 * namespace of its own of the tests' Temporal server, and Chromium.
 */
export async function startPortal(): Promise<PortalUnderTest> {
  const [temporal, chromium] = [needed('TEST_TEMPORAL_ADDRESS'), needed('TEST_CHROMIUM')];
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  const environment = {
    TEMPORAL_ADDRESS: temporal,
    TEMPORAL_NAMESPACE: await newNamespace(temporal),
    TRUSTED_PROXIES: '1',
    PORTAL_DIR: needed('TEST_PORTAL_DIR'),
  };
  const stack = await startStack({ dataDir: folder, ports: 'free', quiet: true, environment });
  const browser = await launchChromium(chromium);
  const origin = stack.addresses.portal;
  const mailSink = stack.addresses.mailSink!;
  return {
    origin,
    mailSink,
    stack,
    visit: (options) => visit(browser, origin, options),
    mails: () => listMails(mailSink),
    async stop() {
      await browser.close();
      await stack.stop();
      await rm(folder, { recursive: true, force: true });
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

async function newNamespace(address: string): Promise<string> {
  const connection = await Connection.connect({ address });
  const namespace = `portal-${randomUUID()}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  });
  await connection.close();
  return namespace;
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: run \`npm test -- PATH\``);
  return value;
}
