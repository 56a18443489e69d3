import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A reply instead of the usual one; `cut` closes the connection, `silent` says nothing. */
export type Answer = `${number} ${string}` | 'cut' | 'silent';

export interface SmtpScript {
  readonly greeting?: Answer;
  readonly mailFrom?: Answer;
  readonly rcptTo?: Answer;
  readonly data?: Answer;
  /** While the message still comes in. */
  readonly midway?: 'cut';
  /** To the final dot. */
  readonly message?: Answer;
}

export interface ScriptedSmtp extends AsyncDisposable {
  readonly url: string;
  /** How many messages came in up to their final dot. */
  readonly completed: () => number;
  /** The recipients that were named, as in `<a@b.example>`. */
  readonly recipients: readonly string[];
}

/** A server on 127.0.0.1 that speaks just enough SMTP to go wrong at a chosen point. */
export async function scriptedSmtp(script: SmtpScript): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>();
  const recipients: string[] = [];
  let completed = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, script, {
      complete: () => (completed += 1),
      name: (recipient) => recipients.push(recipient),
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    completed: () => completed,
    recipients,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Witness {
  complete(): void;
  name(recipient: string): void;
}

function converse(socket: Socket, script: SmtpScript, witness: Witness): void {
  let pending = '';
  let receiving = false;
  answer(socket, script.greeting ?? '220 scripted ESMTP');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    if (receiving && script.midway) return answer(socket, 'cut');
    pending += chunk;
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      if (receiving && line !== '.') continue;
      if (receiving) witness.complete();
      if (!receiving && line.startsWith('RCPT TO:')) witness.name(line.slice('RCPT TO:'.length));
      answer(socket, receiving ? (script.message ?? '250 2.0.0 Ok') : answerTo(line, script));
      receiving = /^DATA/i.test(line) && (script.data ?? '354').startsWith('354');
    }
  });
}

function answerTo(line: string, script: SmtpScript): Answer {
  if (/^EHLO/i.test(line)) return '250 scripted';
  if (/^MAIL FROM/i.test(line)) return script.mailFrom ?? '250 2.1.0 Ok';
  if (/^RCPT TO/i.test(line)) return script.rcptTo ?? '250 2.1.5 Ok';
  if (/^DATA/i.test(line)) return script.data ?? '354 Go on';
  return '250 2.0.0 Ok';
}

function answer(socket: Socket, what: Answer): void {
  if (what === 'silent') return;
  if (what === 'cut') socket.destroy();
  else socket.write(`${what}\r\n`);
}
