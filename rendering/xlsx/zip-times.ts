import { open, type FileHandle } from 'node:fs/promises';

const endOfDirectory = {
  signature: 0x06054b50,
  bytes: 22,
  entries: 10,
  directoryBytes: 12,
  directoryOffset: 16,
};
const directoryEntry = {
  signature: 0x02014b50,
  bytes: 46,
  time: 12,
  nameBytes: 28,
  extraBytes: 30,
  commentBytes: 32,
  local: 42,
};
const localTime = 10;

/**
 * Stamps every entry of a ZIP file with one time, in place. exceljs stamps them with the time of writing, which
 * would give the same statement other bytes each time it is rendered.
 *
 * @throws Error when the file is not a plain ZIP below 4 GB (APPNOTE 4.3.16), as exceljs writes.
 */
export async function setZipTimes(path: string, time: Date): Promise<void> {
  const stamp = dosTime(time);
  const file = await open(path, 'r+');
  try {
    const { directory, offset } = await readDirectory(file);
    let entry = 0;
    while (entry < directory.length) {
      if (directory.readUInt32LE(entry) !== directoryEntry.signature) throw new Error('Not a ZIP directory');
      stamp.copy(directory, entry + directoryEntry.time);
      await file.write(
        stamp,
        0,
        stamp.length,
        directory.readUInt32LE(entry + directoryEntry.local) + localTime,
      );
      entry += entryLength(directory, entry);
    }
    await file.write(directory, 0, directory.length, offset);
  } finally {
    await file.close();
  }
}

async function readDirectory(file: FileHandle): Promise<{ directory: Buffer; offset: number }> {
  const { size } = await file.stat();
  const end = await read(file, size - endOfDirectory.bytes, endOfDirectory.bytes);
  const offset = end.readUInt32LE(endOfDirectory.directoryOffset);
  if (end.readUInt32LE(0) !== endOfDirectory.signature || offset === 0xffffffff)
    throw new Error('Not a plain ZIP file');
  return { directory: await read(file, offset, end.readUInt32LE(endOfDirectory.directoryBytes)), offset };
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer;
}

function entryLength(directory: Buffer, entry: number): number {
  const variable = [directoryEntry.nameBytes, directoryEntry.extraBytes, directoryEntry.commentBytes];
  return variable.reduce(
    (length, field) => length + directory.readUInt16LE(entry + field),
    directoryEntry.bytes,
  );
}

/** Two seconds' resolution, no zone (UTC is written), nothing before 1980. */
function dosTime(time: Date): Buffer {
  const stamp = Buffer.alloc(4);
  const year = Math.min(Math.max(time.getUTCFullYear(), 1980), 2107);
  stamp.writeUInt16LE(
    (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1),
    0,
  );
  stamp.writeUInt16LE(((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(), 2);
  return stamp;
}
