import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { METADATA_ENCODING_KEY, type Payload, type PayloadCodec, ValueError } from '@temporalio/common';
import proto from '@temporalio/proto';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;
const encoding = Buffer.from('binary/aes-256-gcm');
const ivBytes = 12;
const tagBytes = 16;

export interface PayloadKey {
  readonly id: string;
  readonly key: Buffer;
}

/** A key imported once, not for every payload. */
interface PreparedKey {
  readonly id: string;
  readonly key: KeyObject;
}

/**
 * Encrypts every payload before it leaves the process: the second lock behind the rule that no secret enters
 * Temporal at all. The first key of the ring encrypts, every key decrypts.
 *
 * @throws ValueError for a payload that is not encrypted or whose key is not in the ring.
 */
export function createPayloadCodec(keys: readonly PayloadKey[]): PayloadCodec {
  const ring = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  const current = ring[0];
  if (!current) throw new ValueError('The payload key ring is empty');
  return {
    encode: async (payloads) => payloads.map((payload) => seal(payload, current)),
    decode: async (payloads) => payloads.map((payload) => open(payload, ring)),
  };
}

function seal(payload: Payload, { id, key }: PreparedKey): Payload {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const plain = PayloadMessage.encode(payload).finish();
  const data = Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { metadata: { [METADATA_ENCODING_KEY]: encoding, 'key-id': Buffer.from(id) }, data };
}

function open(payload: Payload, ring: readonly PreparedKey[]): Payload {
  const metadata = payload.metadata ?? {};
  if (!encoding.equals(metadata[METADATA_ENCODING_KEY] ?? Buffer.alloc(0)))
    throw new ValueError('A payload is not encrypted');
  const id = Buffer.from(metadata['key-id'] ?? []).toString();
  const key = ring.find((entry) => entry.id === id)?.key;
  const data = Buffer.from(payload.data ?? []);
  if (!key || data.length < ivBytes + tagBytes)
    throw new ValueError('The key of a payload is not in the ring');
  const decipher = createDecipheriv('aes-256-gcm', key, data.subarray(0, ivBytes));
  decipher.setAuthTag(data.subarray(-tagBytes));
  const plain = Buffer.concat([decipher.update(data.subarray(ivBytes, -tagBytes)), decipher.final()]);
  return PayloadMessage.decode(plain);
}
