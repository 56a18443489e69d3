import { createHash } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import type { SubjectType } from '../../domain/subject.ts';

/** The branch of every merchant and group in tests. */
export const qingdao = {
  code: 'QD',
  name: '青岛分公司',
  supportContacts: [{ region: '黄岛', phones: ['80983018'] }],
};

/** A hash that costs next to nothing to make and to verify. */
export function quickHash(password: string): Promise<string> {
  return hash(password, { memoryCost: 8, timeCost: 1, parallelism: 1 });
}

interface Owner {
  readonly username: string;
  readonly subjectId: number;
  readonly createdAt: Date;
  readonly id?: number;
  readonly subjectType?: SubjectType;
  readonly displayUsername?: string;
  /** Without one nobody can sign in. */
  readonly passwordHash?: string;
  readonly activationId?: string;
}

/** An active account, of a merchant unless it is a group's. */
export function accountRow({ username, ...owner }: Owner) {
  return {
    subjectType: 'merchant' as SubjectType,
    username,
    displayUsername: username,
    passwordHash: 'hash',
    state: 'ACTIVE' as const,
    locale: 'zh-CN' as const,
    activationId: username,
    ...owner,
  };
}

interface Terms {
  readonly version: string;
  readonly title: string;
  readonly body: string;
  readonly publishedAt: Date;
  readonly locale?: 'zh-CN' | 'en';
}

/** A version of the terms with its checksum, in Chinese unless it says otherwise. */
export function termsRow(terms: Terms) {
  const sha256 = createHash('sha256').update(terms.body).digest('hex');
  return { locale: 'zh-CN' as const, ...terms, sha256 };
}
