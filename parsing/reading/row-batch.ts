import type { ClearingRow } from '../../domain/clearing/clearing-row.ts';
import type { FindingCode } from '../../domain/clearing/finding.ts';
import type { Member } from '../containers/member.ts';
import type { MemberLayout } from '../profiles/profile.ts';
import type { Charset } from '../text/decode.ts';
import type { NameFacts } from './reading-context.ts';

/** A record that waits for a person; `raw` is masked. */
export interface HeldRecord {
  readonly member: string;
  readonly line: number;
  readonly byte: number;
  readonly codes: readonly FindingCode[];
  readonly raw: string;
}

export interface RowBatch {
  readonly rows: readonly ClearingRow[];
  readonly held: readonly HeldRecord[];
}

export interface MemberToRead {
  readonly member: Pick<Member, 'name' | 'kind' | 'open' | 'source'>;
  readonly layout: MemberLayout;
  readonly charset: Charset;
  readonly facts: NameFacts;
}
