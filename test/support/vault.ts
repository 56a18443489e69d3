import { createVault } from '../../db/vault.ts';

const key = (fill: number) => Buffer.alloc(32, fill);

/** The vault of tests: what is sealed anywhere in a test can be opened anywhere in it. */
export const vault = createVault({
  FIELD_KEYS: [{ id: 'test', key: key(1) }],
  BLIND_INDEX_KEY: key(2),
  OTP_KEY: key(3),
  AUDIT_KEYS: [{ id: 'test', key: key(5) }],
});
