/** Whether a text may name who delivers clearing files: 2 to 32 small letters, digits and hyphens. */
export function isClearingSource(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]{1,31}$/.test(text);
}
