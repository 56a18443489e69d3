import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ParsingRefusal } from '../refusal.ts';

export interface XmlHandler {
  /** `name` without its prefix. Attribute names are as written. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Feeds a part of a workbook to `handler`, chunk by chunk; after each chunk the caller gets its turn. A document type (and with it
 * every entity bomb) is refused.
 *
 * @throws ParsingRefusal WORKBOOK_DAMAGED
 */
export async function* readXml(
  stream: AsyncIterable<Buffer>,
  member: string,
  handler: XmlHandler,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const refuse = () => {
    throw new ParsingRefusal('WORKBOOK_DAMAGED', member);
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', (tag: SaxesTagPlain) => handler.open?.(localName(tag.name), tag.attributes));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('closetag', (tag) => handler.close?.(localName(tag.name)));
  try {
    for await (const part of stream) {
      parser.write(decoder.decode(part, { stream: true }));
      yield;
    }
    parser.close();
  } catch (error) {
    if (error instanceof ParsingRefusal) throw error;
    throw new ParsingRefusal('WORKBOOK_DAMAGED', member);
  }
  yield;
}

/** Reads a whole part. */
export async function readWholeXml(
  stream: AsyncIterable<Buffer>,
  member: string,
  handler: XmlHandler,
): Promise<void> {
  const chunks = readXml(stream, member, handler);
  while (!(await chunks.next()).done);
}
