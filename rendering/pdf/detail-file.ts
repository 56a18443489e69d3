/** The file that holds every row: a PDF names it, and points to it where it has the summary only. */
export interface DetailFile {
  readonly fileName: string;
  readonly sha256: string;
}
