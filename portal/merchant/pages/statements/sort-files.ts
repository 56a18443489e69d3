import type { Statement } from './queries/use-statements.ts';

type File = Statement['files'][number];

const order: readonly File['format'][] = ['xlsx', 'pdf', 'csv'];

/** Sorts a statement's files, the most wanted format first. */
export function sortFiles(files: readonly File[]): File[] {
  return files.toSorted((left, right) => order.indexOf(left.format) - order.indexOf(right.format));
}
