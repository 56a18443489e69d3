/** Which rule a stored CSV file's texts are under; a file keeps the rule it was written by. */
export type CsvRule = 1 | 2;
export const currentCsvRule: CsvRule = 2;

/** Excel takes full-width signs for formulas too, and looks past leading blanks. */
const needsGuard = /^(?:'|\s*[=+\-@＝＋－＠])/;

/** Files of rule 1 guarded no leading blanks and no apostrophe of the text itself. */
const guardOfRule1 = /^'(?=[=+\-@＝＋－＠])/;

/** A text that no spreadsheet takes for a formula (OWASP, CSV injection); {@link unguardedText} undoes it exactly. */
export function guardedText(text: string): string {
  return needsGuard.test(text) ? `'${text}` : text;
}

/** The text that was guarded by a file's own rule. */
export function unguardedText(field: string, rule: CsvRule): string {
  return field.replace(rule === 1 ? guardOfRule1 : /^'/, '');
}
