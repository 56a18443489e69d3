import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The first line of a stream, without its line break; empty when there is none. */
export async function readLine(input: Readable): Promise<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) return line;
  return '';
}
