import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../domain/locale.ts';
import {
  type Brand,
  type Message,
  renderMail,
  renderSms,
  type StatementReadyData,
} from '../../messaging/templates/index.ts';

const brand: Brand = { name: '商户网上服务系统', hotline: '95534', portalOrigin: 'https://portal.example' };
const subject = {
  subjectType: 'merchant',
  subjectNo: '951002001121025',
  subjectName: '青岛丰瑞堂医药连锁有限公司',
} as const;
const statements: StatementReadyData = {
  ...subject,
  branchName: '青岛分公司',
  period: { from: '2019-09-01', to: '2019-09-30' },
  statements: [
    {
      applicationTypeName: '储值卡-便民卡',
      version: 1,
      totals: { count: 966, amountFen: 6_953_400, netFen: 6_939_392, feeFen: 14_008 },
    },
  ],
  files: [{ fileName: '对账单.xlsx', bytes: 48_123, sha256: 'a9'.repeat(32) }],
  delivery: 'attached',
  portalPath: '/statements?month=2019-09',
};
const refunds = { count: 1, amountFen: -400, netFen: -399, feeFen: -1 };
const corrected: StatementReadyData = {
  ...statements,
  delivery: 'link',
  statements: [
    { ...statements.statements[0]!, version: 2, supersedes: 1 },
    { applicationTypeName: '营销联盟', version: 1, totals: refunds },
  ],
};

const provisional: StatementReadyData = {
  ...statements,
  statements: [{ ...statements.statements[0]!, provisional: true }],
};

const locales: readonly Locale[] = ['zh-CN', 'en'];
type Unlocalised = { [Name in Message['template']]: Omit<Message<Name>, 'locale'> }[Message['template']];
const samples: readonly [name: string, sample: Unlocalised][] = [
  ['code', { template: 'verification-code', data: { purpose: 'activation', code: '304815' } }],
  ['recovery code', { template: 'verification-code', data: { purpose: 'recovery', code: '304815' } }],
  ['change code', { template: 'verification-code', data: { purpose: 'contact-change', code: '304815' } }],
  ['started', { template: 'activation-started', data: { ...subject, startedAt: '2019-09-09T09:15:54Z' } }],
  [
    'done',
    {
      template: 'activation-done',
      data: { ...subject, channel: 'email', activatedAt: '2019-09-09T16:00:00Z' },
    },
  ],
  [
    'done by phone',
    {
      template: 'activation-done',
      data: { ...subject, channel: 'phone', activatedAt: '2019-09-09T16:00:00Z' },
    },
  ],
  ...(['recovered', 'changed'] as const).map((how): [string, Unlocalised] => [
    `password ${how}`,
    { template: 'password-changed', data: { ...subject, how, changedAt: '2019-09-09T16:00:00Z' } },
  ]),
  ...(['email', 'phone'] as const).flatMap((channel) =>
    (['replaced', 'added', 'removed'] as const).map((how): [string, Unlocalised] => [
      `${channel} ${how}`,
      { template: 'contact-changed', data: { ...subject, channel, how, changedAt: '2019-09-09T16:00:00Z' } },
    ]),
  ),
  ...(['enabled', 'disabled', 'recovery-code-used'] as const).map((how): [string, Unlocalised] => [
    `second factor ${how}`,
    { template: 'second-factor-changed', data: { ...subject, how, changedAt: '2019-09-09T16:00:00Z' } },
  ]),
  [
    'started, with a link',
    {
      template: 'activation-started',
      data: { ...subject, startedAt: '2019-09-09T09:15:54Z', objectionToken: 'kX9-token_22' },
    },
  ],
  [
    'finished',
    {
      template: 'activation-finished',
      data: { ...subject, activatedAt: '2019-09-09T16:00:00Z', objectionToken: 'kX9-token_22' },
    },
  ],
  [
    'invitation',
    {
      template: 'group-invitation',
      data: {
        groupNo: '800100200300',
        groupName: subject.subjectName,
        expiresAt: '2019-09-12T09:15:54Z',
        initialPassword: 'Kq7mT-XwZ4b-9nPcd-RtYuA',
      },
    },
  ],
  ['statements', { template: 'statement-ready', data: statements }],
  ['corrected statements', { template: 'statement-ready', data: corrected }],
  ['provisional statements', { template: 'statement-ready', data: provisional }],
];
const inLocale = (sample: Unlocalised, locale: Locale) => ({ ...sample, locale }) as Message;
const every = samples.flatMap(([name, sample]) =>
  locales.map((locale) => [name, locale, inLocale(sample, locale)] as const),
);

