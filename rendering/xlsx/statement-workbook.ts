import type { Writable } from 'node:stream';
import { legibleText } from '../legible-text.ts';
import { producedAt, statementTitle } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { packed, ZipWriter } from '../zip/zip-writer.ts';
import { escapeXml } from './cell-values.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetXml, type SheetContext } from './sheet-xml.ts';
import {
  placeholders,
  workbookTemplate,
  type SheetPlan,
  type WorkbookTemplate,
} from './workbook-template.ts';

/** From so many detail rows on speed matters more than size. */
const manyRows = 10_000;
const level = { small: 4, fast: 1 };

/**
 * An XLSX package that is being written: the parts of its template first, then its sheets one after the other, each
 * while its rows come in. Who and when come from the statement: nothing in the file is the machine's.
 */
export class StatementWorkbook {
  readonly #zip: ZipWriter;
  readonly #level: number;
  readonly #template: WorkbookTemplate;
  readonly #context: SheetContext;
  #sheets = 0;

  static async open(
    output: Writable,
    outline: StatementOutline,
    plans: readonly SheetPlan[],
  ): Promise<StatementWorkbook> {
    return new StatementWorkbook(output, outline, await workbookTemplate(plans));
  }

  private constructor(output: Writable, outline: StatementOutline, template: WorkbookTemplate) {
    this.#zip = new ZipWriter(output, producedAt(outline));
    this.#level = outline.totals.count >= manyRows ? level.fast : level.small;
    this.#template = template;
    this.#context = { styleIds: template.styleIds, strings: new SharedStrings() };
    for (const [name, part] of template.fixed) this.#zip.add(name, part);
    this.#zip.add('docProps/core.xml', packed(propertiesOf(outline, template)));
  }

  /** Opens the next of the planned sheets; the one before has to be closed. */
  openSheet(widths: readonly number[]): SheetXml {
    const template = this.#template.sheets[this.#sheets];
    if (!template) throw new RangeError('A statement has more rows than it says');
    this.#sheets += 1;
    const entry = this.#zip.open(`xl/worksheets/sheet${this.#sheets}.xml`, this.#level);
    return new SheetXml(entry, template, widths, this.#context);
  }

  /** Ends the package and its output. */
  async close(): Promise<void> {
    if (this.#sheets < this.#template.sheets.length)
      throw new RangeError('A statement has fewer rows than it says');
    const strings = this.#zip.open('xl/sharedStrings.xml', this.#level);
    await this.#context.strings.writeTo(strings);
    await strings.close();
    this.#zip.end();
  }
}

function propertiesOf(outline: StatementOutline, { properties }: WorkbookTemplate): string {
  const own: Readonly<Record<string, string>> = {
    [placeholders.time]: producedAt(outline)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    [placeholders.producer]: escapeXml(legibleText(outline.branchName)),
    [placeholders.title]: escapeXml(legibleText(statementTitle(outline))),
  };
  return properties.replace(anyPlaceholder, (found) => own[found]!);
}

const anyPlaceholder = new RegExp(Object.values(placeholders).join('|'), 'g');
