import { isReadable } from '../../domain/readable-text.ts';
import { standardCharacters } from '../../domain/standard-text.ts';
import { InvalidRequest } from './refusals.ts';

/**
 * What a caller has sent, before any schema sees it: a text that is not readable is refused, and code points of old
 * GBK systems become those of today. A password stays as it was typed.
 *
 * @throws InvalidRequest REQUEST_INVALID with the field's name
 */
export function readableInput(input: unknown, field = ''): unknown {
  if (typeof input === 'string') return readableText(input, field);
  if (Array.isArray(input)) return input.map((item) => readableInput(item, field));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, readableInput(value, fieldNamed(name, field))]),
  );
}

function readableText(text: string, field: string): string {
  if (!isReadable(text)) throw new InvalidRequest([{ field, code: 'REQUEST_INVALID' }]);
  return /password$/i.test(field) ? text : standardCharacters(text);
}

/** Names that no schema of ours has are not repeated. */
function fieldNamed(name: string, parent: string): string {
  if (!/^[a-zA-Z]{1,40}$/.test(name)) return parent;
  return parent === '' ? name : `${parent}.${name}`;
}
