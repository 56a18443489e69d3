import { embedLatin, embedSubset, packSubset, type PackedSubset } from './embedded-font.ts';
import { frequentCharacters } from './frequent-characters.ts';
import type { StatementDocument } from './statement-document.ts';
import { faces, fontOf, glyphOf, widthOf, type Face } from './statement-font.ts';

/** A part of a line in one face, as the operator that shows it. */
interface Run {
  readonly face: Face;
  readonly show: string;
}

/** A line of text as a content stream shows it. */
export interface TypesetText {
  readonly runs: readonly Run[];
  /** At 1 pt. */
  readonly width: number;
}

const ascii = /^[\x20-\x7e]*$/;

let packedFrequent: PackedSubset | undefined;

/**
 * The fonts of one document. ASCII is shown by one byte a character. Of the larger faces only glyphs that are used are
 * embedded, numbered in the order of their first use, so that bytes depend on the document alone.
 */
export class DocumentFonts {
  readonly #codes = new Map<string, { face: Face; code: string }>();
  readonly #used = new Map<Face, number[]>();

  /** @param text has drawable characters only */
  typeset(text: string): TypesetText {
    const width = widthOf(text);
    if (ascii.test(text)) return { runs: text === '' ? [] : [this.#latin(text)], width };
    const runs: Run[] = [];
    for (const [piece] of text.matchAll(/[\x20-\x7e]+|[^\x20-\x7e]+/g)) {
      if (ascii.test(piece)) runs.push(this.#latin(piece));
      else this.#addChinese(runs, piece);
    }
    return { runs, width };
  }

  /** Writes the fonts. @returns the names by which pages know them. */
  embed(document: StatementDocument): Record<string, PDFKit.PDFKitReference> {
    const fonts: Record<string, PDFKit.PDFKitReference> = {};
    for (const face of faces) {
      const characters = this.#used.get(face);
      if (!characters) continue;
      fonts[face] =
        face === 'latin'
          ? embedLatin(document, fontOf(face))
          : embedSubset(document, face, packed(face, characters));
    }
    return fonts;
  }

  #latin(text: string): Run {
    if (!this.#used.has('latin')) this.#used.set('latin', []);
    return { face: 'latin', show: `(${text.replace(/[()\\]/g, String.raw`\$&`)})Tj` };
  }

  #addChinese(runs: Run[], text: string): void {
    let face: Face | undefined;
    let codes = '';
    for (const character of text) {
      const next = this.#codeOf(character);
      if (face !== undefined && next.face !== face) {
        runs.push({ face, show: `<${codes}>Tj` });
        codes = '';
      }
      face = next.face;
      codes += next.code;
    }
    if (face !== undefined) runs.push({ face, show: `<${codes}>Tj` });
  }

  #codeOf(character: string): { face: Face; code: string } {
    let known = this.#codes.get(character);
    if (!known) {
      const codePoint = character.codePointAt(0)!;
      const { face, id } = glyphOf(codePoint)!;
      const used = this.#used.get(face) ?? [];
      this.#used.set(face, used);
      const number = face === 'frequent' ? id : used.push(codePoint);
      known = { face, code: number.toString(16).padStart(4, '0') };
      this.#codes.set(character, known);
    }
    return known;
  }
}

function packed(face: Exclude<Face, 'latin'>, characters: readonly number[]): PackedSubset {
  if (face !== 'frequent') return packSubset(characters);
  packedFrequent ??= packSubset(Array.from(frequentCharacters, (character) => character.codePointAt(0)!));
  return packedFrequent;
}
