import type { OpenEntry } from '../zip/zip-writer.ts';
import { textElement } from './cell-values.ts';

/** Beyond so many texts, or characters in all, a text stands in its cell: any workbook needs little memory. */
const most = { texts: 10_000, characters: 2_000_000 };

const charactersPerWrite = 1 << 16;

/** Texts that stand in a workbook once, however many cells show them. */
export class SharedStrings {
  readonly #indices = new Map<string, number>();
  #characters = 0;

  /**
   * The end of a text cell after its style attribute. It points to the shared text, or holds the text when there are
   * many already.
   */
  cellEnd(xml: string): string {
    const known = this.#indices.get(xml);
    if (known !== undefined) return sharedEnd(known);
    const characters = this.#characters + xml.length;
    if (this.#indices.size >= most.texts || characters > most.characters) return inlineEnd(xml);
    this.#characters = characters;
    this.#indices.set(xml, this.#indices.size);
    return sharedEnd(this.#indices.size - 1);
  }

  async writeTo(entry: OpenEntry): Promise<void> {
    let text =
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.#indices.size}">`;
    for (const xml of this.#indices.keys()) {
      text += `<si>${textElement(xml)}</si>`;
      if (text.length < charactersPerWrite) continue;
      entry.write(text);
      await entry.drained();
      text = '';
    }
    entry.write(`${text}</sst>`);
  }
}

/** The end of a text cell that holds its text. */
export function inlineEnd(xml: string): string {
  return xml === '' ? '/>' : ` t="inlineStr"><is>${textElement(xml)}</is></c>`;
}

function sharedEnd(index: number): string {
  return ` t="s"><v>${index}</v></c>`;
}
