import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

export interface CodeSink {
  readonly url: string;
  /** The code that was sent to an address; resolves when it has come. */
  codeFor(address: string): Promise<string>;
  close(): void;
}

/**
 * Takes any mail by SMTP and keeps nothing but the code in it. A real relay does its work on another machine, so this
 * one does as little as it can.
 */
export async function startCodeSink(): Promise<CodeSink> {
  const codes = new Map<string, PromiseWithResolvers<string>>();
  const slot = (address: string) => {
    const found = codes.get(address) ?? Promise.withResolvers<string>();
    codes.set(address, found);
    return found;
  };
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)).on('error', () => undefined));
    speak(socket, (to, mail) => {
      const code = codeIn(mail);
      if (code) slot(to).resolve(code);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codeFor: (address) => slot(address).promise,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function speak(socket: Socket, received: (to: string, mail: string) => void): void {
  let pending = '';
  let to = '';
  let inMail = false;
  const end = '\r\n.\r\n';
  const answer = (line: string) => socket.write(`${line}\r\n`);
  answer('220 sink');
  socket.setEncoding('latin1').on('data', (text: string) => {
    pending += text;
    for (;;) {
      const separator = inMail ? end : '\r\n';
      const at = pending.indexOf(separator);
      if (at < 0) return;
      const part = pending.slice(0, at);
      pending = pending.slice(at + separator.length);
      if (inMail) received(to, part);
      const command = part.slice(0, 4).toUpperCase();
      if (command === 'RCPT' && !inMail) to = /<([^>]*)>/.exec(part)?.[1] ?? '';
      inMail = !inMail && command === 'DATA';
      answer(inMail ? '354 go on' : '250 ok');
    }
  });
}

/** The six digits on a line of their own, in whichever encoding the part has. */
function codeIn(mail: string): string | undefined {
  const parts = mail.split(/^--.*$/m).map((part) => {
    const [head = '', ...body] = part.split('\r\n\r\n');
    const text = body.join('\r\n\r\n');
    return /encoding: base64/i.test(head) ? Buffer.from(text, 'base64').toString('utf8') : text;
  });
  for (const part of parts) {
    const code = /^\s*(\d{6})\s*$/m.exec(part)?.[1];
    if (code) return code;
  }
  return undefined;
}
