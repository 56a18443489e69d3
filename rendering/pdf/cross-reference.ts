import { deflateSync } from 'node:zlib';

/** Objects in one stream; a viewer unpacks all of them to read one. */
export const packedObjectsAtMost = 500;

/** Bytes of the three fields of an entry: its kind, where, which. */
const fields = [1, 4, 2] as const;
const entryBytes = 7;

/**
 * The table of where each object is, as a stream (ISO 32000-1, 7.5.8), deflated. Each entry is written as its difference
 * from the one before (PNG's Up), which makes packed objects nearly free.
 *
 * @param offsets of the objects from number 1 on, null for those that are packed
 * @param homes of packed objects: the number of their stream and their place in it
 */
export function crossReference(
  offsets: readonly (number | null)[],
  homes: ReadonlyMap<number, { readonly stream: number; readonly index: number }>,
): { data: Buffer; entries: object } {
  const entries = Buffer.alloc(entryBytes * (offsets.length + 1));
  entries.writeUInt16BE(0xffff, 5);
  offsets.forEach((offset, index) => {
    const at = entryBytes * (index + 1);
    const home = homes.get(index + 1);
    entries[at] = home ? 2 : 1;
    entries.writeUInt32BE(home?.stream ?? offset!, at + 1);
    entries.writeUInt16BE(home?.index ?? 0, at + 5);
  });
  return {
    data: deflateSync(differences(entries)),
    entries: {
      Type: 'XRef',
      W: fields,
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 12, Columns: entryBytes },
    },
  };
}

function differences(entries: Buffer): Buffer {
  const up = 2;
  const lines = entries.length / entryBytes;
  const filtered = Buffer.alloc(lines * (entryBytes + 1));
  for (let line = 0; line < lines; line += 1) {
    const to = line * (entryBytes + 1);
    const from = line * entryBytes;
    filtered[to] = up;
    for (let byte = 0; byte < entryBytes; byte += 1) {
      const above = line === 0 ? 0 : entries[from - entryBytes + byte]!;
      filtered[to + 1 + byte] = entries[from + byte]! - above;
    }
  }
  return filtered;
}
