/**
 * A TrueType font as a PDF needs it: which glyph a character has, how wide it is, and the bytes of its outline. Statements
 * need no shaping, so none is done: Chinese and digits are one glyph a character, and columns of amounts want no kerning.
 */
export class TrueTypeFont {
  /** The whole file. */
  readonly bytes: Buffer;
  readonly #metrics: Buffer;
  readonly #widths: number;
  readonly #places: Buffer;
  readonly #hasLongPlaces: boolean;
  readonly #outlines: Buffer;
  #groups: Buffer | undefined;

  /** @throws RangeError when the font isn't one of 1000 units to its size, as Noto's are. */
  constructor(bytes: Buffer) {
    this.bytes = bytes;
    const head = this.table('head');
    this.#hasLongPlaces = head.readUInt16BE(50) === 1;
    if (head.readUInt16BE(18) !== 1000) throw new RangeError('Not a font as Noto Sans SC');
    this.#widths = this.table('hhea').readUInt16BE(34);
    this.#metrics = this.table('hmtx');
    this.#places = this.table('loca');
    this.#outlines = this.table('glyf');
  }

  table(name: string): Buffer {
    for (let at = 12; at < 12 + 16 * this.bytes.readUInt16BE(4); at += 16) {
      if (this.bytes.toString('latin1', at, at + 4) !== name) continue;
      const start = this.bytes.readUInt32BE(at + 8);
      return this.bytes.subarray(start, start + this.bytes.readUInt32BE(at + 12));
    }
    throw new RangeError(`The font has no table ${name}`);
  }

  /** The number of a character's glyph, 0 where the font has none. */
  glyphOf(codePoint: number): number {
    const groups = (this.#groups ??= groupsOf(this.table('cmap')));
    let low = 0;
    let high = groups.length / 12;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (groups.readUInt32BE(12 * middle + 4) < codePoint) low = middle + 1;
      else high = middle;
    }
    const at = 12 * low;
    if (at === groups.length) return 0;
    const first = groups.readUInt32BE(at);
    return codePoint < first ? 0 : groups.readUInt32BE(at + 8) + codePoint - first;
  }

  /** Thousandths of the font's size. */
  widthOf(glyph: number): number {
    return this.#metrics.readUInt16BE(4 * Math.min(glyph, this.#widths - 1));
  }

  leftSideOf(glyph: number): number {
    const beyond = glyph - this.#widths;
    return this.#metrics.readInt16BE(beyond < 0 ? 4 * glyph + 2 : 4 * this.#widths + 2 * beyond);
  }

  /** Empty for a space. */
  outlineOf(glyph: number): Buffer {
    return this.#outlines.subarray(this.#placeOf(glyph), this.#placeOf(glyph + 1));
  }

  #placeOf(glyph: number): number {
    return this.#hasLongPlaces
      ? this.#places.readUInt32BE(4 * glyph)
      : 2 * this.#places.readUInt16BE(2 * glyph);
  }
}

/** The runs of characters whose glyphs follow each other, sorted: first, last, first's glyph. */
function groupsOf(characterMap: Buffer): Buffer {
  for (let at = 4; at < 4 + 8 * characterMap.readUInt16BE(2); at += 8) {
    const start = characterMap.readUInt32BE(at + 4);
    if (characterMap.readUInt16BE(start) !== 12) continue;
    return characterMap.subarray(start + 16, start + characterMap.readUInt32BE(start + 4));
  }
  throw new RangeError('The font has no character map of format 12');
}
