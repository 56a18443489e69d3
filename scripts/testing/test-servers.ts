import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress, Reporter } from '../report.ts';
import { stopSignal } from '../processes/stop-request.ts';
import { buildPortal } from '../portal/build-portal.ts';
import { ensureComposeLoader } from '../servers/compose-loader.ts';
import { startMariaDb } from '../servers/mariadb.ts';
import { ensurePythonReaders } from '../servers/python-readers.ts';
import { ensureSystemTool } from '../servers/system-packages.ts';
import { startTemporalServer } from '../servers/temporal-server.ts';
import { ensureTimeSkippingServer } from '../servers/time-skipping-server.ts';
import { startS3Server } from '../servers/versitygw.ts';
import { ensureVeraPdf } from '../servers/vera-pdf.ts';
import { buildWorkflowBundle } from '../../workers/workflow-bundle.ts';
import type { Environment } from '../stack/environment.ts';
import { projectFolder } from '../stack/own-process.ts';

export interface TestServers {
  /** What the tests read: TEST_TEMPORAL_ADDRESS and so on; a variable is missing when its server is not available. */
  environment: Environment;
  /** Titles of what is not available. */
  missing: string[];
  stop: () => Promise<void>;
}

type Stop = () => Promise<void>;

interface Prerequisite {
  title: string;
  variable: string;
  /** Returns the variable's value. */
  provide: (progress: Progress, workFolder: string, onStop: (stop: Stop) => void) => Promise<string>;
}

const prerequisites: Prerequisite[] = [
  {
    title: 'Temporal dev server',
    variable: 'TEST_TEMPORAL_ADDRESS',
    provide: async (progress, workFolder, onStop) => {
      const logFile = join(workFolder, 'temporal.log');
      const server = await startTemporalServer({ logFile, headless: true, progress });
      onStop(server.stop);
      return server.address;
    },
  },
  {
    title: 'Time-skipping test server',
    variable: 'TEST_TIME_SKIPPING_SERVER',
    provide: ensureTimeSkippingServer,
  },
  {
    title: 'MariaDB',
    variable: 'TEST_MYSQL_URL',
    provide: async (progress, workFolder, onStop) => {
      const server = await startMariaDb({ dataDir: join(workFolder, 'mariadb'), progress });
      onStop(server.stop);
      return server.url;
    },
  },
  {
    title: 'S3 server',
    variable: 'TEST_S3_URL',
    provide: async (progress, workFolder, onStop) => {
      const server = await startS3Server(join(workFolder, 's3'), progress);
      onStop(server.stop);
      return server.url;
    },
  },
  { title: 'qpdf', variable: 'TEST_QPDF', provide: (progress) => ensureSystemTool('qpdf', progress) },
  {
    title: 'pdftoppm',
    variable: 'TEST_PDFTOPPM',
    provide: (progress) => ensureSystemTool('pdftoppm', progress),
  },
  {
    title: 'pdftotext',
    variable: 'TEST_PDFTOTEXT',
    provide: (progress) => ensureSystemTool('pdftotext', progress),
  },
  {
    title: 'Workflow bundle',
    variable: 'TEST_WORKFLOW_BUNDLE',
    provide: async (_progress, workFolder) => {
      const file = join(workFolder, 'workflow-bundle.js');
      await writeFile(file, (await buildWorkflowBundle()).code);
      return file;
    },
  },
  { title: 'Pages of the portal', variable: 'TEST_PORTAL_DIR', provide: buildPortal },
  { title: 'Compose loader', variable: 'TEST_COMPOSE_LOADER', provide: ensureComposeLoader },
  {
    title: 'LibreOffice',
    variable: 'TEST_SOFFICE',
    provide: (progress) => ensureSystemTool('soffice', progress),
  },
  { title: 'XLSX readers in Python', variable: 'TEST_PYTHON', provide: ensurePythonReaders },
  { title: 'veraPDF', variable: 'TEST_VERAPDF', provide: ensureVeraPdf },
];

const browser: Prerequisite = {
  title: 'Chromium',
  variable: 'TEST_CHROMIUM',
  provide: (progress) => ensureSystemTool('chromium', progress),
};

/** The variables by which the tests find what they need. */
export const testVariables = [...prerequisites, browser].map(({ variable }) => variable);

/**
 * Finds, builds or starts what the tests need. What the person's environment already names is left alone; what
 * is not available is reported in a line and listed as missing.
 */
export async function provideTestServers(workFolder: string, reporter: Reporter): Promise<TestServers> {
  const environment: Environment = {};
  const missing: string[] = [];
  const stops: Stop[] = [];
  const stop = async () => void (await Promise.all(stops.map((stopOne) => stopOne())));
  const withBrowser = existsSync(join(projectFolder, 'test', 'browser'));
  for (const { title, variable, provide } of withBrowser ? [...prerequisites, browser] : prerequisites) {
    if (process.env[variable]) continue;
    try {
      const onStop = (stopOne: Stop) => void stops.push(stopOne);
      environment[variable] = await reporter.step(title, (progress) => provide(progress, workFolder, onStop));
    } catch (error) {
      if (stopSignal.aborted) await stop();
      stopSignal.throwIfAborted();
      missing.push(title);
      reporter.line(`! ${title}: ${(error as Error).message}`);
    }
  }
  return { environment, missing, stop };
}
