import type { Locale } from '../../domain/locale.ts';
import { html, type Html } from './html.ts';
import { colours, font } from './mail-style.ts';
import type { Brand, MailContent } from './template.ts';

interface PageParts {
  readonly locale: Locale;
  readonly brand: Brand;
  readonly subject: string;
  /** The line that a mailbox shows beside the subject. */
  readonly preview: string;
  readonly heading: string;
  /** The content below the heading, as text and as markup with the same words. */
  readonly text: readonly string[];
  readonly content: Html;
}

/** Mail programs add spacing and borders unless a table overrides them. */
const bare = html`cellpadding="0" cellspacing="0" border="0"`;

interface FooterWords {
  site(origin: string): string;
  hotline(number: string): string;
  readonly automatic: string;
}

const footerWords: Record<Locale, FooterWords> = {
  'zh-CN': {
    site: (origin) => `请认准网址：${origin}`,
    hotline: (number) => `客服热线：${number}`,
    automatic: '本邮件由系统自动发送，请勿直接回复。',
  },
  en: {
    site: (origin) => `Our only official address: ${origin}`,
    hotline: (number) => `Hotline: ${number}`,
    automatic: 'This mail was sent automatically. Please do not reply to it.',
  },
};

/** Puts the parts of a mail into the page that all mails share. Text paragraphs are kept apart by blank lines. */
export function mailPage(parts: PageParts): MailContent {
  const { brand, subject, heading, text } = parts;
  const words = footerWords[parts.locale];
  const footer = [words.site(brand.portalOrigin), words.hotline(brand.hotline), words.automatic];
  return {
    subject,
    text: `${[heading, ...text, ['--', brand.name, ...footer].join('\n')].join('\n\n')}\n`,
    html: documentOf(parts, footer).markup,
  };
}

function documentOf(parts: PageParts, footer: readonly string[]): Html {
  return html`<!doctype html>
    <html lang="${parts.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>${parts.subject}</title>
      </head>
      <body style="margin:0;padding:0;background:${colours.ground}">
        <div style="display:none;max-height:0;overflow:hidden">${parts.preview}</div>
        <table role="presentation" width="100%" ${bare} style="background:${colours.ground}">
          <tr>
            <td align="center" style="padding:24px 4px">${sheet(parts, footer)}</td>
          </tr>
        </table>
      </body>
    </html> `;
}

/** Tables and inline styles only: QQ Mail drops style sheets, Outlook lays out with Word. */
function sheet({ brand, heading, content }: PageParts, footer: readonly string[]): Html {
  const { ink, quiet, line, accent } = colours;
  const width = `width:100%;max-width:600px;background:#ffffff;border:1px solid ${line};border-top:4px solid ${accent}`;
  const body = `padding:8px 20px;${font};font-size:16px;line-height:1.6;color:${ink}`;
  const foot = `padding:16px 20px 20px;border-top:1px solid ${line};${font};font-size:13px;line-height:1.7;color:${quiet}`;
  const title = `margin:0 0 16px;font-size:22px;line-height:1.4;font-weight:bold;color:${ink}`;
  return html`<table role="presentation" width="600" ${bare} style="${width}">
    <tr>
      <td style="padding:20px 20px 0;${font};font-size:14px;color:${quiet}">${brand.name}</td>
    </tr>
    <tr>
      <td style="${body}">
        <h1 style="${title}">${heading}</h1>
        ${content}
      </td>
    </tr>
    <tr>
      <td style="${foot}">${footer.map((text) => html`<div>${text}</div>`)}</td>
    </tr>
  </table>`;
}
