import type { Readable } from 'node:stream';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';

/** What a route answers with; at most one of `json`, `text`, `filePath` and `stream`. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whole Set-Cookie values. */
  readonly cookies?: readonly string[];
  readonly json?: unknown;
  readonly text?: string;
  readonly filePath?: string;
  readonly stream?: () => Promise<Readable>;
}

/** Writes the reply. A stream is only opened for a request that wants its bytes. */
export async function sendReply(response: Response, reply: Reply): Promise<void> {
  response.status(reply.status).set(reply.headers ?? {});
  for (const cookie of reply.cookies ?? []) response.append('Set-Cookie', cookie);
  if (reply.json !== undefined) response.json(reply.json);
  else if (reply.text !== undefined) response.send(reply.text);
  else if (reply.filePath !== undefined) await sendFile(response, reply.filePath);
  else if (reply.stream && response.req.method !== 'HEAD') await pipeline(await reply.stream(), response);
  else response.end();
}

function sendFile(response: Response, path: string): Promise<void> {
  return new Promise((done, fail) => {
    response.sendFile(path, (error) => (error ? fail(error) : done()));
  });
}
