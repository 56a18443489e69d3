const repeatMs = 500;

/**
 * A signal that is aborted when this process is asked to end: Ctrl-C, SIGTERM, a closed terminal, or the death
 * of the bootstrap that started it. Asking again ends the process, and all its children with it, at once.
 */
export function stopRequest(): AbortSignal {
  const controller = new AbortController();
  let askedAt = 0;
  const ask = (reason: string) => () => {
    // One Ctrl-C arrives several times: from the terminal, and passed on by npm and the bootstrap.
    if (askedAt > 0 && Date.now() - askedAt > repeatMs) process.exit(130);
    askedAt ||= Date.now();
    controller.abort(new Error(`stopped by ${reason}`));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask(signal));
  process.once('disconnect', ask('the end of what started it'));
  process.channel?.unref();
  return controller.signal;
}
