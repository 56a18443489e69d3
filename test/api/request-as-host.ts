import { request } from 'node:http';

interface Sent {
  readonly host: string;
  readonly path?: string;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the api by another name than its address, which `fetch` does not let one do. */
export function requestAsHost(url: string, { host, path = '/', json, headers }: Sent): Promise<Response> {
  return new Promise((done, fail) => {
    const method = json === undefined ? 'GET' : 'POST';
    const type = json === undefined ? {} : { 'Content-Type': 'application/json' };
    const asking = request(url + path, { method, headers: { ...type, ...headers, Host: host } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const pairs = Object.entries(answer.headersDistinct).flatMap(([name, values]) =>
          (values ?? []).map((value): [string, string] => [name, value]),
        );
        done(new Response(Buffer.concat(chunks), { status: answer.statusCode ?? 0, headers: pairs }));
      });
    });
    asking.once('error', fail).end(json === undefined ? undefined : JSON.stringify(json));
  });
}
