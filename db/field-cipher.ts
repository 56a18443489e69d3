import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Encrypts single fields. `open` reads what any key of the ring sealed; `seal` uses the first. */
export interface FieldCipher {
  seal(text: string): string;
  open(sealed: string): string;
  /** How a field begins that was sealed with the current key. */
  readonly prefix: string;
}

export interface FieldKey {
  readonly id: string;
  readonly key: Buffer;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). A sealed field reads
 * `v1.keyId.base64url(nonce | tag | ciphertext)`; version and key id are authenticated with it.
 *
 * `open` throws when the text isn't a sealed field, its key is not in the ring, or a bit of it has changed.
 */
export function createFieldCipher(keys: readonly FieldKey[]): FieldCipher {
  const [sealing] = keys;
  if (!sealing) throw new Error('The ring of field keys is empty');
  const ring = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    prefix: `v1.${sealing.id}.`,
    seal: (text) => sealWith(sealing, text),
    open: (sealed) => {
      const [version, keyId = '', encoded = ''] = sealed.split('.');
      const key = ring.get(keyId);
      if (version !== 'v1' || !key)
        throw new Error('A sealed field cannot be opened: its key is not in the ring');
      return openWith({ id: keyId, key }, Buffer.from(encoded, 'base64url'));
    },
  };
}

function sealWith({ id, key }: FieldKey, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(`v1.${id}`));
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return `v1.${id}.${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
}

function openWith({ id, key }: FieldKey, sealed: Buffer): string {
  const tag = sealed.subarray(ivBytes, ivBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAAD(Buffer.from(`v1.${id}`)).setAuthTag(tag);
  return decipher.update(sealed.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
}
