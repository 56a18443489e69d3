import type { BlindIndexKind } from '../blind-index.ts';

/** A column that holds sealed text, and the blind index that is made of the same text. */
export interface SealedColumn {
  readonly entity: string;
  readonly property: string;
  readonly index?: {
    readonly property: string;
    /** A kind of its own, or the property of the row that names it. */
    readonly kind: BlindIndexKind | { readonly property: string };
  };
}

const byChannel = { property: 'addressIndex', kind: { property: 'channel' } } as const;

/**
 * Every column that is sealed with a key of the ring. Rotation knows these and no others: a column that is missing
 * here can't be read any more once its old key is gone, so a test compares the list with the entities.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { entity: 'Merchant', property: 'idNoCipher', index: { property: 'idNoIndex', kind: 'id-no' } },
  {
    entity: 'Merchant',
    property: 'licenceNoCipher',
    index: { property: 'licenceNoIndex', kind: 'licence-no' },
  },
  { entity: 'Merchant', property: 'phoneCipher', index: { property: 'phoneIndex', kind: 'phone' } },
  { entity: 'ContactBinding', property: 'addressCipher', index: byChannel },
  { entity: 'OtpChallenge', property: 'addressCipher', index: byChannel },
  { entity: 'OutboxMessage', property: 'addressCipher' },
  { entity: 'OutboxMessage', property: 'secretCipher' },
  { entity: 'SealedInput', property: 'sealed' },
  { entity: 'ClearingUpload', property: 'keyCipher' },
  { entity: 'CaptchaChallenge', property: 'answerCipher' },
  { entity: 'MerchantGroup', property: 'contactEmailCipher' },
  { entity: 'Operator', property: 'totpCipher' },
  { entity: 'SecondFactor', property: 'secretCipher' },
];
