import type { ZipEntry } from '../containers/zip-entries.ts';
import { policy } from '../../domain/policy.ts';
import { ParsingRefusal } from '../refusal.ts';
import { readWholeXml } from './read-xml.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly path: string;
}

export interface WorkbookOutline {
  readonly sheets: readonly WorkbookSheet[];
  /** Days count from 1904 (workbooks of the old Mac Excel). */
  readonly from1904: boolean;
}

/** The sheets of a workbook in their order, and its calendar. @throws ParsingRefusal */
export async function readWorkbook(
  entries: ReadonlyMap<string, ZipEntry>,
  member: string,
): Promise<WorkbookOutline> {
  const targets = await relations(entries, member);
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  await readWholeXml(entryOf(entries, 'xl/workbook.xml', member).open(), member, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const path = targets.get(id);
      if (path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  if (sheets.length > policy.clearingFile.sheets) {
    throw new ParsingRefusal('WORKBOOK_TOO_LARGE', member, `more than ${policy.clearingFile.sheets} sheets`);
  }
  return { sheets, from1904 };
}

async function relations(
  entries: ReadonlyMap<string, ZipEntry>,
  member: string,
): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readWholeXml(entryOf(entries, 'xl/_rels/workbook.xml.rels', member).open(), member, {
    open(name, { Id: id, Target: target }) {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return targets;
}

/** @throws ParsingRefusal WORKBOOK_DAMAGED */
export function entryOf(entries: ReadonlyMap<string, ZipEntry>, path: string, member: string): ZipEntry {
  const entry = entries.get(path);
  if (!entry) throw new ParsingRefusal('WORKBOOK_DAMAGED', member, `no ${path}`);
  return entry;
}

/** The texts that cells refer to. All are held, up to a cap; phonetic guides are left out. */
export async function readSharedStrings(
  entries: ReadonlyMap<string, ZipEntry>,
  member: string,
): Promise<string[]> {
  const entry = entries.get('xl/sharedStrings.xml');
  if (!entry) return [];
  const { sharedStringBytes } = policy.clearingFile;
  if (entry.size > sharedStringBytes) {
    throw new ParsingRefusal('WORKBOOK_TOO_LARGE', member, `more than ${sharedStringBytes} bytes of texts`);
  }
  const texts: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = false;
  await readWholeXml(entry.open(), member, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    text(part) {
      if (inText) text += part;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') texts.push(text);
    },
  });
  return texts;
}
