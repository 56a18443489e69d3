import { periodOfMonth, type StatementPeriod } from '../domain/clearing/period.ts';
import { monthOf } from '../domain/shanghai-time.ts';
import type { StatementOutline } from './statement-outline.ts';

/**
 * A file name a person can sort and find again, without its extension:
 * `2019-09_储值卡-便民卡_951002001121025`, from version 2 on with `_v2`, a provisional one with `_暂定`.
 *
 * Only letters, digits, `-` and `.` of the data get in, so that no value can name another folder, hide the
 * file or break a command line. 30 and 20 characters keep the whole below the 255 bytes of any file system.
 */
export function statementFileName({
  period,
  applicationTypeName,
  subject,
  version,
  provisional,
}: StatementOutline): string {
  const parts = [periodPart(period), safePart(applicationTypeName, 30), safePart(subject.no, 20)];
  if (version > 1) parts.push(`v${version}`);
  if (provisional) parts.push('暂定');
  return parts.join('_');
}

function periodPart({ from, to }: StatementPeriod): string {
  if (from === to) return from;
  const month = periodOfMonth(monthOf(from));
  return month.from === from && month.to === to ? monthOf(from) : `${from}至${to}`;
}

function safePart(text: string, length: number): string {
  const safe = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.-]+/gu, '-')
    .replace(/^[.-]+/, '');
  return (
    [...safe]
      .slice(0, length)
      .join('')
      .replace(/[.-]+$/, '') || '-'
  );
}
