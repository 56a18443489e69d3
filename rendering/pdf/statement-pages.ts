import { addTotals, noTotals, type Totals } from '../../domain/clearing/totals.ts';
import type { StatementRow } from '../../domain/clearing/ledger-row.ts';
import { legibleText } from '../legible-text.ts';
import { factText, periodText, statementFacts, statementTitle } from '../statement-layout.ts';
import type { SectionOutline, StatementOutline } from '../statement-outline.ts';
import type { DetailFile } from './detail-file.ts';
import { detailTexts, openDetailTable, type RemarkWidths } from './detail-table.ts';
import { Pages } from './pages.ts';
import type { StatementDocument } from './statement-document.ts';
import { drawMerchantSummary, drawTerminalSummary, startBlock } from './summaries.ts';
import type { Table } from './table.ts';

export interface StatementPagesOptions {
  /** Resolves when there is room for more pages. */
  readonly drained: () => Promise<void>;
  readonly remarks?: RemarkWidths;
  /** The file that has the rows, when none is drawn. */
  readonly instead?: DetailFile;
}

/**
 * Draws a statement from top to bottom: its head, for a group the summary of all, then each section's rows and summary. A
 * group's summary comes first, as in its workbook: at the end it could stand on a page alone.
 */
export class StatementPages {
  readonly #pages: Pages;
  readonly #outline: StatementOutline;
  readonly #isGroup: boolean;
  readonly #remarks: RemarkWidths | undefined;
  readonly #instead: DetailFile | undefined;
  #isBegun = false;
  /** How many sections were begun. */
  #sections = 0;
  #table: Table | undefined;
  #summed: Totals = noTotals;

  constructor(
    outline: StatementOutline,
    document: StatementDocument,
    { drained, remarks, instead }: StatementPagesOptions,
  ) {
    const { subject, period } = outline;
    this.#outline = outline;
    this.#isGroup = subject.type === 'group';
    this.#remarks = remarks;
    this.#instead = instead;
    this.#pages = new Pages(
      `${statementTitle(outline)}   ${subject.name}   ${subject.no}   ${periodText(period)}`,
      document,
      drained,
    );
    this.#drawHead();
  }

  /** How many pages were begun. */
  get count(): number {
    return this.#pages.count;
  }

  /** What the drawn summaries by terminal add up to. */
  get summed(): Totals {
    return this.#summed;
  }

  /**
   * Goes on to a section, if it isn't the one that is being drawn.
   *
   * @throws RangeError when it is none of the outline's, or one that is done.
   */
  async enter({ merchantNo }: SectionOutline): Promise<void> {
    while (this.#current?.merchantNo !== merchantNo) {
      if (!(await this.#startNext()))
        throw new RangeError('Sections come in another order than the outline says');
    }
  }

  row(row: StatementRow): void {
    this.#table!.row(detailTexts(row));
  }

  /** @returns the root of the statement's structure, where it has one. */
  async end(): Promise<PDFKit.PDFKitReference | undefined> {
    while (await this.#startNext());
    return this.#pages.end();
  }

  get #current(): SectionOutline | undefined {
    return this.#outline.sections[this.#sections - 1];
  }

  /** @returns whether there was another section. */
  async #startNext(): Promise<boolean> {
    if (!this.#isBegun) await this.#begin();
    await this.#endSection();
    const section = this.#outline.sections[this.#sections];
    if (!section) return false;
    this.#sections += 1;
    if (this.#isGroup) this.#startSection(section);
    if (!this.#instead) this.#table = openDetailTable(this.#pages, this.#remarks);
    return true;
  }

  async #begin(): Promise<void> {
    this.#isBegun = true;
    if (!this.#isGroup) return;
    await drawMerchantSummary(this.#pages, this.#outline);
    this.#pages.y += 10;
  }

  async #endSection(): Promise<void> {
    const section = this.#current;
    if (!section) return;
    this.#table?.end();
    this.#table = undefined;
    this.#pages.y += 8;
    const summed = await drawTerminalSummary(this.#pages, section, this.#isGroup ? 'H3' : 'H2');
    this.#summed = addTotals(this.#summed, summed);
  }

  #startSection({ merchantName, merchantNo }: SectionOutline): void {
    startBlock(this.#pages, 'H2', `商户名称: ${merchantName}     商户号: ${merchantNo}`);
    this.#pages.bookmark(legibleText(`${merchantNo} ${merchantName}`));
  }

  #drawHead(): void {
    const pages = this.#pages;
    pages.paragraph('H1', statementTitle(this.#outline), { size: 14, bold: true, align: 'center' });
    pages.y += 4;
    const facts = statementFacts(this.#outline).map(factText);
    pages.paragraph('P', facts.slice(0, 3).join('     '), { size: 9 });
    pages.paragraph('P', facts.slice(3, 6).join('     '), { size: 9 });
    if (facts.length > 6) pages.paragraph('P', facts.slice(6).join('     '), { size: 9 });
    if (this.#instead) {
      const count = this.#outline.totals.count.toLocaleString('en-US');
      const { fileName, sha256 } = this.#instead;
      pages.paragraph('P', `明细共 ${count} 笔，见文件 ${fileName}（SHA-256: ${sha256}）`, { size: 9 });
    }
    pages.y += 5;
  }
}
