import type { ClearingRow } from '../../../domain/clearing/clearing-row.ts';
import { sourceOfBytes } from '../../../parsing/byte-source.ts';
import { unpack } from '../../../parsing/containers/unpack.ts';
import { matchProfile, type Fit, type Match } from '../../../parsing/profiles/match-profile.ts';
import { profiles } from '../../../parsing/profiles/declared/profiles.ts';
import type { HeldRecord } from '../../../parsing/reading/row-batch.ts';
import { readSet, type SetReport } from '../../../parsing/reading/read-set.ts';
import type { ReadingContext } from '../../../parsing/reading/reading-context.ts';
import type { Profile } from '../../../parsing/profiles/profile.ts';
import type { WrittenFile } from './ledger.ts';

export interface ReadFiles {
  readonly profile: Profile;
  readonly rows: readonly ClearingRow[];
  readonly held: readonly HeldRecord[];
  readonly report: SetReport;
}

/** Unpacks files and tries every profile on them. */
export async function matchFiles(files: readonly WrittenFile[], context?: ReadingContext): Promise<Match> {
  const members = await Promise.all(files.map(({ name, bytes }) => unpack(sourceOfBytes(name, bytes))));
  return matchProfile(members.flat(), profiles, context);
}

/** Reads files by the one profile that fits. @throws Error when none or several do */
export async function readFiles(files: readonly WrittenFile[], context?: ReadingContext): Promise<ReadFiles> {
  const { fits, misfits } = await matchFiles(files, context);
  if (fits.length !== 1) {
    const reasons = misfits.flatMap(({ profile, reasons: all }) =>
      all.map((reason) => `${profile.id}@${profile.version} ${reason.role}: ${reason.code} ${reason.detail}`),
    );
    throw new Error(
      `${fits.map(({ profile }) => profile.id).join(', ') || 'no profile'} fits\n${reasons.join('\n')}`,
    );
  }
  return readFit(fits[0]!, context);
}

/** Reads a set to the end. */
export async function readFit(fit: Fit, context?: ReadingContext): Promise<ReadFiles> {
  const rows: ClearingRow[] = [];
  const held: HeldRecord[] = [];
  const reading = readSet(fit, context);
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return { profile: fit.profile, rows, held, report: value };
    rows.push(...value.rows);
    held.push(...value.held);
  }
}
