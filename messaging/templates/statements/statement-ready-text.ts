import type { StatementView } from './statement-ready-view.ts';
import { factLines } from '../subject-facts.ts';

/** The text part below the heading. No columns: proportional fonts would misalign them. */
export function statementText(view: StatementView): string[] {
  const { say, locale } = view;
  const blocks = [...view.lines, ...(view.total ? [view.total] : [])].map((line) => {
    const { type, count, amount, fee, payout } = line;
    const figures = factLines(
      [
        [say.columns.count, count],
        [say.columns.amount, amount],
        [say.columns.fee, fee],
        [say.payout, payout],
      ],
      locale,
    );
    return [type, line.note, figures].filter(Boolean).join('\n');
  });
  const files = view.files.map(({ name, sha256 }) => `${name}\nSHA-256 ${sha256}`);
  return [
    ...(view.notice ? [view.notice] : []),
    factLines([...view.facts, [say.payout, view.payout]], locale),
    ...blocks,
    say.unit,
    `${view.whereabouts}\n${view.link}`,
    ...(files.length > 0 ? [[say.files, ...files].join('\n'), say.digest] : []),
    view.questions,
  ];
}
