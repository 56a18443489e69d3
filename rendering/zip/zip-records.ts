/** What the directory of a ZIP file says of an entry. Every entry is deflated; names are ASCII. */
export interface ZipEntry {
  readonly name: string;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Where its local header is. */
  readonly offset: number;
  /** Sizes and checksum were not known when the local header was written; they follow the data. */
  readonly streamed: boolean;
}

const most32 = 0xffffffff;
const most16 = 0xffff;
const deflated = 8;
/** 2.0 is deflate, 4.5 is ZIP64 (APPNOTE 4.4.3). */
const version = { plain: 20, zip64: 45 };
const sizesFollow = 0x0008;

/** APPNOTE 4.3.7. */
export function localHeader(entry: ZipEntry, time: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(version.plain, 4);
  const known = entry.streamed ? { crc: 0, packedBytes: 0, bytes: 0 } : entry;
  writeEntryFields(header, 6, { ...entry, ...known }, time);
  return Buffer.concat([header, Buffer.from(entry.name)]);
}

/**
 * APPNOTE 4.3.9, after the data of a streamed entry. Sizes have eight bytes when one needs them; that can't be said in
 * the local header, which is long written. Readers go by the directory.
 */
export function dataDescriptor({ crc, packedBytes, bytes }: ZipEntry): Buffer {
  const isLarge = Math.max(packedBytes, bytes) >= most32;
  const descriptor = Buffer.alloc(isLarge ? 24 : 16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(crc, 4);
  if (isLarge) {
    descriptor.writeBigUInt64LE(BigInt(packedBytes), 8);
    descriptor.writeBigUInt64LE(BigInt(bytes), 16);
  } else {
    descriptor.writeUInt32LE(packedBytes, 8);
    descriptor.writeUInt32LE(bytes, 12);
  }
  return descriptor;
}

/** The central directory with its end, as ZIP64 where an offset or a count needs it (APPNOTE 4.3.12 to 4.3.16). */
export function directory(entries: readonly ZipEntry[], offset: number, time: number): Buffer {
  const headers = Buffer.concat(entries.map((entry) => directoryHeader(entry, time)));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries.length, most16), 8);
  end.writeUInt16LE(Math.min(entries.length, most16), 10);
  end.writeUInt32LE(Math.min(headers.length, most32), 12);
  end.writeUInt32LE(Math.min(offset, most32), 16);
  const isLarge = entries.length >= most16 || offset >= most32;
  return Buffer.concat([
    headers,
    ...(isLarge ? [zip64End(entries.length, headers.length, offset)] : []),
    end,
  ]);
}

function directoryHeader(entry: ZipEntry, time: number): Buffer {
  const extra = zip64Fields(entry);
  const needed = extra.length > 0 ? version.zip64 : version.plain;
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(needed, 4);
  header.writeUInt16LE(needed, 6);
  writeEntryFields(header, 8, entry, time);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(Math.min(entry.offset, most32), 42);
  return Buffer.concat([header, Buffer.from(entry.name), extra]);
}

/** Of an entry's sizes and place those that 32 bits don't hold, in the order of APPNOTE 4.5.3. */
function zip64Fields({ bytes, packedBytes, offset }: ZipEntry): Buffer {
  const large = [bytes, packedBytes, offset].filter((value) => value >= most32);
  if (large.length === 0) return Buffer.alloc(0);
  const fields = Buffer.alloc(4 + 8 * large.length);
  fields.writeUInt16LE(1, 0);
  fields.writeUInt16LE(8 * large.length, 2);
  large.forEach((value, index) => fields.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return fields;
}

/** The fields that the local and the central header have in the same order. */
function writeEntryFields(header: Buffer, at: number, entry: ZipEntry, time: number): void {
  header.writeUInt16LE(entry.streamed ? sizesFollow : 0, at);
  header.writeUInt16LE(deflated, at + 2);
  header.writeUInt32LE(time, at + 4);
  header.writeUInt32LE(entry.crc, at + 8);
  header.writeUInt32LE(Math.min(entry.packedBytes, most32), at + 12);
  header.writeUInt32LE(Math.min(entry.bytes, most32), at + 16);
  header.writeUInt16LE(entry.name.length, at + 20);
}

function zip64End(entries: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(56 + 20);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(version.zip64, 12);
  end.writeUInt16LE(version.zip64, 14);
  end.writeBigUInt64LE(BigInt(entries), 24);
  end.writeBigUInt64LE(BigInt(entries), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + directoryBytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
}
