import { fileFormats } from '../../../../domain/statements/file-format.ts';
import type { Statement } from './queries/use-statements.ts';

type File = Statement['files'][number];

/** Sorts a statement's files, the most wanted format first. */
export function sortFiles(files: readonly File[]): File[] {
  return [...files].sort(
    (left, right) => fileFormats.indexOf(left.format) - fileFormats.indexOf(right.format),
  );
}
