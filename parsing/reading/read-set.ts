import {
  compareTotals,
  type ControlTotal,
  type Sums,
  type TotalName,
} from '../../domain/clearing/control-total.ts';
import type { Findings } from '../../domain/clearing/finding.ts';
import type { Fit } from '../profiles/match-profile.ts';
import { ParsingRefusal } from '../refusal.ts';
import { Doubles } from './doubles.ts';
import { FindingList } from './finding-list.ts';
import { MemberReader } from './member-reader.ts';
import type { RowBatch } from './row-batch.ts';
import type { ReadingContext } from './reading-context.ts';
import { addSums } from './tally.ts';

export interface SetReport {
  readonly findings: Findings;
  /** Whether a finding refuses the set. */
  readonly refused: boolean;
  /** By the member that states them, and by the set's totals member. */
  readonly totals: readonly { readonly member: string; readonly totals: readonly ControlTotal[] }[];
  /** Records, those that are held included, with the money that could be read. */
  readonly counted: Sums;
  readonly rows: number;
  readonly held: number;
}

/**
 * Reads a set by its profile: batches of rows and held records while it goes, the report at the end. Memory does not grow with the
 * set, but for 12 bytes a row of the search for doubles. A refusal ends the rows early and is in the report.
 */
export async function* readSet(
  { profile, members }: Fit,
  { clearingDate = '' }: ReadingContext = {},
): AsyncGenerator<RowBatch, SetReport> {
  const findings = new FindingList();
  const sinks = { findings, doubles: new Doubles() };
  const readers = members.map((toRead) => ({
    toRead,
    reader: new MemberReader(profile, toRead, clearingDate, sinks),
  }));
  let rows = 0;
  let held = 0;
  const totals: { member: string; totals: readonly ControlTotal[] }[] = [];
  for (const role of missingRoles({ profile, members })) {
    findings.add('MEMBER_MISSING', { member: role, line: 0, byte: 0 });
  }
  for (const { toRead, reader } of readers) {
    try {
      for await (const batch of reader.read()) {
        rows += batch.rows.length;
        held += batch.held.length;
        yield batch;
      }
      if (toRead.layout.contents === 'rows')
        totals.push({ member: toRead.member.name, totals: reader.finish() });
    } catch (error) {
      if (!(error instanceof ParsingRefusal)) throw error;
      findings.add(error.code, error, { raw: error.detail });
    }
  }
  const rowReaders = readers.filter(({ toRead }) => toRead.layout.contents === 'rows');
  const counted = addSums(rowReaders.map(({ reader }) => reader.tally.sums));
  for (const { toRead, reader } of readers.filter(({ toRead }) => toRead.layout.contents === 'totals')) {
    totals.push({
      member: toRead.member.name,
      totals: compareSet(reader, toRead.member.name, counted, findings),
    });
  }
  return { findings, refused: findings.refused, totals, counted, rows, held };
}

function compareSet(
  reader: MemberReader,
  member: string,
  counted: Sums,
  findings: FindingList,
): ControlTotal[] {
  const { totals, provisional, line, byte } = reader.outline.stated;
  const compared = compareTotals(totals, counted, provisional);
  for (const { state, name, stated, counted: found } of compared) {
    const column: TotalName = name;
    if (state === 'mismatched') {
      findings.add('TOTAL_DISAGREES', { member, line, byte }, { column, raw: `${stated} ≠ ${found}` });
    }
  }
  return compared;
}

function missingRoles({ profile, members }: Fit): string[] {
  return Object.entries(profile.members)
    .filter(
      ([role, { presence }]) => presence !== 'optional' && !members.some((member) => member.role === role),
    )
    .map(([role]) => role);
}
