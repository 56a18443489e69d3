/**
 * Finds natural keys that were there before. It keeps 64 bits of each key and its line in flat arrays, 12 bytes a slot: among a
 * million keys, two different ones are taken for the same once in thirty million files.
 */
export class Doubles {
  #capacity = 1 << 16;
  #low = new Uint32Array(this.#capacity);
  #high = new Uint32Array(this.#capacity);
  #lines = new Uint32Array(this.#capacity);
  #size = 0;

  /** The line that had this key first, or undefined. */
  firstLineOf(key: string, line: number): number | undefined {
    let low = 0x811c9dc5;
    let high = 0x9dc5811c;
    for (let index = 0; index < key.length; index++) {
      const code = key.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ code, 0x85ebca6b);
      high ^= high >>> 13;
    }
    if (this.#size * 2 >= this.#capacity) this.#grow();
    return this.#put(mix(low), mix(high ^ low), line);
  }

  #put(low: number, high: number, line: number): number | undefined {
    const mask = this.#capacity - 1;
    let slot = low & mask;
    while (this.#lines[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) return this.#lines[slot];
      slot = (slot + 1) & mask;
    }
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#lines[slot] = line;
    this.#size += 1;
    return undefined;
  }

  #grow(): void {
    const [low, high, lines] = [this.#low, this.#high, this.#lines];
    this.#capacity *= 2;
    this.#low = new Uint32Array(this.#capacity);
    this.#high = new Uint32Array(this.#capacity);
    this.#lines = new Uint32Array(this.#capacity);
    this.#size = 0;
    for (let slot = 0; slot < lines.length; slot++) {
      if (lines[slot] !== 0) this.#put(low[slot]!, high[slot]!, lines[slot]!);
    }
  }
}

/** Spreads the bits of similar keys (the finaliser of MurmurHash3), so that they don't crowd neighbouring slots. */
function mix(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
