import type { FileKind } from '../sniff.ts';
import type { ByteSource } from '../byte-source.ts';

/** A file that is no container, or one that a container held. It can be read again. */
export interface Member {
  /** The name in its container; `container` is empty for a file that came alone. */
  readonly name: string;
  readonly container: string;
  readonly kind: Exclude<FileKind, 'zip' | 'gz' | 'base64'> | 'xlsx';
  /** @throws ParsingRefusal while it is read, when sizes or the compressed data are false */
  open(): AsyncIterable<Buffer>;
  /** A workbook wants random access. */
  readonly source?: ByteSource;
}
