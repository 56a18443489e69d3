import type { Page } from 'playwright-core';
import { waitFor } from '../../scripts/demo/portal-client.ts';
import type { PortalUnderTest } from './portal-under-test.ts';

/** Words of the activation's pages, by language. */
const words = {
  'zh-CN': {
    goOn: '继续',
    merchant: '商户',
    group: '集团',
    agree: '同意',
    email: '电子邮件',
    send: '发送验证码',
    finish: '完成激活',
    done: '账户已激活',
  },
  en: {
    goOn: 'Continue',
    merchant: 'Merchant',
    group: 'Group',
    agree: 'I agree',
    email: 'E-mail',
    send: 'Send code',
    finish: 'Finish activation',
    done: 'Your account is active',
  },
} as const;

export type Language = keyof typeof words;

/** What a person does on each page of an activation. */
export function activationSteps(page: Page, portal: PortalUnderTest, language: Language = 'zh-CN') {
  const say = words[language];
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const fill = async (fields: Readonly<Record<string, string>>) => {
    for (const [id, value] of Object.entries(fields)) await page.locator(`#${id}`).fill(value);
  };
  return {
    goOn: () => press(say.goOn),
    fill,
    async begin(subjectType: 'merchant' | 'group') {
      await page.goto('/activate');
      await page.getByRole('radio', { name: say[subjectType], exact: true }).check();
      await press(say.goOn);
      await page.locator(subjectType === 'merchant' ? '#method' : '#groupNo').waitFor();
    },
    async choose(method: 'phone' | 'registration') {
      const second = page.getByRole('radio').nth(method === 'phone' ? 0 : 1);
      await second.check();
      await press(say.goOn);
    },
    async prove(fields: Readonly<Record<string, string>>) {
      await fill(fields);
      await press(say.goOn);
    },
    async agree() {
      await page.locator('.agreement-end').scrollIntoViewIfNeeded();
      await press(say.agree);
    },
    async chooseCredentials(username: string, password: string) {
      await fill({ username, password, passwordRepeated: password });
      await press(say.goOn);
    },
    async giveEmail(address: string) {
      await page.getByRole('radio', { name: say.email }).check();
      await fill({ address });
      await press(say.send);
    },
    async enterCode(code: string) {
      await fill({ code });
      await press(say.finish);
    },
    isDone: () => page.getByRole('heading', { level: 1, name: say.done }).waitFor(),
    /** The latest code sent to the address, other than those known already. */
    codeFor: (address: string, ...known: string[]) => codeFor(portal, address, known),
  };
}

/** Reads mails and text messages as they come in. */
export function codeFor(portal: PortalUnderTest, address: string, known: string[] = []): Promise<string> {
  return waitFor(`a code for ${address}`, 20_000, async () => {
    const mails = (await portal.mails()).filter(({ to }) => to.includes(address));
    const codes = mails.map(({ text }) => /^\s*(\d{6})\s*$/m.exec(text)?.[1]);
    return codes.findLast((code) => code !== undefined && !known.includes(code));
  });
}
