/** Enough for nearly every page. */
const usualBytes = 1 << 17;
/** Texts are gathered to so much before they are encoded. */
const gatheredLength = 1 << 11;

/** Blocks that nobody uses now; new ones for each file, or each page, would leave holes in the memory. */
const spare: Buffer[] = [];

/** ASCII text that grows piece by piece, outside of the garbage collector's way. */
export class TextBlock {
  #block = spare.pop() ?? Buffer.allocUnsafeSlow(usualBytes);
  #used = 0;
  #gathered = '';

  put(text: string): void {
    this.#gathered += text;
    if (this.#gathered.length > gatheredLength) this.#encode();
  }

  /** All that was put since it was cleared; good until more is put. */
  get bytes(): Buffer {
    this.#encode();
    return this.#block.subarray(0, this.#used);
  }

  clear(): void {
    this.#gathered = '';
    this.#used = 0;
  }

  /** Leaves the memory to others; the block must not be used any more. */
  release(): void {
    spare.push(this.#block);
  }

  #encode(): void {
    const needed = this.#used + this.#gathered.length;
    if (needed > this.#block.length) {
      const larger = Buffer.allocUnsafeSlow(2 * needed);
      this.#block.copy(larger, 0, 0, this.#used);
      this.#block = larger;
    }
    this.#used += this.#block.write(this.#gathered, this.#used, 'latin1');
    this.#gathered = '';
  }
}
