import { html, type Html } from './html.ts';
import type { Fact } from './subject-facts.ts';

/** Each colour stands at 4.5:1 or more on white, apart from the lines and grounds. */
export const colours = {
  ink: '#1d2a35',
  quiet: '#566573',
  accent: '#2b5f83',
  line: '#d5dde4',
  ground: '#f1f4f6',
} as const;

export const font =
  "font-family:-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif";

/** Running text. */
export function paragraph(text: string): Html {
  return html`<p style="margin:0 0 16px">${text}</p>`;
}

/** A secondary line. */
export function remark(text: string): Html {
  return html`<p style="margin:0 0 16px;font-size:14px;color:${colours.quiet}">${text}</p>`;
}

/** A text and below it a link that shows its URL, so that nobody has to trust a button. */
export function linked(text: string, url: string): Html {
  return html`<p style="margin:0 0 16px">
    ${text}<br />
    <a href="${url}" style="color:${colours.accent};word-break:break-all">${url}</a>
  </p>`;
}

/** Names and values, one a line. */
export function factTable(facts: readonly Fact[]): Html {
  const rows = facts.map(
    ([name, value]) =>
      html`<tr>
        <td
          valign="top"
          style="padding:4px 16px 4px 0;${font};font-size:14px;color:${colours.quiet};white-space:nowrap"
        >
          ${name}
        </td>
        <td
          valign="top"
          style="padding:4px 0;${font};font-size:14px;color:${colours.ink};word-break:break-word"
        >
          ${value}
        </td>
      </tr> `,
  );
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px">
    ${rows}
  </table>`;
}
