import ExcelJS from 'exceljs';
import { packed, type PackedPart } from '../zip/zip-writer.ts';
import { detailSheet, summarySheet } from './page-setup.ts';
import { readParts } from './read-parts.ts';
import { defaultFont, styles, type StyleName } from './styles.ts';

/** A sheet's part around what changes from one statement to the next. */
export interface SheetTemplate {
  /** Up to the range of its used cells. */
  readonly start: string;
  /** From there up to the columns. */
  readonly views: string;
  /** From the columns up to the lines. */
  readonly middle: string;
  /** What follows the lines, the filter and the merged cells, but for the end tag. */
  readonly tail: string;
}

export interface WorkbookTemplate {
  /** Parts that are the same in every workbook with these sheets, in the order in which they are written. */
  readonly fixed: readonly (readonly [name: string, part: PackedPart])[];
  readonly sheets: readonly SheetTemplate[];
  /** `xl/workbook.xml` up to the defined names, and from there. */
  readonly workbook: readonly [before: string, after: string];
  /** `docProps/core.xml` with its {@link placeholders}. */
  readonly properties: string;
  /** A cell's `s` attribute by the name of its style. */
  readonly styleIds: Readonly<Record<StyleName, number>>;
}

export interface SheetPlan {
  readonly name: string;
  readonly kind: 'summary' | 'detail';
}

/** What of the sheets' set-up depends on the statement. */
export interface SheetSetup {
  /** The number of the header's line over detail rows. */
  readonly header: number;
  readonly isProvisional: boolean;
}

/** What stands in `docProps/core.xml` for a statement's own title, producer and time. */
export const placeholders = {
  title: 'TITLE',
  producer: 'PRODUCER',
  time: '2001-01-01T00:00:00Z',
} as const;

const fixedParts = [
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/theme/theme1.xml',
  'docProps/app.xml',
];

const templates = new Map<string, Promise<WorkbookTemplate>>();

/**
 * The workbook that exceljs makes for these sheets, taken apart: styles, page set-up, titles and everything else but
 * the cells are its. Made once a process for each list of sheets and set-up; there are few.
 */
export function workbookTemplate(plans: readonly SheetPlan[], setup: SheetSetup): Promise<WorkbookTemplate> {
  const key = JSON.stringify([plans.map(({ name }) => name), setup]);
  const known = templates.get(key) ?? makeTemplate(plans, setup);
  templates.set(key, known);
  return known;
}

async function makeTemplate(plans: readonly SheetPlan[], setup: SheetSetup): Promise<WorkbookTemplate> {
  const parts = readParts(await authorWorkbook(plans, setup));
  const part = (name: string): string => {
    const text = parts.get(name);
    if (text === undefined) throw new Error(`exceljs wrote no ${name}`);
    return text;
  };
  const sheets = plans.map((_, index) => part(`xl/worksheets/sheet${index + 1}.xml`));
  return {
    fixed: fixedParts.map((name) => [name, packed(ofOurOwn(part(name)))]),
    workbook: aroundNames(part('xl/workbook.xml')),
    sheets: sheets.map(takeApart),
    properties: part('docProps/core.xml'),
    styleIds: readStyleIds(sheets[0]!),
  };
}

/** A line of the first sheet has a cell of each style, in their order. */
async function authorWorkbook(plans: readonly SheetPlan[], setup: SheetSetup): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const time = new Date(placeholders.time);
  const { title, producer } = placeholders;
  Object.assign(workbook, {
    title,
    creator: producer,
    lastModifiedBy: producer,
    created: time,
    modified: time,
  });
  plans.forEach(({ name, kind }, index) => {
    const { header, isProvisional } = setup;
    const options = kind === 'detail' ? detailSheet(header, isProvisional) : summarySheet(isProvisional);
    const sheet = workbook.addWorksheet(name, options);
    sheet.columns = [{ width: 10 }];
    const row = sheet.addRow(['']);
    if (index === 0) {
      Object.values(styles).forEach((style, column) => (row.getCell(column + 1).style = style));
    }
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/**
 * exceljs writes the parts of its default font in an order that the schema forbids (color before sz) and gives
 * no way to choose another, so ours takes its place. Column widths are counted in this font's digits. It also says that
 * Excel had written the file, for a company and a manager without a name.
 */
function ofOurOwn(part: string): string {
  const { size, name } = defaultFont;
  return part
    .replace(/(<fonts[^>]*>)<font>.*?<\/font>/s, `$1<font><sz val="${size}"/><name val="${name}"/></font>`)
    .replace(/<Application>.*?<\/Application>/, '<Application>Merchant Online Services</Application>')
    .replace(/<Company><\/Company>|<Manager><\/Manager>|<AppVersion>.*?<\/AppVersion>/g, '');
}

/** The defined names are the statement's: they have its ranges. */
function aroundNames(workbook: string): [before: string, after: string] {
  const [before, after] = workbook.replace(/<definedNames>.*<\/definedNames>/s, '').split('</sheets>');
  if (before === undefined || after === undefined)
    throw new Error('exceljs wrote a workbook of another form');
  return [`${before}</sheets>`, after];
}

function takeApart(sheet: string): SheetTemplate {
  const found =
    /^(.*)<dimension[^>]*>(.*)<cols>.*<\/cols>(.*<sheetData>).*<\/sheetData>(.*)<\/worksheet>$/s.exec(sheet);
  if (!found) throw new Error('exceljs wrote a sheet of another form');
  const [, start, views, middle, tail] = found;
  // What exceljs says of every sheet and printer, whatever they are.
  return { start: start!, views: views!.replace(/ x14ac:dyDescent="\d+"/, ''), middle: middle!, tail: tail! };
}

function readStyleIds(sheet: string): Record<StyleName, number> {
  const ids = [...sheet.matchAll(/<c r="[A-Z]+1" s="(\d+)"/g)].map(([, id]) => Number(id));
  const names = Object.keys(styles) as StyleName[];
  if (ids.length !== names.length) throw new Error('exceljs wrote a line of another form');
  return Object.fromEntries(names.map((name, index) => [name, ids[index]])) as Record<StyleName, number>;
}
