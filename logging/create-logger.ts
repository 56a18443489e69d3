import { type DestinationStream, type Logger, pino } from 'pino';
import { redactValue } from './redact.ts';

interface LoggerOptions {
  readonly level: string;
  /** The process: `api`, `worker`. */
  readonly name: string;
  /** What every line carries besides, asked for when the line is written. */
  readonly mixin?: () => object;
}

/**
 * The one way to make a logger. Each line passes one gate after it's made, so bindings of children, errors with their
 * messages, stacks and causes, and words put into the message are all seen by it.
 *
 * @param destination standard output when absent
 */
export function createLogger({ level, name, mixin }: LoggerOptions, destination?: DestinationStream): Logger {
  const options = { level, base: { name }, hooks: { streamWrite: redactLine }, ...(mixin && { mixin }) };
  return destination ? pino(options, destination) : pino(options);
}

/** A line that can't be parsed can't be redacted: only its existence is logged. */
function redactLine(line: string): string {
  try {
    return `${JSON.stringify(redactValue(JSON.parse(line)))}\n`;
  } catch {
    return `${JSON.stringify({ level: 50, time: Date.now(), msg: 'a log line could not be read' })}\n`;
  }
}
