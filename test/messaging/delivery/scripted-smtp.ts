import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A reply instead of the usual one; `cut` closes the connection, `silent` says nothing. */
export type Answer = `${number} ${string}` | 'cut' | 'silent';

/** What goes otherwise than usual; may be changed while the server runs. */
export interface SmtpScript {
  greeting?: Answer;
  /** What it offers, such as `SIZE 1000`. */
  extensions?: readonly string[];
  /** To a sign-in, which is offered then. */
  auth?: Answer;
  mailFrom?: Answer;
  /** The same to all, or by recipient, as in `<a@b.example>`. */
  rcptTo?: Answer | ((recipient: string) => Answer | undefined);
  data?: Answer;
  /** While the message still comes in. */
  midway?: 'cut';
  /** To the final dot. */
  message?: Answer;
  /** How long it thinks before it answers the final dot, ms. */
  thinksMs?: number;
}

export interface ReceivedMail {
  readonly messageId: string;
  readonly recipient: string;
  /** When its final dot was answered, ms since 1970. */
  readonly at: number;
}

export interface ScriptedSmtp extends AsyncDisposable {
  readonly url: string;
  /** How many messages came in up to their final dot. */
  readonly completed: () => number;
  /** The recipients that were named, as in `<a@b.example>`. */
  readonly recipients: readonly string[];
  /** The MAIL commands, as they came. */
  readonly senders: readonly string[];
  /** What it has or may have accepted: all whose final dot was not refused. */
  readonly accepted: readonly ReceivedMail[];
  /** Ends every connection, whatever it waits for. */
  hangUp(): void;
}

/**
 * A server on 127.0.0.1 that speaks just enough SMTP to go wrong at a chosen point.
 *
 * @param port of one that was closed before, for a relay that comes back.
 */
export async function scriptedSmtp(script: SmtpScript, port = 0): Promise<ScriptedSmtp> {
  const sockets = new Set<Socket>();
  const recipients: string[] = [];
  const senders: string[] = [];
  const accepted: ReceivedMail[] = [];
  let completed = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, script, {
      complete: () => (completed += 1),
      name: (recipient) => recipients.push(recipient),
      begin: (sender) => senders.push(sender),
      accept: (mail) => accepted.push(mail),
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    completed: () => completed,
    recipients,
    senders,
    accepted,
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
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
  begin(sender: string): void;
  accept(mail: ReceivedMail): void;
}

function converse(socket: Socket, script: SmtpScript, witness: Witness): void {
  let pending = '';
  let receiving = false;
  let recipient = '';
  let messageId = '';

  function finish(): void {
    witness.complete();
    const final = script.message ?? '250 2.0.0 Ok';
    const mail = { messageId, recipient };
    setTimeout(() => {
      if (!/^[45]/.test(final)) witness.accept({ ...mail, at: Date.now() });
      answer(socket, final);
    }, script.thinksMs ?? 0);
  }

  function read(line: string): void {
    if (receiving && line !== '.') {
      messageId = /^Message-ID: <(.*)>$/i.exec(line)?.[1] ?? messageId;
      return;
    }
    if (receiving) {
      receiving = false;
      return finish();
    }
    if (line.startsWith('MAIL FROM:')) witness.begin(line);
    if (line.startsWith('RCPT TO:')) {
      recipient = line.slice('RCPT TO:'.length);
      witness.name(recipient);
    }
    answer(socket, answerTo(line, script));
    receiving = /^DATA/i.test(line) && (script.data ?? '354').startsWith('354');
  }

  answer(socket, script.greeting ?? '220 scripted ESMTP');
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    if (receiving && script.midway) return answer(socket, 'cut');
    pending += chunk;
    for (let end = pending.indexOf('\r\n'); end >= 0; end = pending.indexOf('\r\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 2);
      read(line);
    }
  });
}

function answerTo(line: string, script: SmtpScript): Answer {
  if (/^EHLO/i.test(line)) return ehloAnswer(script);
  if (/^AUTH/i.test(line)) return script.auth ?? '502 no';
  if (/^MAIL FROM/i.test(line)) return script.mailFrom ?? '250 2.1.0 Ok';
  if (/^RCPT TO/i.test(line)) return rcptAnswer(line.slice('RCPT TO:'.length), script) ?? '250 2.1.5 Ok';
  if (/^DATA/i.test(line)) return script.data ?? '354 Go on';
  return '250 2.0.0 Ok';
}

function ehloAnswer({ auth, extensions = [] }: SmtpScript): Answer {
  const lines = ['scripted', ...extensions, ...(auth ? ['AUTH PLAIN'] : [])];
  const last = lines.length - 1;
  return lines.map((line, index) => `250${index === last ? ' ' : '-'}${line}`).join('\r\n') as Answer;
}

function rcptAnswer(recipient: string, { rcptTo }: SmtpScript): Answer | undefined {
  return typeof rcptTo === 'function' ? rcptTo(recipient) : rcptTo;
}

function answer(socket: Socket, what: Answer): void {
  if (what === 'silent') return;
  if (what === 'cut') socket.destroy();
  else socket.write(`${what}\r\n`);
}
