/** What may be reported about an error: its kind (`RangeError`, `ENOSPC`) and the place in our code, `rendering/…:12`. */
export interface RenderFailure {
  readonly kind: string;
  readonly place: string;
}

/** Enough to find the fault; the message stays behind, because it may quote a row. */
export function describeFailure(error: unknown): RenderFailure {
  const { name, code, stack } = Object(error) as { name?: unknown; code?: unknown; stack?: unknown };
  const place = /^.*\/((?:rendering|domain)\/[\w/-]+\.ts:\d+)/m.exec(String(stack))?.[1] ?? '';
  return { kind: String(typeof code === 'string' ? code : name), place };
}
