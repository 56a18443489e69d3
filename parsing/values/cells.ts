/** Blanks, and the characters without width that exports put at the ends of cells. */
const edges = /^[\s\ufeff\u200b]+|[\s\ufeff\u200b]+$/g;
const backtick = 0x60;

/** Takes off what exports wrap cells in: blanks, TABs, `="…"` (never a formula) and, where the profile says so, a backtick. */
export function stripCell(cell: string, withBacktick: boolean): string {
  if (isPlain(cell, withBacktick)) return cell;
  let text = cell.replace(edges, '');
  if (withBacktick && text.charCodeAt(0) === backtick) text = text.slice(1).replace(edges, '');
  const formula = /^="([^"]*)"$/.exec(text);
  return formula ? formula[1]!.replace(edges, '') : text;
}

function isPlain(cell: string, withBacktick: boolean): boolean {
  if (cell.length === 0) return true;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  // Above 0x20 and below 0x7f, but no `=` and no backtick; or a Chinese character.
  const plain = (code: number) => (code > 0x20 && code < 0x7f) || (code >= 0x4e00 && code <= 0x9fff);
  return plain(first) && plain(last) && first !== 0x3d && !(withBacktick && first === backtick);
}
