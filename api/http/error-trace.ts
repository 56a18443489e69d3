interface ErrorTrace {
  readonly name: string;
  readonly code?: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorTrace;
}

/**
 * An error for the log, without its message: a database driver's quotes the values of the statement, and those
 * were typed by a person.
 */
export function errorTrace(error: unknown, depth = 0): ErrorTrace {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    stack: frames.slice(0, 12).map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 4 ? { cause: errorTrace(error.cause, depth + 1) } : {}),
  };
}
