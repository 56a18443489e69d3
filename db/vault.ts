import { type AuditSeal, createAuditSeal } from './audit/audit-seal.ts';
import { createBlindIndex, type BlindIndex } from './blind-index.ts';
import { createFieldCipher, type FieldCipher, type FieldKey } from './field-cipher.ts';

/** Encryption, blind indexes and keyed hashes for what is stored. */
export interface Vault {
  readonly cipher: FieldCipher;
  readonly blindIndex: BlindIndex;
  readonly otpKey: Buffer;
  readonly audit: AuditSeal;
}

/** Builds the vault from the configured keys. */
export function createVault(config: {
  readonly FIELD_KEYS: readonly FieldKey[];
  readonly BLIND_INDEX_KEY: Buffer;
  readonly OTP_KEY: Buffer;
  readonly AUDIT_KEYS: readonly FieldKey[];
}): Vault {
  return {
    cipher: createFieldCipher(config.FIELD_KEYS),
    blindIndex: createBlindIndex(config.BLIND_INDEX_KEY),
    otpKey: config.OTP_KEY,
    audit: createAuditSeal(config.AUDIT_KEYS),
  };
}
