import ExcelJS from 'exceljs';
import { packed, type PackedPart } from '../zip/zip-writer.ts';
import { detailSheet, filterOver, summarySheet } from './page-setup.ts';
import { readParts } from './read-parts.ts';
import { defaultFont, styles, type StyleName } from './styles.ts';

/** A sheet's part around what changes from one statement to the next. */
export interface SheetTemplate {
  /** Up to the columns. */
  readonly head: string;
  /** From the columns up to the lines. */
  readonly middle: string;
  /** What follows the lines, the filter and the merged cells. */
  readonly tail: string;
}

export interface WorkbookTemplate {
  /** Parts that are the same in every workbook with these sheets, in the order in which they are written. */
  readonly fixed: readonly (readonly [name: string, part: PackedPart])[];
  readonly sheets: readonly SheetTemplate[];
  /** `docProps/core.xml` with its {@link placeholders}. */
  readonly properties: string;
  /** A cell's `s` attribute by the name of its style. */
  readonly styleIds: Readonly<Record<StyleName, number>>;
}

export interface SheetPlan {
  readonly name: string;
  readonly kind: 'summary' | 'detail';
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
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/styles.xml',
  'xl/theme/theme1.xml',
  'docProps/app.xml',
];

const templates = new Map<string, Promise<WorkbookTemplate>>();

/**
 * The workbook that exceljs makes for these sheets, taken apart: styles, page set-up, titles and everything else but
 * the cells are its. Made once a process for each list of sheets; there are few, since only their number differs.
 */
export function workbookTemplate(plans: readonly SheetPlan[]): Promise<WorkbookTemplate> {
  const key = plans.map(({ name }) => name).join();
  const known = templates.get(key) ?? makeTemplate(plans);
  templates.set(key, known);
  return known;
}

async function makeTemplate(plans: readonly SheetPlan[]): Promise<WorkbookTemplate> {
  const parts = readParts(await authorWorkbook(plans));
  const part = (name: string): string => {
    const text = parts.get(name);
    if (text === undefined) throw new Error(`exceljs wrote no ${name}`);
    return text;
  };
  const sheets = plans.map((_, index) => part(`xl/worksheets/sheet${index + 1}.xml`));
  return {
    fixed: fixedParts.map((name) => [name, packed(withDefaultFont(part(name)))]),
    sheets: sheets.map(takeApart),
    properties: part('docProps/core.xml'),
    styleIds: readStyleIds(sheets[0]!),
  };
}

/** A line of the first sheet has a cell of each style, in their order. */
async function authorWorkbook(plans: readonly SheetPlan[]): Promise<Buffer> {
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
    const sheet = workbook.addWorksheet(name, kind === 'detail' ? detailSheet : summarySheet);
    sheet.columns = [{ width: 10 }];
    const row = sheet.addRow(['']);
    if (index === 0) {
      Object.values(styles).forEach((style, column) => (row.getCell(column + 1).style = style));
    }
    if (kind === 'detail') sheet.autoFilter = filterOver(1, 1);
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/**
 * exceljs writes the parts of its default font in an order that the schema forbids (color before sz) and gives
 * no way to choose another, so ours takes its place. Column widths are counted in this font's digits.
 */
function withDefaultFont(part: string): string {
  const { size, name } = defaultFont;
  return part.replace(
    /(<fonts[^>]*>)<font>.*?<\/font>/s,
    `$1<font><sz val="${size}"/><name val="${name}"/></font>`,
  );
}

function takeApart(sheet: string): SheetTemplate {
  const found = /^(.*)<cols>.*<\/cols>(.*<sheetData>).*<\/sheetData>(?:<autoFilter[^>]*>)?(.*)$/s.exec(sheet);
  if (!found) throw new Error('exceljs wrote a sheet of another form');
  const [, head, middle, tail] = found;
  return { head: head!, middle: middle!, tail: tail! };
}

function readStyleIds(sheet: string): Record<StyleName, number> {
  const ids = [...sheet.matchAll(/<c r="[A-Z]+1" s="(\d+)"/g)].map(([, id]) => Number(id));
  const names = Object.keys(styles) as StyleName[];
  if (ids.length !== names.length) throw new Error('exceljs wrote a line of another form');
  return Object.fromEntries(names.map((name, index) => [name, ids[index]])) as Record<StyleName, number>;
}
