import type { Member } from '../containers/member.ts';
import type { MemberToRead } from '../reading/row-batch.ts';
import type { ReadingContext } from '../reading/reading-context.ts';
import type { Profile } from './profile.ts';
import { headOfMember, probeMember, type MemberHead, type Reason } from './probe-member.ts';

/** The members of a set in the roles of a profile. */
export interface Fit {
  readonly profile: Profile;
  readonly members: readonly (MemberToRead & { readonly role: string })[];
}

/** Why a profile does not fit: for each member, what speaks against each role. */
export interface Misfit {
  readonly profile: Profile;
  readonly reasons: readonly (Reason & { readonly member: string; readonly role: string })[];
}

export interface Match {
  readonly fits: readonly Fit[];
  readonly misfits: readonly Misfit[];
  /** What the sender says instead of a file. */
  readonly replies: readonly {
    readonly code: 'REPLY_NO_DATA' | 'REPLY_NOT_READY' | 'REPLY_ERROR';
    readonly member: string;
  }[];
}

/**
 * Tries every profile on a set. Exactly one fit is a choice; none or several are a question for a person, never a guess. Every member
 * has to play a role, and names and contents both have to agree.
 */
export async function matchProfile(
  members: readonly Member[],
  profiles: readonly Profile[],
  { clearingDate = '' }: ReadingContext = {},
): Promise<Match> {
  const heads = await Promise.all(members.map(headOfMember));
  const fits: Fit[] = [];
  const misfits: Misfit[] = [];
  for (const profile of profiles) {
    const found = await assignRoles(profile, heads, clearingDate);
    if ('members' in found) fits.push(found);
    else misfits.push(found);
  }
  return { fits, misfits, replies: heads.flatMap((head) => repliesIn(head, profiles)) };
}

async function assignRoles(
  profile: Profile,
  heads: readonly MemberHead[],
  clearingDate: string,
): Promise<Fit | Misfit> {
  const assigned: Fit['members'][number][] = [];
  const reasons: Misfit['reasons'][number][] = [];
  let unassigned = 0;
  for (const head of heads) {
    const against: Misfit['reasons'][number][] = [];
    const playable: Fit['members'][number][] = [];
    for (const [role, layout] of Object.entries(profile.members)) {
      const result = await probeMember(profile, layout, head, clearingDate);
      if ('code' in result) against.push({ ...result, member: head.member.name, role });
      else playable.push({ ...result, role });
    }
    const [only, second] = playable;
    const taken = only && only.layout.presence !== 'many' && assigned.some(({ role }) => role === only.role);
    if (only && !second && !taken) assigned.push(only);
    else {
      unassigned += 1;
      reasons.push(
        ...(against.length > 0
          ? against
          : [{ code: 'MEMBER_UNKNOWN', detail: '', member: head.member.name, role: '' } as const]),
      );
    }
  }
  const withRows = assigned.some(({ layout }) => layout.contents === 'rows');
  return unassigned === 0 && withRows ? { profile, members: inOrder(assigned) } : { profile, reasons };
}

/** By role, then by part, then by name: the order of upload says nothing. */
function inOrder(members: readonly Fit['members'][number][]): Fit['members'] {
  const roles = [...new Set(members.map(({ role }) => role))].toSorted();
  return members.toSorted(
    (one, other) =>
      roles.indexOf(one.role) - roles.indexOf(other.role) ||
      one.facts.part - other.facts.part ||
      (one.member.name < other.member.name ? -1 : 1),
  );
}

const replyBytes = 4_096;

function repliesIn({ member, bytes }: MemberHead, profiles: readonly Profile[]): Match['replies'] {
  if (bytes.length === 0 || bytes.length > replyBytes) return [];
  const text = bytes.toString('utf8');
  const found = profiles
    .flatMap(({ replies }) => replies)
    .find(({ matches }) => new RegExp(matches, 'u').test(text));
  const code = found?.code ?? (member.kind === 'xml' || member.kind === 'html' ? 'REPLY_ERROR' : undefined);
  return code ? [{ code, member: member.name }] : [];
}
