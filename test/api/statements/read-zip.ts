import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly content: Buffer;
}

/** Reads a ZIP by its central directory, as APPNOTE.TXT describes it, and checks every entry's size and CRC. */
export function readZip(bytes: Buffer): ZipEntry[] {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = bytes.readUInt32LE(end + 16);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    const lengthOf = (field: number) => bytes.readUInt16LE(at + field);
    const [nameLength, skipped] = [lengthOf(28), lengthOf(30) + lengthOf(32)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = entryAt(bytes, at, name);
    at += 46 + nameLength + skipped;
    return entry;
  });
}

function entryAt(bytes: Buffer, at: number, name: string): ZipEntry {
  // Bit 11: the name is UTF-8.
  const inUtf8 = (bytes.readUInt16LE(at + 8) & 0x800) !== 0;
  const stored = bytes.readUInt16LE(at + 10) === 0;
  const header = bytes.readUInt32LE(at + 42);
  const begin = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  const data = bytes.subarray(begin, begin + bytes.readUInt32LE(at + 20));
  const content = stored ? data : inflateRawSync(data);
  const right =
    content.length === bytes.readUInt32LE(at + 24) && crc32(content) === bytes.readUInt32LE(at + 16);
  if (!right || !inUtf8) throw new Error(`${name} is not as the directory says`);
  return { name, stored, content };
}
