import { stripCell } from '../values/cells.ts';

export interface DelimitedForm {
  readonly by: string;
  readonly columns: number | undefined;
  readonly absorbAt: number | undefined;
  readonly backtick: boolean;
  readonly trailing: boolean;
}

/** Splits a line without quoting. With more cells than columns, the surplus belongs to the free text at `absorbAt`. */
export function delimitedCells(text: string, form: DelimitedForm): string[] {
  let cells = text.split(form.by);
  if (form.trailing && cells.at(-1)?.trim() === '') cells.pop();
  const { columns, absorbAt, by } = form;
  if (columns !== undefined && absorbAt !== undefined && cells.length > columns) {
    const surplus = cells.length - columns;
    const absorbed = cells.slice(absorbAt - 1, absorbAt + surplus).join(by);
    cells = [...cells.slice(0, absorbAt - 1), absorbed, ...cells.slice(absorbAt + surplus)];
  }
  for (let index = 0; index < cells.length; index++) cells[index] = stripCell(cells[index]!, form.backtick);
  return cells;
}
