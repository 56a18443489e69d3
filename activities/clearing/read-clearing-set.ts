import type { StagedRow } from '../../db/repositories/clearing/staged-rows.ts';
import type { SetTerms } from '../../db/repositories/clearing/clearing-sets.ts';
import type { FindingCode, Findings } from '../../domain/clearing/finding.ts';
import type { ByteSource } from '../../parsing/byte-source.ts';
import { unpack } from '../../parsing/containers/unpack.ts';
import { profiles } from '../../parsing/profiles/declared/profiles.ts';
import { matchProfile, type Fit } from '../../parsing/profiles/match-profile.ts';
import { FindingList } from '../../parsing/reading/finding-list.ts';
import { readSet } from '../../parsing/reading/read-set.ts';
import { ParsingRefusal } from '../../parsing/refusal.ts';
import { SetTally, type KnownNames, type SetSummary } from './set-tally.ts';

export interface SetSinks extends KnownNames {
  stage(rows: readonly StagedRow[]): Promise<void>;
  /** Told after every batch. */
  progress(rows: number): Promise<void>;
  readonly signal: AbortSignal;
}

export type ReadSummary = SetSummary;

/**
 * Reads a set, puts its rows aside and says what is in it. Memory does not grow with the set but for its merchants' numbers. What is
 * wrong with the files is in the summary, never an error.
 */
export async function readClearingSet(
  sources: readonly ByteSource[],
  terms: SetTerms,
  sinks: SetSinks,
): Promise<ReadSummary> {
  const chosen = await chooseProfile(sources, terms);
  if ('findings' in chosen) return unreadable(chosen.findings);
  const tally = new SetTally(terms.applicationTypeCode, sinks);
  const reading = readSet(chosen.fit, contextOf(terms));
  let next = await reading.next();
  while (!next.done) {
    sinks.signal.throwIfAborted();
    await sinks.stage(await tally.take(next.value.rows));
    await sinks.progress(tally.rows);
    next = await reading.next();
  }
  return tally.summary(chosen.fit, next.value);
}

const contextOf = ({ clearingDate }: SetTerms) => (clearingDate === undefined ? {} : { clearingDate });

async function chooseProfile(
  sources: readonly ByteSource[],
  terms: SetTerms,
): Promise<{ readonly fit: Fit } | { readonly findings: Findings }> {
  const findings = new FindingList();
  try {
    const members = (await Promise.all(sources.map(unpack))).flat();
    const allowed = profiles.filter(({ id }) => terms.profileId === undefined || id === terms.profileId);
    const { fits, replies } = await matchProfile(members, allowed, contextOf(terms));
    const [fit, second] = fits;
    if (fit && !second) return { fit };
    for (const { code, member } of replies) findings.add(code, { member, line: 0, byte: 0 });
    if (replies.length === 0) {
      const raw = fits.map(({ profile }) => profile.id).join(' ');
      findings.add(fit ? 'PROFILE_AMBIGUOUS' : 'PROFILE_NONE', { member: '', line: 0, byte: 0 }, { raw });
    }
  } catch (error) {
    if (!(error instanceof ParsingRefusal)) throw error;
    findings.add(error.code, error, { raw: error.detail });
  }
  return { findings };
}

function unreadable({ kept, counts }: Findings): ReadSummary {
  return {
    ...{ rows: 0, held: 0, merchants: 0, refunds: { rows: 0, amountFen: 0 }, days: [], totals: [] },
    unknownMerchants: { count: 0, first: [] },
    unknownApplicationTypes: [],
    findings: { kept, counts },
    obstacles: Object.keys(counts) as FindingCode[],
    refused: true,
  };
}
