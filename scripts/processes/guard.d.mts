/** Types of guard.mjs. */
export function guard(
  target: number,
  how: { readonly signal: 'HUP' | 'TERM' | 'KILL'; readonly graceSeconds: number },
): () => void;
