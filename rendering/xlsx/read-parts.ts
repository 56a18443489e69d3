import { inflateRawSync } from 'node:zlib';

const end = { bytes: 22, entries: 10, directoryOffset: 16 };
const header = {
  bytes: 46,
  method: 10,
  packedBytes: 20,
  nameBytes: 28,
  extraBytes: 30,
  commentBytes: 32,
  local: 42,
};
const local = { bytes: 30, nameBytes: 26, extraBytes: 28 };

/** The parts of a package that exceljs wrote (a plain ZIP file without a comment), by name. */
export function readParts(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const last = zip.length - end.bytes;
  let at = zip.readUInt32LE(last + end.directoryOffset);
  for (let left = zip.readUInt16LE(last + end.entries); left > 0; left -= 1) {
    const nameBytes = zip.readUInt16LE(at + header.nameBytes);
    const name = zip.toString('utf8', at + header.bytes, at + header.bytes + nameBytes);
    const start = zip.readUInt32LE(at + header.local);
    const data =
      start +
      local.bytes +
      zip.readUInt16LE(start + local.nameBytes) +
      zip.readUInt16LE(start + local.extraBytes);
    const packed = zip.subarray(data, data + zip.readUInt32LE(at + header.packedBytes));
    const isStored = zip.readUInt16LE(at + header.method) === 0;
    parts.set(name, (isStored ? packed : inflateRawSync(packed)).toString());
    at +=
      header.bytes +
      nameBytes +
      zip.readUInt16LE(at + header.extraBytes) +
      zip.readUInt16LE(at + header.commentBytes);
  }
  return parts;
}
