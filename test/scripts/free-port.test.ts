import { expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { freePorts, isPortFree } from '../../scripts/servers/free-port.ts';
import { chooseFixedPorts } from '../../scripts/stack/ports.ts';

test('free ports are different and free', async () => {
  const ports = await freePorts(5);

  expect(new Set(ports).size).toBe(5);
  expect(await isPortFree(ports[0]!)).toBe(true);
});

test('a taken fixed port is named with the variable that changes it', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };

  const choice = chooseFixedPorts({ API_PORT: String(port) }, ['api']);

  await expect(choice).rejects.toThrow(new RegExp(`port ${port} for the portal .* set API_PORT`));
  holder.close();
});

test('a port that no server of ours needs may be taken', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };

  const ports = await chooseFixedPorts({ TEMPORAL_PORT: String(port) }, []);

  expect(ports.temporal).toBe(port);
  holder.close();
});
