import type { FindingCode } from '../../domain/clearing/finding.ts';
import type { Member } from '../containers/member.ts';
import { Doubles } from '../reading/doubles.ts';
import { FindingList } from '../reading/finding-list.ts';
import { MemberReader } from '../reading/member-reader.ts';
import type { MemberToRead } from '../reading/row-batch.ts';
import { factsOfName } from '../reading/reading-context.ts';
import { ParsingRefusal } from '../refusal.ts';
import { charsetOf, type Charset } from '../text/decode.ts';
import type { MemberLayout, Profile } from './profile.ts';

/** Why a member does not play a role. */
export interface Reason {
  readonly code: FindingCode | 'NAME_DIFFERS' | 'KIND_DIFFERS' | 'NOT_EFFECTIVE' | 'CONTENT_DIFFERS';
  /** Names what was expected; never file content. */
  readonly detail: string;
}

export interface MemberHead {
  readonly member: Member;
  /** The first whole lines of a text. */
  readonly bytes: Buffer;
}

const probedBytes = 64 * 1024;
const probedRows = 200;

/** The beginning of a member, to try profiles on. */
export async function headOfMember(member: Member): Promise<MemberHead> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of member.kind === 'xlsx' || member.kind === 'biff' ? [] : member.open()) {
    parts.push(part);
    size += part.length;
    if (size >= probedBytes) break;
  }
  const bytes = Buffer.concat(parts);
  return {
    member,
    bytes: size < probedBytes ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || bytes.length),
  };
}

/** Tries a member in a role, by its kind, its name and its first records. */
export async function probeMember(
  profile: Profile,
  layout: MemberLayout,
  { member, bytes }: MemberHead,
  clearingDate: string,
): Promise<MemberToRead | Reason> {
  const sheet = member.kind === 'xlsx' || member.kind === 'biff';
  if (sheet !== (layout.form.kind === 'sheet'))
    return { code: 'KIND_DIFFERS', detail: `${member.kind}, not ${layout.form.kind}` };
  const facts = factsOfName(member.name, layout.name) ?? factsOfName(member.container, layout.name);
  if (!facts) return { code: 'NAME_DIFFERS', detail: layout.name! };
  const { from = '', to = '9999' } = profile.effective;
  const day = facts.clearingDate ?? clearingDate;
  if (day !== '' && (day < from || day > to)) return { code: 'NOT_EFFECTIVE', detail: `${from} – ${to}` };
  const charset = sheet ? 'utf-8' : charsetFor(layout, bytes);
  if (!charset)
    return { code: 'TEXT_UNDECODABLE', detail: 'charset' in layout.form ? layout.form.charset : '' };
  const toRead: MemberToRead = { member, layout, charset, facts };
  const head = sheet ? member : { name: member.name, kind: member.kind, open: () => oneChunk(bytes) };
  const reason = await tryRecords(profile, { ...toRead, member: head }, clearingDate);
  return reason ?? toRead;
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
}

function charsetFor({ form }: MemberLayout, bytes: Buffer): Charset | undefined {
  if (!('charset' in form)) return undefined;
  // A member with a spoiled line fits as well; the line is found when it is read.
  return form.charset === 'either' ? (charsetOf(bytes) ?? 'gb18030') : form.charset;
}

async function tryRecords(
  profile: Profile,
  head: MemberToRead,
  clearingDate: string,
): Promise<Reason | undefined> {
  const findings = new FindingList();
  const reader = new MemberReader(profile, head, clearingDate, { findings, doubles: new Doubles() });
  try {
    const batches = reader.read();
    while (reader.tally.count < probedRows && !(await batches.next()).done);
    await batches.return(undefined);
  } catch (error) {
    if (error instanceof ParsingRefusal) return { code: error.code, detail: error.detail };
    throw error;
  }
  return judge(head.layout, reader, findings);
}

const shapeCodes = [
  'RECORD_LENGTH',
  'RECORD_COLUMNS',
  'SEPARATOR_MISSING',
  'TEXT_UNDECODABLE',
  'LAST_LINE_CUT',
] as const;

function judge(layout: MemberLayout, reader: MemberReader, findings: FindingList): Reason | undefined {
  const { outline, tally, good } = reader;
  if (outline.stated.notReady) return undefined;
  if (layout.header && !outline.header)
    return { code: 'HEADER_MISSING', detail: layout.header.find.join(', ') };
  if (outline.missing.includes('header')) return { code: 'HEADER_MISSING', detail: '' };
  if (layout.contents === 'totals') {
    return outline.stated.totals.size > 0 ? undefined : { code: 'CONTENT_DIFFERS', detail: '' };
  }
  const known = layout.header !== undefined || outline.stated.seen.size > 0;
  if (tally.count === 0) return known ? undefined : { code: 'CONTENT_DIFFERS', detail: '' };
  const misshapen = shapeCodes.reduce((count, code) => count + (findings.counts[code] ?? 0), 0);
  const spoiled = layout.contents !== 'rows' ? misshapen : tally.count - good;
  if (spoiled * 2 <= tally.count) return undefined;
  const [code = 'CONTENT_DIFFERS', count = 0] =
    Object.entries(findings.counts).toSorted(([, one], [, other]) => other - one)[0] ?? [];
  return { code: code as FindingCode, detail: `${count} / ${tally.count}` };
}
