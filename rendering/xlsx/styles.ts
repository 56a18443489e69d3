import type { Alignment, Border, Borders, Font, Style } from 'exceljs';

type CellStyle = Partial<Style>;

const line: Partial<Border> = { style: 'thin', color: { argb: 'FFBFBFBF' } };
const strongLine: Partial<Border> = { style: 'thin', color: { argb: 'FF404040' } };
const box: Partial<Borders> = { top: line, left: line, bottom: line, right: line };
const totalBox: Partial<Borders> = { ...box, top: strongLine, bottom: strongLine };

/** 宋体 is on every Windows and every Mac with Office that an accountant here works on. */
export const defaultFont = { name: '宋体', size: 10 } as const satisfies Partial<Font>;

const font: Partial<Font> = defaultFont;
const bold: Partial<Font> = { ...font, bold: true };

function aligned(horizontal: NonNullable<Alignment['horizontal']>, wrapText = false): Partial<Alignment> {
  return { horizontal, vertical: 'middle', wrapText };
}

/** `@` keeps a number-like text a text when a person edits the cell. */
const asText = '@';
const asAmount = '#,##0.00';
const asCount = '#,##0';
const asDate = 'yyyy-mm-dd';
const asTime = 'hh:mm:ss';

/**
 * Every look a cell can have. Each is one object for the life of the process: exceljs recognises a style it has
 * met by identity, which spares it comparing one for each of a million cells.
 */
export const styles = {
  title: { font: { ...bold, size: 14 }, alignment: aligned('center', true), numFmt: asText },
  fact: { font, alignment: aligned('left', true), numFmt: asText },
  heading: { font: bold, alignment: aligned('left'), numFmt: asText },
  header: {
    font: bold,
    alignment: aligned('center', true),
    border: box,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F7' } },
    numFmt: asText,
  },
  text: { font, alignment: aligned('left', true), border: box, numFmt: asText },
  code: { font, alignment: aligned('center', true), border: box, numFmt: asText },
  date: { font, alignment: aligned('center'), border: box, numFmt: asDate },
  time: { font, alignment: aligned('center'), border: box, numFmt: asTime },
  amount: { font, alignment: aligned('right'), border: box, numFmt: asAmount },
  count: { font, alignment: aligned('right'), border: box, numFmt: asCount },
  totalText: { font: bold, alignment: aligned('left'), border: totalBox, numFmt: asText },
  totalAmount: { font: bold, alignment: aligned('right'), border: totalBox, numFmt: asAmount },
  totalCount: { font: bold, alignment: aligned('right'), border: totalBox, numFmt: asCount },
} as const satisfies Record<string, CellStyle>;

export type StyleName = keyof typeof styles;
