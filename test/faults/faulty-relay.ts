import { once } from 'node:events';
import { createServer, connect, type Server, type Socket } from 'node:net';

/** `cut`: the sink has accepted the message, and the answer to it is lost. */
export type MailFault = `${4 | 5}${string}` | 'cut';

export interface FaultyRelay {
  readonly url: string;
  /** From now on something listens; before, connections are refused. */
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Stands before a real mail server and spoils what it is asked about: each time somebody is named, `faultOf` is asked
 * what goes wrong with this mail.
 */
export function createFaultyRelay(
  { port, sinkPort }: { readonly port: number; readonly sinkPort: number },
  faultOf: (recipient: string) => MailFault | undefined,
): FaultyRelay {
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const sink = connect(sinkPort, '127.0.0.1');
    for (const socket of [client, sink]) {
      sockets.add(socket);
      socket.setEncoding('latin1');
      socket.on('error', () => undefined);
      socket.on('close', () => [client, sink].forEach((each) => (each.destroy(), sockets.delete(each))));
    }
    passOn(client, sink, faultOf);
  });
  return {
    url: `smtp://127.0.0.1:${port}`,
    async open() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}

function passOn(client: Socket, sink: Socket, faultOf: (recipient: string) => MailFault | undefined): void {
  let phase: 'commands' | 'content' | 'over' = 'commands';
  let cut = false;
  onLines(client, (line) => {
    const recipient = phase === 'commands' && /^RCPT TO:<([^>]*)>/i.exec(line)?.[1];
    const fault = recipient ? faultOf(recipient) : undefined;
    if (fault === 'cut') cut = true;
    else if (fault) return void client.write(`${fault}\r\n`, 'latin1');
    if (phase === 'commands' && /^DATA$/i.test(line)) phase = 'content';
    else if (phase === 'content' && line === '.') phase = 'over';
    sink.write(`${line}\r\n`, 'latin1');
  });
  onLines(sink, (line) => {
    const answered = phase === 'over';
    if (answered && cut) return void client.destroy();
    if (answered) phase = 'commands';
    // Who sends commands in advance would take our answer for the sink's to the one before.
    client.write(`${line.replace(/PIPELINING$/i, 'X-ONE-BY-ONE')}\r\n`, 'latin1');
  });
}

function onLines(socket: Socket, take: (line: string) => void): void {
  let pending = '';
  socket.on('data', (chunk: string) => {
    const lines = (pending + chunk).split('\r\n');
    pending = lines.pop()!;
    lines.forEach(take);
  });
}
