import type { LegacyGroupPassword } from '../../../db/repositories/activation/legacy-group-passwords.ts';
import { canonicalGroupNo } from '../../../domain/canonical.ts';
import type { ErrorCode } from '../../../domain/errors.ts';
import { policy } from '../../../domain/policy.ts';

export interface RefusedLine {
  readonly line: number;
  readonly code: ErrorCode | 'LINE_FORMAT' | 'HASH_FORMAT' | 'GROUP_REPEATED' | 'NO_LINES';
}

const { memoryCost, timeCost, parallelism } = policy.argon2;
/** PHC form; a salt of 16 bytes or more and a digest of 32. Other work would tell such groups apart by time. */
const hashForm = new RegExp(
  `^\\$argon2id\\$v=19\\$m=${memoryCost},t=${timeCost},p=${parallelism}\\$[A-Za-z0-9+/]{22,64}\\$[A-Za-z0-9+/]{43}$`,
);

/**
 * Reads `groupNo,hash` lines; empty ones are passed over. The hash has commas of its own, so that the first one parts
 * them. What a line says is not repeated, only its number.
 */
export function readLegacyPasswords(text: string): {
  readonly passwords: readonly LegacyGroupPassword[];
  readonly refused: readonly RefusedLine[];
} {
  const passwords: LegacyGroupPassword[] = [];
  const refused: RefusedLine[] = [];
  const seen = new Set<string>();
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (content.trim() === '') continue;
    const line = index + 1;
    const read = readLine(content);
    if (typeof read === 'string') refused.push({ line, code: read });
    else if (seen.has(read.groupNo)) refused.push({ line, code: 'GROUP_REPEATED' });
    else passwords.push({ line, ...read });
    if (typeof read !== 'string') seen.add(read.groupNo);
  }
  if (passwords.length + refused.length === 0) refused.push({ line: 1, code: 'NO_LINES' });
  return { passwords, refused };
}

function readLine(content: string): RefusedLine['code'] | Omit<LegacyGroupPassword, 'line'> {
  const [, typedNo, typedHash] = /^([^,]+),(.+)$/.exec(content) ?? [];
  if (typedNo === undefined || typedHash === undefined) return 'LINE_FORMAT';
  const passwordHash = typedHash.trim().replace(/^"(.*)"$/, '$1');
  if (!hashForm.test(passwordHash)) return 'HASH_FORMAT';
  try {
    return { groupNo: canonicalGroupNo(typedNo), passwordHash };
  } catch {
    return 'GROUP_NO_FORMAT';
  }
}
