/** The class, the driver's code and where in our code it happened: enough to find it, and nothing that was typed. */
export function describeError(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as Error & { code?: unknown };
  const at = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line) && !line.includes('node_modules') && !line.includes('node:'))
    ?.trim();
  return { name: error.name, ...(typeof code === 'string' && { code }), ...(at && { at }) };
}
