import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface SmtpGate {
  readonly url: string;
  /** Where mail goes on to; nowhere until it is set, and while the relay is down. */
  target: string | undefined;
  down: boolean;
  close(): void;
}

/** Stands before the mail sink, so that a test can take the relay away and give it back. */
export async function openSmtpGate(): Promise<SmtpGate> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
    return socket;
  };
  const server = createServer((client) => {
    keep(client);
    if (gate.down || !gate.target) return void client.destroy();
    const { hostname, port } = new URL(gate.target);
    const relay = keep(connect(Number(port), hostname));
    client.pipe(relay).pipe(client);
    client.once('close', () => relay.destroy());
    relay.once('close', () => client.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const gate: SmtpGate = { url, target: undefined, down: false, close };
  return gate;
}
