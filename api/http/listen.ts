import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { policy } from '../../domain/policy.ts';

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Takes nothing new, lets what is under way finish, and cuts it after `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

/** Listens; port 0 takes a free one. */
export async function listen(
  app: Express,
  { host, port }: { host: string; port: number },
): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: policy.api.keepAliveMs }, app);
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, () => done());
  });
  // While draining, a kept-alive connection ends with its answer.
  server.prependListener('request', (_request, response) => {
    if (!server.listening) response.setHeader('Connection', 'close');
  });
  const close = (graceMs = 10_000) =>
    new Promise<void>((done) => {
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      server.close(() => {
        clearTimeout(cut);
        done();
      });
      server.closeIdleConnections();
    });
  return { host, port: (server.address() as AddressInfo).port, close };
}
