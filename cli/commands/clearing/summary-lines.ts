import type { ImportSummary } from '../../../contracts/clearing.ts';
import { formatFen } from '../../../domain/money.ts';

/** The beginning of an id or digest that is shown and may be typed. */
export const shownCharacters = 12;
const listedFindings = 20;

/** What a set holds, for a terminal; amounts in yuan. */
export function* summaryLines(summary: ImportSummary): Generator<string> {
  const { profile, rows, held, refunds, merchants, unknownMerchants, unknownApplicationTypes } = summary;
  if (profile) yield `format    ${profile.id} ${profile.version} (${profile.grade})`;
  yield `rows      ${rows}, of them refunds ${refunds.rows} (${formatFen(refunds.amountFen)}); held ${held}`;
  yield `merchants ${merchants}`;
  for (const { clearingDate, applicationTypeCode, rows: own, amountFen, feeFen, netFen } of summary.days)
    yield `${clearingDate} ${applicationTypeCode}  rows ${own}  amount ${formatFen(amountFen)}  fee ${formatFen(feeFen)}  net ${formatFen(netFen)}`;
  for (const { member, totals } of summary.totals)
    for (const { name, state, stated, counted } of totals)
      if (state !== 'not given')
        yield `${member}  ${name} ${state}${state === 'mismatched' ? `: stated ${stated}, counted ${counted}` : ''}`;
  if (summary.replaces) {
    const { setId, added, gone } = summary.replaces;
    yield `replaces  ${setId.slice(0, shownCharacters)}: ${added} rows added, ${gone} gone`;
  }
  if (unknownMerchants.count > 0)
    yield `merchants not on the roster ${unknownMerchants.count}: ${unknownMerchants.first.join(' ')}`;
  if (unknownApplicationTypes.length > 0)
    yield `application types unknown: ${unknownApplicationTypes.map((name) => name || '(none stated)').join(' ')}`;
  for (const [code, count] of Object.entries(summary.findings.counts)) yield `${code}  ${count}`;
  for (const { code, member, line, byte, column, raw } of summary.findings.kept.slice(0, listedFindings))
    yield `  ${code}  ${member}:${line} byte ${byte}  ${column}  ${raw}`.trimEnd();
}
