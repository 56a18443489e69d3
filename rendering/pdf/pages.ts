import { pageText } from '../statement-layout.ts';
import { DocumentFonts, type TypesetText } from './document-fonts.ts';
import { drawableText } from './drawable-text.ts';
import { PageContent, paper } from './page-content.ts';
import type { StatementDocument } from './statement-document.ts';
import { StructureTree } from './structure-tree.ts';
import { TextBlock } from './text-block.ts';
import { wrapText } from './wrap-text.ts';

/** What of the paper stays white, in points. */
const margin = { left: 28, top: 28, bottom: 34 } as const;

const ruleColour = '0.769 0.8 0.839';
export const strongRule = '0.29 0.333 0.408';
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

/**
 * The sheets of paper: where the next thing goes, text and lines on them, and their heads and feet.
 *
 * How many pages there are is known after the last one: the feet of all show one picture of 共 m 页, drawn then.
 */
export class Pages {
  readonly left = margin.left;
  readonly width = paper.width - 2 * margin.left;
  y: number = margin.top;
  /** Undefined where the file has no tags. */
  readonly structure: StructureTree | undefined;
  readonly #document: StatementDocument;
  readonly #fonts = new DocumentFonts();
  readonly #fontNames: PDFKit.PDFKitReference;
  readonly #total: PDFKit.PDFKitReference;
  readonly #runningHead: string;
  readonly #block = new TextBlock();
  #content = new PageContent(this.#block);
  #started = 0;

  /** Resolves when there is room for more pages; to be waited for after each line of a table. */
  readonly drained: () => Promise<void>;

  /** @param runningHead the line that says on each page after the first whose statement it is. */
  constructor(runningHead: string, document: StatementDocument, drained: () => Promise<void>) {
    this.#document = document;
    this.drained = drained;
    this.structure = document.isTagged ? new StructureTree(document) : undefined;
    this.#fontNames = document.ref({});
    this.#total = document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, paper.width, paper.height],
      Resources: { Font: this.#fontNames },
    });
    this.#runningHead = wrapText(drawableText(runningHead), smallSize, this.width, 1)[0]!;
    this.next();
  }

  /** How many pages there are so far. */
  get count(): number {
    return this.#started;
  }

  /** Whether `height` points more fit on this page. */
  fits(height: number): boolean {
    return this.y + height <= paper.height - margin.bottom;
  }

  /** How high a page's empty body is: nothing higher can ever be drawn in one piece. */
  get bodyHeight(): number {
    return paper.height - margin.top - margin.bottom - 2 * lineHeightOf(smallSize);
  }

  next(): void {
    if (this.#started > 0) this.#endPage();
    this.#started += 1;
    this.#content = new PageContent(this.#block);
    const resources = { Font: this.#fontNames, XObject: { total: this.#total } };
    const page = this.#document.startPage(resources, this.structure?.nextPage);
    this.structure?.startPage(page);
    this.y = margin.top;
    this.beginArtifact();
    this.#drawHeadAndFoot();
    this.endMark();
  }

  /** Ends the last page, draws the number of pages and gives the fonts. @returns the structure's root, if there is one. */
  end(): PDFKit.PDFKitReference | undefined {
    this.#endPage();
    const content = new PageContent(this.#block);
    const text = this.#fonts.typeset(totalOf(pageText('', this.#started)));
    content.text(text, { x: this.left + this.width / 2, y: footLine, size: smallSize });
    this.#total.end(Buffer.from(content.end()));
    this.#block.release();
    Object.assign(this.#fontNames.data, this.#fonts.embed(this.#document));
    this.#fontNames.end(undefined);
    return this.structure?.end();
  }

  /** An entry in the list of contents that viewers show beside the pages. */
  bookmark(title: string): void {
    this.#document.outline.addItem(title);
  }

  typeset(text: string): TypesetText {
    return this.#fonts.typeset(text);
  }

  /** One line whose top is at `y`, aligned between `x` and `x + width`. */
  line(text: TypesetText, x: number, y: number, width: number, style: TextStyle): void {
    const { size, bold = false, align = 'left' } = style;
    if (text.width === 0) return;
    const room = align === 'left' ? 0 : width - text.width * size;
    const start = x + (align === 'center' ? room / 2 : room);
    this.#content.text(text, { x: start, y: y + size * ascent, size, bold });
  }

  /** Text over the whole width, wrapped, then the cursor below it. */
  paragraph(type: string, text: string, style: TextStyle): void {
    this.beginLeaf(type);
    for (const line of wrapText(drawableText(text), style.size, this.width, paragraphLines)) {
      this.line(this.typeset(line), this.left, this.y, this.width, style);
      this.y += lineHeightOf(style.size);
    }
    this.endMark();
  }

  /** What is drawn until {@link endMark} is one element of the statement's structure. */
  beginLeaf(type: string, attributes?: string): void {
    if (this.structure) this.#content.mark(type, `<</MCID ${this.structure.leaf(type, attributes)}>>`);
  }

  /** What is drawn until {@link endMark} belongs to the paper and not to the statement. */
  beginArtifact(): void {
    if (this.structure) this.#content.mark('Artifact', '<</Type/Pagination>>');
  }

  endMark(): void {
    if (this.structure) this.#content.endMark();
  }

  rule(fromX: number, fromY: number, toX: number, toY: number, colour = ruleColour): void {
    this.#content.rule(fromX, fromY, toX, toY, colour);
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.#content.fill(x, y, width, height, colour);
  }

  #drawHeadAndFoot(): void {
    const style = { size: smallSize } as const;
    if (this.#started > 1) {
      this.line(this.typeset(this.#runningHead), this.left, this.y, this.width, style);
      this.y += lineHeightOf(smallSize) + 3;
    }
    const text = pageText(this.#started, '');
    const foot = this.typeset(text.slice(0, -totalOf(text).length));
    this.line(foot, this.left, footLine - smallSize * ascent, this.width / 2, { ...style, align: 'right' });
  }

  #endPage(): void {
    this.#document.endPage(this.#content.end('/total Do'));
  }
}

/** Where a page's foot stands. */
const footLine = paper.height - margin.bottom + 10 + smallSize * ascent;

/** The half of a page's foot that is the same on all pages. */
function totalOf(foot: string): string {
  return foot.slice(foot.indexOf('共'));
}

export function lineHeightOf(size: number): number {
  return size * leading;
}
