import { join } from 'node:path';
import type { StackPorts } from './ports.ts';

export type Environment = Record<string, string>;

/**
 * The environment that the project's processes get: what the person has set, and for the rest the servers
 * that the stack starts itself.
 */
export function stackEnvironment(given: NodeJS.ProcessEnv, ports: StackPorts, dataDir: string): Environment {
  const sink = `smtp://127.0.0.1:${ports.smtp}`;
  const embedded: Environment = {
    EMBEDDED: 'true',
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    SMTP_URL: sink,
    SMS_URL: sink,
    DATABASE_URL: `file:${join(dataDir, 'portal.db')}`,
    FILES_DIR: join(dataDir, 'files'),
    PUBLIC_ORIGIN: `http://localhost:${ports.api}`,
  };
  return { ...embedded, ...nonEmpty(given), API_PORT: String(ports.api) };
}

function nonEmpty(given: NodeJS.ProcessEnv): Environment {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** Which servers the stack has to start itself, since the person named no other. */
export function ownServers(given: NodeJS.ProcessEnv): { temporal: boolean; mailSink: boolean } {
  return { temporal: !given['TEMPORAL_ADDRESS'], mailSink: !given['SMTP_URL'] || !given['SMS_URL'] };
}
