import type { ContactInput } from '../../../domain/contact.ts';
import type { SubjectType } from '../../../domain/subject.ts';
import { Merchant } from '../../entities/merchant.ts';
import { MerchantGroup } from '../../entities/merchant-group.ts';
import type { Database } from '../../orm.ts';
import type { Vault } from '../../vault.ts';

/** A merchant or group on file whose identity was proved. */
export interface MatchedSubject {
  readonly subjectType: SubjectType;
  readonly subjectId: number;
  readonly subjectNo: string;
  readonly name: string;
  readonly branchCode: string;
}

export interface GroupForActivation {
  readonly subject: MatchedSubject;
  readonly initialPasswordHash: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Finds merchants and groups by what they prove. Every argument is in its canonical form. */
export function createMerchantRepository(database: Database, vault: Vault) {
  async function matchMerchant(where: {
    merchantNo: string;
    idNoIndex?: string;
    licenceNoIndex?: string;
    phoneIndex?: string;
  }): Promise<MatchedSubject | undefined> {
    const merchant = await database.em().findOne(Merchant, where);
    if (!merchant) return undefined;
    return {
      subjectType: 'merchant',
      subjectId: merchant.id,
      subjectNo: merchant.merchantNo,
      name: merchant.name,
      branchCode: merchant.branchCode,
    };
  }

  return {
    /** The merchant with just this legal representative's document and business licence. */
    matchRegistration: (proof: { merchantNo: string; idNo: string; licenceNo: string }) =>
      matchMerchant({
        merchantNo: proof.merchantNo,
        idNoIndex: vault.blindIndex('id-no', proof.idNo),
        licenceNoIndex: vault.blindIndex('licence-no', proof.licenceNo),
      }),

    /** The merchant with just this registered phone. */
    matchPhone: (proof: { merchantNo: string; phone: string }) =>
      matchMerchant({ merchantNo: proof.merchantNo, phoneIndex: vault.blindIndex('phone', proof.phone) }),

    /** Whom to tell of an activation: the merchant's registered phone, the address a group's invitation went to. */
    async contactOnFile(subjectType: SubjectType, subjectId: number): Promise<ContactInput | undefined> {
      const em = database.em();
      if (subjectType === 'group') {
        const email = (await em.findOne(MerchantGroup, subjectId))?.contactEmailCipher;
        return email ? { channel: 'email', address: vault.cipher.open(email) } : undefined;
      }
      const phone = (await em.findOne(Merchant, subjectId))?.phoneCipher;
      return phone ? { channel: 'phone', address: vault.cipher.open(phone) } : undefined;
    },

    /** The group and its initial password's hash; undefined when there is no such group or it never got a password. */
    async groupForActivation(groupNo: string): Promise<GroupForActivation | undefined> {
      const group = await database.em().findOne(MerchantGroup, { groupNo });
      if (!group?.initialPasswordHash || !group.initialPasswordExpiresAt) return undefined;
      return {
        subject: {
          subjectType: 'group',
          subjectId: group.id,
          subjectNo: group.groupNo,
          name: group.name,
          branchCode: group.branchCode,
        },
        initialPasswordHash: group.initialPasswordHash,
        expiresAt: group.initialPasswordExpiresAt,
        usedAt: group.initialPasswordUsedAt ?? null,
      };
    },
  };
}
