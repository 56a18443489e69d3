import { isAscii } from 'node:buffer';

/** What a file is by its first bytes. Its name says nothing: text and HTML named `.xls` are common. */
export type FileKind = 'empty' | 'zip' | 'gz' | 'base64' | 'biff' | 'html' | 'xml' | 'text';

/** Bytes that `sniff` wants to see. */
export const sniffedBytes = 4_096;

const magics = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['1f8b', 'gz'],
  ['d0cf11e0a1b11ae1', 'biff'],
  // BIFF5 and older without a compound file around it
  ['0908', 'biff'],
  ['0904', 'biff'],
] as const satisfies readonly (readonly [hex: string, kind: FileKind])[];

/** Tells a file's kind from its first `sniffedBytes` bytes. */
export function sniff(head: Buffer): FileKind {
  if (head.length === 0) return 'empty';
  const hex = head.toString('hex', 0, 8);
  const magic = magics.find(([start]) => hex.startsWith(start));
  if (magic) return magic[1];
  const start = head
    .toString('latin1', 0, 512)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  if (/^<(?:!doctype html|html|table|head|meta)\b/i.test(start)) return 'html';
  if (/^<(?:\?xml|xml|\w+>)/i.test(start)) return 'xml';
  return isBase64Deflate(head) ? 'base64' : 'text';
}

/** UnionPay's file transfer answers base64 of zlib (`78..`) data: one run of base64 characters that begins with `eJ`, `eN` or `eF`. */
function isBase64Deflate(head: Buffer): boolean {
  return (
    head.length >= 32 && isAscii(head) && /^e[JNFA][A-Za-z0-9+/\r\n]+={0,2}\s*$/.test(head.toString('latin1'))
  );
}
