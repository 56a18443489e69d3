import type { TypesetText } from './document-fonts.ts';
import type { Face } from './statement-font.ts';

/** A4 landscape, in points. */
export const paper = { width: 841.89, height: 595.28 } as const;

const ink = '0.102 0.125 0.173';

interface TextPlace {
  readonly x: number;
  /** Of the baseline, from the top. */
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
}

/**
 * What one page's content stream says (ISO 32000-1, 8 and 9): areas first, then all texts as one text object, then the
 * rules. Fonts and places are written only where they change, places as steps from the one before. Measures are points
 * from the upper left corner, written in hundredths.
 */
export class PageContent {
  #fills = '';
  #texts = '';
  readonly #rules = new Map<string, string>();
  #face: Face | undefined;
  #size = 0;
  #bold = false;
  #x = 0;
  #y = 0;

  text({ runs }: TypesetText, { x, y, size, bold = false }: TextPlace): void {
    const [toX, toY] = [hundredths(x), hundredths(paper.height - y)];
    let operators = `${decimal(toX - this.#x)} ${decimal(toY - this.#y)} Td`;
    [this.#x, this.#y] = [toX, toY];
    if (bold !== this.#bold) {
      // One weight of the font is embedded; a hair of ink around the glyphs makes the other.
      operators += bold ? ` 2 Tr ${decimal(hundredths(size * 0.035))} w` : ' 0 Tr';
      this.#bold = bold;
    }
    for (const { face, show } of runs) {
      if (face !== this.#face || size !== this.#size) {
        operators += `/${face} ${decimal(hundredths(size))} Tf`;
        this.#face = face;
        this.#size = size;
      }
      operators += show;
    }
    this.#texts += `${operators}\n`;
  }

  /** What follows, until {@link endMark}, is this; `properties` in PDF's words. */
  mark(tag: string, properties: string): void {
    this.#texts += `/${tag}${properties}BDC\n`;
  }

  endMark(): void {
    this.#texts += 'EMC\n';
  }

  /** Lines of one colour are drawn in one go. */
  rule(fromX: number, fromY: number, toX: number, toY: number, colour: string): void {
    const line = `${point(fromX, fromY)}m ${point(toX, toY)}l\n`;
    this.#rules.set(colour, (this.#rules.get(colour) ?? '') + line);
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    const size = `${decimal(hundredths(width))} ${decimal(hundredths(height))}`;
    this.#fills += `${colour} rg ${point(x, y + height)}${size} re f\n`;
  }

  /** The texts alone. */
  get texts(): string {
    return `${ink} rg ${ink} RG\nBT\n${this.#texts}${this.#bold ? '0 Tr\n' : ''}ET\n`;
  }

  /** The whole stream. @param after operators that it ends with. */
  end(after: string): string {
    const rules = [...this.#rules].map(([colour, lines]) => `${colour} RG\n${lines}S\n`).join('');
    return `${artifact}${this.#fills}EMC\n${this.texts}${artifact}0.4 w\n${rules}${after}\nEMC`;
  }
}

/** Decoration, that a screen reader passes over. */
const artifact = '/Artifact BMC\n';

function point(x: number, y: number): string {
  return `${decimal(hundredths(x))} ${decimal(hundredths(paper.height - y))} `;
}

function hundredths(points: number): number {
  return Math.round(points * 100);
}

const decimals = new Map<number, string>();

/** Whole hundredths as a number with at most two decimals. The numbers of a page are few; writing one costs. */
function decimal(value: number): string {
  let text = decimals.get(value);
  if (text === undefined) {
    text = String(value / 100);
    decimals.set(value, text);
  }
  return text;
}
