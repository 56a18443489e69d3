import { isUtf8 } from 'node:buffer';
import { ParsingRefusal } from '../refusal.ts';

const utf8Flag = 0x800;

/** A name in a zip. Without the flag for UTF-8 it may be UTF-8 nevertheless, else it is GBK. */
export function entryNameOf(bytes: Buffer, flags: number): string {
  const charset = flags & utf8Flag || isUtf8(bytes) ? 'utf-8' : 'gb18030';
  return new TextDecoder(charset).decode(bytes).replaceAll('\\', '/');
}

/** @throws ParsingRefusal ARCHIVE_NAME_UNSAFE for a name that leads out of its folder or hides characters */
export function requireSafeName(name: string, container: string): void {
  const unsafe =
    name === '' ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').includes('..') ||
    /[\p{Cc}\p{Cf}\ufffd]/u.test(name);
  if (unsafe) throw new ParsingRefusal('ARCHIVE_NAME_UNSAFE', container);
}
