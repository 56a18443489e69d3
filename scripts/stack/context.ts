import { join, resolve } from 'node:path';
import { createReporter, silentReporter, type Reporter } from '../report.ts';
import { ownServers, stackEnvironment, type Environment } from './environment.ts';
import { chooseFixedPorts, chooseFreePorts, type PortName, type StackPorts } from './ports.ts';
import { createRunningProcesses, type RunningProcesses } from './running-processes.ts';

export interface StackOptions {
  /** Everything that is kept goes here: databases, files, mails, logs. */
  dataDir: string;
  /** The well-known ports (3000, 7233 …) or any free ones. */
  ports: 'fixed' | 'free';
  /** Set on top of this process's environment. */
  environment?: Environment;
  /** Which of the project's own processes to start; both when not given. */
  processes?: { api: boolean; worker: boolean };
  /** Gives an empty database all months of the sample, not only the guide's. */
  wholeSample?: boolean;
  quiet?: boolean;
  /** Ends a start that is under way. */
  signal?: AbortSignal;
}

/** Ids of the running processes. */
export interface ProcessIds {
  temporal?: number;
  mailSink?: number;
  worker?: number;
  api?: number;
}

/** What the steps of a start share. */
export interface Context {
  options: StackOptions;
  reporter: Reporter;
  running: RunningProcesses;
  ports: StackPorts;
  environment: Environment;
  own: ReturnType<typeof ownServers>;
  dataDir: string;
  logFolder: string;
  pids: ProcessIds;
}

/**
 * Decides ports and environment; starts nothing.
 *
 * @throws Error naming the ports that cannot be used
 */
export async function createContext(options: StackOptions): Promise<Context> {
  const given = { ...process.env, ...options.environment };
  const own = ownServers(given);
  const needed: PortName[] = [
    ...(own.temporal ? (['temporal', 'temporalUi'] as const) : []),
    ...(own.mailSink ? (['smtp', 'mailWeb'] as const) : []),
    ...(options.processes?.api === false ? [] : (['api'] as const)),
  ];
  const ports = options.ports === 'free' ? await chooseFreePorts() : await chooseFixedPorts(given, needed);
  const dataDir = resolve(options.dataDir);
  const reporter = options.quiet ? silentReporter : createReporter();
  const environment = stackEnvironment(given, ports, dataDir);
  const logFolder = join(dataDir, 'logs');
  return {
    options,
    reporter,
    running: createRunningProcesses(reporter),
    ports,
    environment,
    own,
    dataDir,
    logFolder,
    pids: {},
  };
}
