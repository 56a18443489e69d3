import { isAscii, isUtf8 } from 'node:buffer';

export type Charset = 'utf-8' | 'gb18030';

/** Decodes a part of `bytes`, or says undefined when they are not of the charset. */
export type Decode = (bytes: Buffer, start: number, end: number) => string | undefined;

const gb18030 = new TextDecoder('gb18030', { fatal: true });

/** A strict decoder. Bytes that are not of the charset are a finding, never a replacement character. */
export function decoderOf(charset: Charset): Decode {
  return charset === 'utf-8' ? decodeUtf8 : decodeGb18030;
}

function decodeUtf8(bytes: Buffer, start: number, end: number): string | undefined {
  return isUtf8(bytes.subarray(start, end)) ? bytes.toString('utf8', start, end) : undefined;
}

function decodeGb18030(bytes: Buffer, start: number, end: number): string | undefined {
  const part = bytes.subarray(start, end);
  if (isAscii(part)) return bytes.toString('latin1', start, end);
  try {
    return gb18030.decode(part);
  } catch {
    return undefined;
  }
}

/** BOM, then strict UTF-8, then strict GB18030. Undefined: neither. The last character of `head` may be cut. */
export function charsetOf(head: Buffer): Charset | undefined {
  const whole = head.subarray(0, head.lastIndexOf(0x0a) + 1 || head.length);
  if (isUtf8(whole)) return 'utf-8';
  return decodeGb18030(whole, 0, whole.length) === undefined ? undefined : 'gb18030';
}
