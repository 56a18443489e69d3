import type { Writable } from 'node:stream';
import { legibleText } from '../legible-text.ts';
import { producedAt, statementTitle } from '../statement-layout.ts';
import type { StatementOutline } from '../statement-outline.ts';
import { packed, ZipWriter } from '../zip/zip-writer.ts';
import { escapeXml } from './cell-values.ts';
import { SharedStrings } from './shared-strings.ts';
import type { SheetExtent } from './sheet-extent.ts';
import { columnName, SheetXml, type SheetContext } from './sheet-xml.ts';
import {
  placeholders,
  workbookTemplate,
  type SheetPlan,
  type SheetSetup,
  type WorkbookTemplate,
} from './workbook-template.ts';

/** From so many detail rows on speed matters more than size. */
const manyRows = 10_000;
const level = { small: 4, fast: 1 };

/** A sheet of the workbook: its name, what it is, and where its cells will be. */
export interface PlannedSheet extends SheetPlan {
  readonly extent: SheetExtent;
  readonly widths: readonly number[];
}

/**
 * An XLSX package that is being written: the parts of its template first, then its sheets one after the other, each
 * while its rows come in. Who and when come from the statement: nothing in the file is the machine's.
 */
export class StatementWorkbook {
  readonly #zip: ZipWriter;
  readonly #level: number;
  readonly #template: WorkbookTemplate;
  readonly #plans: readonly PlannedSheet[];
  readonly #context: SheetContext;
  #sheets = 0;

  static async open(
    output: Writable,
    outline: StatementOutline,
    plans: readonly PlannedSheet[],
    setup: SheetSetup,
  ): Promise<StatementWorkbook> {
    return new StatementWorkbook(output, outline, plans, await workbookTemplate(plans, setup));
  }

  private constructor(
    output: Writable,
    outline: StatementOutline,
    plans: readonly PlannedSheet[],
    template: WorkbookTemplate,
  ) {
    this.#plans = plans;
    this.#zip = new ZipWriter(output, producedAt(outline));
    this.#level = outline.totals.count >= manyRows ? level.fast : level.small;
    this.#template = template;
    this.#context = { styleIds: template.styleIds, strings: new SharedStrings() };
    for (const [name, part] of template.fixed) this.#zip.add(name, part);
    const [before, after] = template.workbook;
    this.#zip.add('xl/workbook.xml', packed(`${before}${definedNames(plans)}${after}`));
    this.#zip.add('docProps/core.xml', packed(propertiesOf(outline, template)));
  }

  /** Opens the next of the planned sheets; the one before has to be closed. */
  openSheet(): SheetXml {
    const template = this.#template.sheets[this.#sheets];
    const plan = this.#plans[this.#sheets];
    if (!template || !plan) throw new RangeError('A statement has more rows than it says');
    this.#sheets += 1;
    const entry = this.#zip.open(`xl/worksheets/sheet${this.#sheets}.xml`, this.#level);
    return new SheetXml(entry, template, plan, this.#context);
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

/** What is repeated on each printed page, and the filter by its hidden name, without which LibreOffice shows no arrows. */
function definedNames(plans: readonly PlannedSheet[]): string {
  const names = plans.flatMap(({ name, extent: { header, lastRow }, widths }, index) => {
    if (header === undefined) return [];
    const range = `$A$${header}:$${columnName(widths.length - 1)}$${lastRow}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${name}'!${range}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$${header}</definedName>`,
    ];
  });
  return names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
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
