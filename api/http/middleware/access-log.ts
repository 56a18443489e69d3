import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line for each request. The route's pattern stands for the address, which holds ids and what was searched for. */
export function accessLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const { requestId, route = 'unmatched' } = response.locals;
      const ms = Math.round(performance.now() - startedAt);
      const cut = response.writableFinished ? {} : { cut: true };
      log.info(
        { requestId, method: request.method, route, status: response.statusCode, ms, ...cut },
        'request',
      );
    });
    next();
  };
}
