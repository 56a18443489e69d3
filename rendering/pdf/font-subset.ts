import type { TrueTypeFont } from './true-type-font.ts';

/**
 * A font file of some glyphs, numbered from 1 in the order given. It has what PDF wants of a font that is addressed by
 * glyph numbers (ISO 32000-1, 9.9): no names and no character map. Outlines are copied; they have no parts in common.
 */
export function subsetOf(font: TrueTypeFont, glyphs: readonly number[]): Buffer {
  const kept = [0, ...glyphs];
  const outlines: Buffer[] = [];
  const places = Buffer.alloc(4 * kept.length + 4);
  const metrics = Buffer.alloc(4 * kept.length);
  let length = 0;
  kept.forEach((glyph, index) => {
    const outline = font.outlineOf(glyph);
    const padding = -outline.length & 3;
    outlines.push(outline, zeros.subarray(0, padding));
    length += outline.length + padding;
    places.writeUInt32BE(length, 4 * index + 4);
    metrics.writeUInt16BE(font.widthOf(glyph), 4 * index);
    metrics.writeInt16BE(font.leftSideOf(glyph), 4 * index + 2);
  });
  return fileOf([
    ['glyf', Buffer.concat(outlines)],
    ['head', withNumber(font.table('head'), 50, 1)],
    ['hhea', withNumber(font.table('hhea'), 34, kept.length)],
    ['hmtx', metrics],
    ['loca', places],
    ['maxp', withNumber(font.table('maxp'), 4, kept.length)],
  ]);
}

const zeros = Buffer.alloc(3);

function withNumber(table: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(table);
  changed.writeUInt16BE(value, at);
  return changed;
}

/** Tables in alphabetical order, each on a multiple of four bytes. */
function fileOf(tables: readonly (readonly [name: string, data: Buffer])[]): Buffer {
  const directory = Buffer.alloc(12 + 16 * tables.length);
  const steps = Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 << steps, 6);
  directory.writeUInt16BE(steps, 8);
  directory.writeUInt16BE(16 * tables.length - (16 << steps), 10);
  const parts: Buffer[] = [directory];
  let offset = directory.length;
  tables.forEach(([name, data], index) => {
    const at = 12 + 16 * index;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(checksumOf(data), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(data.length, at + 12);
    const padding = -data.length & 3;
    parts.push(data, zeros.subarray(0, padding));
    offset += data.length + padding;
  });
  return Buffer.concat(parts);
}

function checksumOf(data: Buffer): number {
  const whole = data.length & ~3;
  let sum = 0;
  for (let at = 0; at < whole; at += 4) sum = (sum + data.readUInt32BE(at)) | 0;
  for (let at = whole; at < data.length; at += 1) sum = (sum + (data[at]! << (24 - 8 * (at & 3)))) | 0;
  return sum >>> 0;
}
