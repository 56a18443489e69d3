/** Does the work again and again, never twice at once. The work may not reject. Returns how to stop. */
export function repeat(everyMs: number, work: () => Promise<void>): () => void {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= work().then(() => (running = undefined));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
