import { html, type Html } from '../html.ts';
import { colours, factTable, font, linked, paragraph, remark } from '../mail-style.ts';
import { factLines } from '../subject-facts.ts';
import type { StatementView } from './statement-ready-view.ts';

type Line = StatementView['lines'][number];

const ruled = `border-bottom:1px solid ${colours.line}`;
const narrow = 'text-align:right;white-space:nowrap';

/** The payout first and largest, then its parts, then where the files are. */
export function statementContent(view: StatementView): Html {
  const { say } = view;
  return html`
    ${view.notice ? paragraph(view.notice) : ''}
    <p style="margin:0;font-size:14px;color:${colours.quiet}">${say.payout}</p>
    <p style="margin:0 0 16px;font-size:32px;line-height:1.3;font-weight:bold;color:${colours.ink}">
      ${view.payout}
    </p>
    ${factTable(view.facts)}${figureTable(view)}${remark(say.unit)}
    ${linked(view.whereabouts, view.link)}${fileList(view)}${paragraph(view.questions)}
  `;
}

/** Two rows for each application type, so that four figures of eight digits fit a phone's width unbroken. */
function figureTable({ say, lines, total }: StatementView): Html {
  const { count, amount, fee } = say.columns;
  const style = `${font};font-size:13px;font-weight:normal;color:${colours.quiet};${ruled};${narrow}`;
  return html`
    <table
      width="100%"
      cellpadding="0"
      cellspacing="0"
      border="0"
      style="width:100%;margin:0 0 8px;border-top:2px solid ${colours.accent}"
    >
      <tr>
        <th scope="col" align="right" style="padding:8px 0;${style}">${count}</th>
        ${[amount, fee, say.payout].map(
          (head) => html`<th scope="col" align="right" style="padding:8px 0 8px 8px;${style}">${head}</th>`,
        )}
      </tr>
      ${lines.map((line) => figureRows(line, 'normal'))}${total ? figureRows(total, 'bold') : ''}
    </table>
  `;
}

function figureRows({ type, note, count, amount, fee, payout }: Line, weight: 'normal' | 'bold'): Html {
  const style = `${font};font-size:14px;color:${colours.ink};${ruled};${narrow}`;
  const version = note ? html`<span style="font-size:13px;color:${colours.quiet}">&nbsp; ${note}</span>` : '';
  return html`
    <tr>
      <td
        colspan="4"
        align="left"
        style="padding:8px 0 0;${font};font-size:14px;font-weight:${weight};color:${colours.ink}"
      >
        ${type}${version}
      </td>
    </tr>
    <tr>
      <td align="right" style="padding:4px 0 8px;${style};font-weight:${weight}">${count}</td>
      ${[amount, fee].map(
        (value) =>
          html`<td align="right" style="padding:4px 0 8px 8px;${style};font-weight:${weight}">${value}</td>`,
      )}
      <td align="right" style="padding:4px 0 8px 8px;${style};font-weight:bold">${payout}</td>
    </tr>
  `;
}

function fileList({ say, files }: StatementView): Html {
  if (files.length === 0) return html``;
  const digest = `font-family:Consolas,Menlo,'Courier New',monospace;font-size:12px;color:${colours.quiet}`;
  const items = files.map(
    ({ name, sha256 }) => html`
      <p style="margin:0 0 10px;font-size:14px;line-height:1.5;word-break:break-all">
        ${name}<br /><span style="${digest}">SHA-256 ${sha256}</span>
      </p>
    `,
  );
  return html`
    <p style="margin:0 0 8px;font-size:14px;font-weight:bold">${say.files}</p>
    ${items}${remark(say.digest)}
  `;
}

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