describe.each(every)('%s in %s', (_name, locale, message) => {
  const mail = renderMail(message, brand);
  const sms = renderSms(message, brand);

  test('has no unfilled value, no exclamation mark and no line break in its subject, and names its language', () => {
    for (const words of [mail.subject, mail.text, mail.html.replace('<!doctype', ''), sms.text]) {
      expect(words).not.toMatch(/undefined|null|NaN|\[object|[!！]/);
    }
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).toContain(`<html lang="${locale}">`);
  });

  test('names the sender, the hotline and the only address', () => {
    for (const words of [mail.text, mail.html]) {
      expect(words).toContain(brand.name);
      expect(words).toContain(brand.hotline);
      expect(words).toContain(brand.portalOrigin);
    }
    expect(sms.text).toContain(brand.name);
  });

  test('the text part contains every line of the HTML', () => {
    const shown = mail.html
      .replace(/<head>[\s\S]*<\/head>|<div style="display:none[\s\S]*?<\/div>/g, '')
      .replace(/<[^>]+>/g, '\n')
      .split('\n')
      .map((line) => line.replace(/&nbsp;/g, '').trim());
    for (const line of shown) expect(mail.text).toContain(line);
  });

  test('escapes its values in the HTML', () => {
    const hostile = JSON.parse(
      JSON.stringify(message).replaceAll(subject.subjectName, `<img src=x onerror=alert(1)>&'`),
    ) as Message;
    const { html } = renderMail(hostile, { ...brand, name: '<b>"brand"</b>' });
    expect(html).not.toMatch(/<img|<b>/);
    expect(html).toContain('&lt;b&gt;&quot;brand&quot;&lt;/b&gt;');
  });
});

describe('a code', () => {
  const message: Message = {
    template: 'verification-code',
    locale: 'zh-CN',
    data: { purpose: 'activation', code: '304815' },
  };

  test('by SMS ends with the line that binds it to our site', () => {
    const { text } = renderSms(message, { ...brand, portalOrigin: 'https://portal.example:8443' });
    expect(text.split('\n').at(-1)).toBe('@portal.example #304815');
  });

  test('names its purpose, its five minutes and that nobody asks for it by phone', () => {
    for (const { text } of [renderSms(message, brand), renderMail(message, brand)]) {
      expect(text).toMatch(/激活账户/);
      expect(text).toMatch(/5 分钟/);
      expect(text).toMatch(/不会打电话/);
    }
  });

  test('does not appear in the subject', () => {
    expect(renderMail(message, brand).subject).not.toContain('304815');
  });
});

describe('times', () => {
  test('are shown in Shanghai time', () => {
    const data = { ...subject, channel: 'email', activatedAt: '2019-09-09T16:00:00Z' } as const;
    expect(renderMail({ template: 'activation-done', locale: 'zh-CN', data }, brand).text).toContain(
      '2019-09-10 00:00（北京时间）',
    );
  });
});

describe('statements', () => {
  const render = (data: StatementReadyData, locale: Locale = 'zh-CN') =>
    renderMail({ template: 'statement-ready', locale, data }, brand);

  test('show the money to the fen, the payout largest', () => {
    const { text, html } = render(statements);
    for (const words of [text, html]) {
      for (const figure of ['966', '69,534.00', '140.08', '69,393.92']) expect(words).toContain(figure);
    }
    const sizes = [...html.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size));
    const payoutSize = Number(/font-size:(\d+)px[^>]*>\s*69,393\.92 元/.exec(html)?.[1]);
    expect(payoutSize).toBe(Math.max(...sizes));
    expect(sizes.filter((size) => size === payoutSize)).toHaveLength(1);
  });

  test('add up over application types', () => {
    const { text } = render(corrected);
    expect(text).toContain('合计\n笔数：967\n交易金额：69,530.00\n手续费：140.07\n实际拨付金额：69,389.93');
  });

  test('a payout below zero says so in words', () => {
    const data = { ...statements, statements: [{ applicationTypeName: 'ATM', version: 1, totals: refunds }] };
    expect(render(data).text).toContain('-3.99 元（负数）');
    expect(render(data, 'en').text).toContain('CNY -3.99 (negative)');
  });

  test('a correction says which version replaces which', () => {
    const { subject: line, text } = render(corrected);
    expect(line).toContain('更正');
    expect(text).toContain('储值卡-便民卡\n第 2 版，取代第 1 版');
    expect(text).not.toContain('营销联盟\n第');
    expect(render(statements).text).not.toContain('更正');
  });

  test('a provisional statement says so, and the final one does not call it wrong', () => {
    const { subject: line, text } = render(provisional);
    expect(line).toContain('暂定');
    expect(text).toContain('到齐后会发出取代它的正式版');
    expect(
      renderSms({ template: 'statement-ready', locale: 'zh-CN', data: provisional }, brand).text,
    ).toContain('暂定');
    const [one] = statements.statements;
    const final = { ...statements, statements: [{ ...one!, version: 2, supersedes: 1, completes: true }] };
    expect(render(final).text).toContain('之前的对账单是暂定版');
    expect(render(final).text).not.toContain('有误');
    expect(render(statements).text).not.toContain('暂定');
  });

  test('attached or to be fetched, the files are named with their digests', () => {
    expect(render(statements).text).toContain('已附在这封邮件中');
    expect(render(corrected).text).toContain('超过 5 MB');
    for (const data of [statements, corrected])
      expect(render(data).text).toContain(`SHA-256 ${'a9'.repeat(32)}`);
  });

  test('a month is named as one, an odd range by its days', () => {
    expect(render(statements).subject).toContain('2019 年 9 月对账单');
    expect(render(statements, 'en').subject).toContain('September 2019');
    const odd = { ...statements, period: { from: '2019-09-01', to: '2019-09-15' } };
    expect(render(odd).subject).toContain('2019-09-01 至 2019-09-15 对账单');
  });

  test.each(['https://elsewhere.example/', '//elsewhere.example/'])('never link to %s', (portalPath) => {
    expect(() => render({ ...statements, portalPath })).toThrow('leads away');
  });

  test('go by SMS to recipients with only a phone', () => {
    const { text } = renderSms({ template: 'statement-ready', locale: 'zh-CN', data: corrected }, brand);
    expect(text).toContain('2019 年 9 月对账单已更正为第 2 版：967 笔，实际拨付 69,389.93 元。');
  });
});

test.each(['activation-started', 'activation-finished'] as const)(
  '%s carries its token behind # only',
  (template) => {
    const at = '2019-09-09T09:15:54Z';
    const data = { ...subject, startedAt: at, activatedAt: at, objectionToken: 'kX9-token_22' };
    const message = { template, locale: 'zh-CN', data } as const;
    const link = `${brand.portalOrigin}/objection#kX9-token_22`;
    const { text, html } = renderMail(message, brand);
    for (const words of [text, html, renderSms(message, brand).text]) {
      expect(words.replaceAll(link, '')).not.toContain('kX9-token_22');
      expect(words).toContain(link);
    }
  },
);
