import { expect, test } from '@jest/globals';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { createPayloadCodec } from '../../temporal/payload-codec.ts';

const first = { id: 'a', key: Buffer.alloc(32, 1) };
const second = { id: 'b', key: Buffer.alloc(32, 2) };
const payload = (value: unknown): Payload => defaultPayloadConverter.toPayload(value);

test('what is encrypted tells nothing and comes back the same', async () => {
  const codec = createPayloadCodec([first]);
  const [sealed] = await codec.encode([payload({ secret: 'canary-7f3a' })]);
  expect(Buffer.from(sealed!.data!).includes('canary')).toBe(false);
  const [opened] = await codec.decode([sealed!]);
  expect(defaultPayloadConverter.fromPayload(opened!)).toEqual({ secret: 'canary-7f3a' });
});

test('a rotated ring still opens what the old key sealed', async () => {
  const sealed = await createPayloadCodec([first]).encode([payload(1)]);
  const [opened] = await createPayloadCodec([second, first]).decode(sealed);
  expect(defaultPayloadConverter.fromPayload(opened!)).toBe(1);
  await expect(createPayloadCodec([second]).decode(sealed)).rejects.toThrow('not in the ring');
});

test('plain and altered payloads are refused', async () => {
  const codec = createPayloadCodec([first]);
  await expect(codec.decode([payload(1)])).rejects.toThrow('not encrypted');
  const [sealed] = await codec.encode([payload(1)]);
  sealed!.data![20]! ^= 1;
  await expect(codec.decode([sealed!])).rejects.toThrow();
});
