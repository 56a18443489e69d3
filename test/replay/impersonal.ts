/** A history without what tells of the machine it was recorded on: processes, and stack traces with their paths. */
export function impersonal(json: string): string {
  const told = ['identity', 'encodedAttributes', 'stackTrace'];
  return `${JSON.stringify(
    JSON.parse(json, (key, value: unknown) => (told.includes(key) ? undefined : value)),
    null,
    1,
  )}\n`;
}
