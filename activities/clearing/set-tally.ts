import type { ImportedDay, ImportSummary } from '../../contracts/clearing.ts';
import type { StagedRow } from '../../db/repositories/clearing/staged-rows.ts';
import type { ClearingRow } from '../../domain/clearing/clearing-row.ts';
import { findingSeverities, type FindingCode, type Findings } from '../../domain/clearing/finding.ts';
import { ledgerTextLimits } from '../../domain/clearing/ledger-row.ts';
import { policy } from '../../domain/policy.ts';
import type { Fit } from '../../parsing/profiles/match-profile.ts';
import { FindingList } from '../../parsing/reading/finding-list.ts';
import type { SetReport } from '../../parsing/reading/read-set.ts';

/** What is on the roster. */
export interface KnownNames {
  /** Ids of those of these numbers that are on it. */
  merchantIds(merchantNos: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Codes of application types, by code and by name. */
  readonly applicationTypes: ReadonlyMap<string, string>;
}

export type SetSummary = Omit<ImportSummary, 'replaces'> & { readonly refused: boolean };

const namedMerchants = 100;
const ledgerTexts = Object.entries(ledgerTextLimits) as [keyof typeof ledgerTextLimits, number][];

type Sums = { -readonly [Name in keyof ImportedDay]: ImportedDay[Name] };

/** Makes ledger rows of a set's rows, and counts what is in it. Its memory grows with the set's merchants alone. */
export class SetTally {
  rows = 0;
  readonly #usualType: string | undefined;
  readonly #known: KnownNames;
  readonly #ids = new Map<string, number | undefined>();
  readonly #days = new Map<string, Sums>();
  readonly #unknownTypes = new Set<string>();
  /** Of values that the ledger has no room for. */
  readonly #tooLong = new FindingList();
  #heldHere = 0;
  readonly #refunds = { rows: 0, amountFen: 0 };

  /** @param usualType the application type of rows that state none */
  constructor(usualType: string | undefined, known: KnownNames) {
    this.#usualType = usualType;
    this.#known = known;
  }

  /** The rows that fit the ledger and whose merchant and application type are known; the others are counted. */
  async take(rows: readonly ClearingRow[]): Promise<StagedRow[]> {
    await this.#learnMerchants(rows);
    return rows.flatMap((row) => this.#ready(row) ?? []);
  }

  async #learnMerchants(rows: readonly ClearingRow[]): Promise<void> {
    const unseen = [...new Set(rows.map(({ merchantNo }) => merchantNo))].filter((no) => !this.#ids.has(no));
    if (unseen.length === 0) return;
    const found = await this.#known.merchantIds(unseen);
    for (const no of unseen) this.#ids.set(no, found.get(no));
  }

  #ready(row: ClearingRow): StagedRow | undefined {
    this.rows += 1;
    const long = ledgerTexts.find(([name, most]) => row[name].length > most);
    if (long)
      this.#tooLong.add('VALUE_MALFORMED', { ...row, byte: -1 }, { column: long[0], raw: row[long[0]] });
    if (long) this.#heldHere += 1;
    const { merchantNo, applicationType } = row;
    const stated = applicationType === '' ? this.#usualType : applicationType;
    const applicationTypeCode = this.#known.applicationTypes.get(stated ?? '');
    if (applicationTypeCode === undefined) this.#unknownTypes.add(stated ?? '');
    const merchantId = this.#ids.get(merchantNo);
    const money = {
      amountFen: Number(row.amountFen),
      feeFen: Number(row.feeFen),
      netFen: Number(row.netFen),
    };
    if (money.amountFen < 0) {
      this.#refunds.rows += 1;
      this.#refunds.amountFen += money.amountFen;
    }
    if (long || applicationTypeCode === undefined || merchantId === undefined) return undefined;
    this.#count(row.clearingDate, applicationTypeCode, money);
    return { ...textsOf(row), ...money, lineNo: this.rows, merchantId, applicationTypeCode };
  }

  #count(
    clearingDate: string,
    applicationTypeCode: string,
    money: Pick<Sums, 'amountFen' | 'feeFen' | 'netFen'>,
  ): void {
    const key = `${clearingDate} ${applicationTypeCode}`;
    const day = this.#days.get(key) ?? {
      clearingDate,
      applicationTypeCode,
      rows: 0,
      amountFen: 0,
      feeFen: 0,
      netFen: 0,
    };
    this.#days.set(key, day);
    day.rows += 1;
    day.amountFen += money.amountFen;
    day.feeFen += money.feeFen;
    day.netFen += money.netFen;
  }

  summary({ profile }: Fit, report: SetReport): SetSummary {
    const unknown = [...this.#ids].filter(([, id]) => id === undefined).map(([no]) => no);
    const findings = joined(report.findings, this.#tooLong);
    const held = report.held + this.#heldHere;
    return {
      profile: { id: profile.id, version: profile.version, grade: profile.grade },
      rows: this.rows,
      held,
      refunds: this.#refunds,
      merchants: this.#ids.size,
      unknownMerchants: { count: unknown.length, first: unknown.sort().slice(0, namedMerchants) },
      unknownApplicationTypes: [...this.#unknownTypes].sort(),
      days: [...this.#days.values()].sort(byDay),
      totals: report.totals.map(({ member, totals }) => ({
        member,
        totals: totals.map((total) => ({
          ...total,
          stated: total.stated === undefined ? null : String(total.stated),
          counted: String(total.counted),
        })),
      })),
      findings,
      obstacles: obstaclesOf(findings, unknown.length, this.#unknownTypes.size),
      refused: report.refused,
    };
  }
}

function joined(one: Findings, other: Findings): Findings {
  const counts = { ...one.counts };
  for (const [code, count] of Object.entries(other.counts) as [FindingCode, number][])
    counts[code] = (counts[code] ?? 0) + count;
  return { kept: [...one.kept, ...other.kept].slice(0, policy.clearingFile.keptFindings), counts };
}

/** What a person's yes does not settle: refusals, and records that would be lost. */
function obstaclesOf(
  { counts }: Findings,
  unknownMerchants: number,
  unknownTypes: number,
): ImportSummary['obstacles'] {
  const found = Object.keys(counts) as FindingCode[];
  return [
    ...found.filter((code) => ['held', 'refusal'].includes(findingSeverities[code])),
    ...(unknownMerchants > 0 ? (['MERCHANT_UNKNOWN'] as const) : []),
    ...(unknownTypes > 0 ? (['APPLICATION_TYPE_UNKNOWN'] as const) : []),
  ];
}

function textsOf({ member: _, line: __, merchantNo: ___, applicationType: ____, ...texts }: ClearingRow) {
  return texts;
}

const byDay = (one: ImportedDay, other: ImportedDay) =>
  `${one.clearingDate} ${one.applicationTypeCode}` < `${other.clearingDate} ${other.applicationTypeCode}`
    ? -1
    : 1;
