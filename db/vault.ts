import { type AuditSeal, createAuditSeal } from './audit/audit-seal.ts';
import { createBlindIndex, type BlindIndex } from './blind-index.ts';
import { createFieldCipher, type FieldCipher, type FieldKey } from './field-cipher.ts';

/** All that turns secrets into what may be stored. */
export interface Vault {
  readonly cipher: FieldCipher;
  readonly blindIndex: BlindIndex;
  readonly otpKey: Buffer;
  readonly audit: AuditSeal;
}

/** Takes the keys of the configuration. */
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
