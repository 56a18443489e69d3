import type PDFDocument from 'pdfkit';
import { pageText } from '../statement-layout.ts';
import { drawableText } from './drawable-text.ts';
import { statementFont } from './statement-font.ts';
import { wrapText } from './wrap-text.ts';

export type Document = InstanceType<typeof PDFDocument>;

/** A4 landscape in points, and what stays white. */
const page = { width: 841.89, height: 595.28, left: 28, top: 28, bottom: 34 } as const;

const ink = '#1a202c';
const ruleColour = '#c4ccd6';
export const strongRule = '#4a5568';
/** Share of the font size between the top of a line and its baseline, and between two baselines. */
const ascent = 0.92;
const leading = 1.3;
/** More than any real name needs, and little enough to leave room on the page for the table. */
const paragraphLines = 16;
/** Of a page's head and foot. */
const smallSize = 7;

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
}

/** What pages are drawn on. */
export interface Paper {
  readonly document: Document;
  /** How many pages there will be, found by drawing once without paper. */
  readonly pages: number;
}

/**
 * The sheets of paper: where the next thing goes, text and lines on them, and their heads and feet.
 *
 * Without paper nothing is drawn and the pages are only counted. That is how 共 m 页 gets known before the first
 * page is written: pdfkit could keep all pages open until the end instead, but 20,000 rows would take a gigabyte.
 */
export class Pages {
  readonly left = page.left;
  readonly width = page.width - 2 * page.left;
  y: number = page.top;
  readonly #runningHead: string;
  readonly #paper: Paper | undefined;
  #started = 0;

  /** @param runningHead the line that says on each page after the first whose statement it is. */
  constructor(runningHead: string, paper?: Paper) {
    this.#runningHead = drawableText(runningHead);
    this.#paper = paper;
    this.next();
  }

  /** How many pages there are so far. */
  get count(): number {
    return this.#started;
  }

  /** Whether `height` points more fit on this page. */
  fits(height: number): boolean {
    return this.y + height <= page.height - page.bottom;
  }

  /** How high a page's empty body is: nothing higher can ever be drawn in one piece. */
  get bodyHeight(): number {
    return page.height - page.top - page.bottom - 2 * lineHeightOf(smallSize);
  }

  next(): void {
    this.#paper?.document.addPage().font('statement').fillColor(ink);
    this.y = page.top;
    this.#started += 1;
    if (this.#started > 1) {
      const [line = ''] = wrapText(this.#runningHead, smallSize, this.width, 1);
      this.line(line, this.left, this.y, this.width, { size: smallSize });
      this.y += lineHeightOf(smallSize) + 3;
    }
    const foot = pageText(this.#started, this.#paper?.pages ?? 0);
    this.line(foot, this.left, page.height - page.bottom + 10, this.width, {
      size: smallSize,
      align: 'center',
    });
  }

  /** An entry in the list of contents that viewers show beside the pages. */
  bookmark(title: string): void {
    this.#paper?.document.outline.addItem(title);
  }

  /** One line of drawable text whose top is at `y`, aligned between `x` and `x + width`. */
  line(
    text: string,
    x: number,
    y: number,
    width: number,
    { size, bold = false, align = 'left' }: TextStyle,
  ): void {
    const document = this.#paper?.document;
    if (text === '' || !document) return;
    const room = align === 'left' ? 0 : width - statementFont().widthOf(text) * size;
    const start = x + (align === 'center' ? room / 2 : room);
    document.fontSize(size);
    // One weight of the font is embedded; a hair of ink around the glyphs makes the other.
    if (bold) document.lineWidth(size * 0.035).strokeColor(ink);
    document.text(text, start, y + size * ascent, {
      lineBreak: false,
      baseline: 'alphabetic',
      fill: true,
      stroke: bold,
    });
  }

  /** Text over the whole width, wrapped, then the cursor below it. */
  paragraph(text: string, style: TextStyle): void {
    for (const line of wrapText(drawableText(text), style.size, this.width, paragraphLines)) {
      this.line(line, this.left, this.y, this.width, style);
      this.y += lineHeightOf(style.size);
    }
  }

  rule(fromX: number, fromY: number, toX: number, toY: number, colour = ruleColour): void {
    this.#paper?.document.lineWidth(0.4).strokeColor(colour).moveTo(fromX, fromY).lineTo(toX, toY).stroke();
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.#paper?.document.rect(x, y, width, height).fill(colour).fillColor(ink);
  }
}

export function lineHeightOf(size: number): number {
  return size * leading;
}
