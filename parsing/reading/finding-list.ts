import {
  findingSeverities,
  type Finding,
  type FindingCode,
  type Findings,
} from '../../domain/clearing/finding.ts';
import { policy } from '../../domain/policy.ts';
import { maskRaw } from '../values/cards.ts';

const { keptFindings } = policy.clearingFile;

/** Keeps the first findings in full and counts all by code, so that a bad file of any size takes the same memory. */
export class FindingList implements Findings {
  readonly kept: Finding[] = [];
  readonly counts: Partial<Record<FindingCode, number>> = {};

  /** @param raw what was there; masked here. */
  add(
    code: FindingCode,
    { member, line, byte }: { member: string; line: number; byte: number },
    { column = '', raw = '', names = false }: { column?: string; raw?: string; names?: boolean } = {},
  ): void {
    this.counts[code] = (this.counts[code] ?? 0) + 1;
    if (this.kept.length >= keptFindings) return;
    const severity = findingSeverities[code];
    this.kept.push({ code, severity, member, line, byte, column, raw: maskRaw(raw, { names }) });
  }

  get refused(): boolean {
    return Object.keys(this.counts).some((code) => findingSeverities[code as FindingCode] === 'refusal');
  }
}
