import type { Member } from '../containers/member.ts';
import { zipEntries } from '../containers/zip-entries.ts';
import { ParsingRefusal } from '../refusal.ts';
import { readDateStyles } from './date-styles.ts';
import { SheetCells } from './sheet-cells.ts';
import type { SheetRow } from './sheet-row.ts';
import { entryOf, readSharedStrings, readWorkbook } from './workbook-parts.ts';
import { readXml } from './read-xml.ts';

/**
 * The rows of one sheet, streamed; rows without a value are left out. The shared texts are read first, since the parts of a zip
 * are in any order.
 *
 * @param sheet its name; without one, the first.
 * @throws ParsingRefusal WORKBOOK_DAMAGED, WORKBOOK_TOO_LARGE, SHEET_MISSING
 */
export async function* sheetRows(
  member: Pick<Member, 'name' | 'source'>,
  sheet: string | undefined,
): AsyncGenerator<readonly SheetRow[]> {
  const { name, source } = member;
  if (!source) throw new ParsingRefusal('WORKBOOK_DAMAGED', name);
  const entries = new Map((await zipEntries(source)).map((entry) => [entry.name, entry]));
  const { sheets, from1904 } = await readWorkbook(entries, name);
  const chosen = sheet === undefined ? sheets[0] : sheets.find((candidate) => candidate.name === sheet);
  if (!chosen) throw new ParsingRefusal('SHEET_MISSING', name, sheet ?? '');
  const texts = await readSharedStrings(entries, name);
  const dates = await readDateStyles(entries, name);
  const cells = new SheetCells({ texts, dates, from1904 });
  const chunks = readXml(entryOf(entries, chosen.path, name).open(), name, cells);
  try {
    while (!(await chunks.next()).done) {
      const rows = cells.take();
      if (rows.length > 0) yield rows;
    }
  } finally {
    await chunks.return(undefined);
  }
}
