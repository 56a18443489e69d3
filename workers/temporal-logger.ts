import {
  type Logger as TemporalLogger,
  type LogMetadata,
  makeTelemetryFilterString,
  type RuntimeOptions,
} from '@temporalio/worker';
import type { Logger } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;
type TemporalLevel = keyof typeof levels;

/**
 * What Temporal's SDK, its native core and workflow code say goes through the project's logger, and so through its
 * redaction. At `info` they tell every start and end of a worker, so by default only warnings are let through.
 */
export function temporalRuntimeOptions(log: Logger): RuntimeOptions {
  const level = log.level === 'info' ? 'warn' : log.level;
  return {
    logger: createTemporalLogger(log.child({ part: 'temporal' }, { level })),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
  };
}

/** Temporal's logger over ours. An error among its metadata keeps its stack and causes. */
export function createTemporalLogger(log: Logger): TemporalLogger {
  const write = (level: TemporalLevel, message: string, meta: LogMetadata = {}) => {
    const { error, ...rest } = meta as LogMetadata & { error?: unknown };
    const fields = error instanceof Error ? { ...rest, err: error } : { ...meta };
    log[levels[level]](withoutBigIntegers(fields), message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}

/** JSON has no word for them; Temporal's timestamps are some. Symbols are its own marks and say nothing. */
function withoutBigIntegers(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
  );
}
