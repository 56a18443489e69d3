import type { ZipEntry } from '../containers/zip-entries.ts';
import { readWholeXml } from './read-xml.ts';

/** Number formats of dates and times that need no definition (ECMA-376, 18.8.30), those of Chinese Excel among them. */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Which cell styles (by index) show a number as a date or time. */
export async function readDateStyles(
  entries: ReadonlyMap<string, ZipEntry>,
  member: string,
): Promise<boolean[]> {
  const entry = entries.get('xl/styles.xml');
  const styles: boolean[] = [];
  if (!entry) return styles;
  const custom = new Map<number, boolean>();
  let inCells = false;
  await readWholeXml(entry.open(), member, {
    open(name, attributes) {
      if (name === 'numFmt')
        custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(custom.get(id) ?? builtIn(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** A format with a letter of date or time outside of quotes, escapes and brackets (`[h]` is a time). */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General/gi, '');
  return /[ymdhs]/i.test(bare);
}

const msPerDay = 86_400_000;
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) };

/** Excel's serial day as `yyyy-MM-dd HH:mm:ss`, to the second; a time alone as `HH:mm:ss`. */
export function serialMoment(serial: number, from1904: boolean): string {
  const seconds = Math.round(serial * 86_400);
  const iso = new Date(seconds * 1_000 + (from1904 ? epochs[1904] : epochs[1900])).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return Math.abs(seconds * 1_000) % msPerDay === 0
    ? iso.slice(0, 10)
    : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
