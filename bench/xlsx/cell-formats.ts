/** ECMA-376 § 18.8.30: formats that every reader knows by number. */
const known: Readonly<Record<string, string>> = { 4: '#,##0.00', 49: '@' };

/** The number format of each cell style of a workbook, by a cell's `s`. */
export function formatsOf(styles: string): string[] {
  const own = new Map(
    [...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'numFmtId'),
      attribute(tag, 'formatCode').replaceAll('&quot;', '"'),
    ]),
  );
  const cellStyles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return [...cellStyles.matchAll(/<xf [^>]*>/g)].map(([tag]) => {
    const id = attribute(tag, 'numFmtId');
    return own.get(id) ?? known[id] ?? id;
  });
}

/** An attribute of an XML tag, empty where it has none. */
export function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
