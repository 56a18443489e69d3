import type { Page } from 'playwright-core';

/** Words of the sign-in page, by language. */
const words = {
  'zh-CN': { username: '用户名', password: '密码', submit: '登录', withoutDragging: '验证（无需拖动）' },
  en: {
    username: 'Username',
    password: 'Password',
    submit: 'Sign in',
    withoutDragging: 'Verify without dragging',
  },
} as const;

export interface Person {
  readonly username: string;
  readonly password: string;
}

/** Fills in the sign-in page and passes the check by the way without dragging. */
export async function signInOn(
  page: Page,
  person: Person,
  language: keyof typeof words = 'zh-CN',
): Promise<void> {
  const { username, password, submit, withoutDragging } = words[language];
  await page.getByLabel(username).fill(person.username);
  await page.getByLabel(password, { exact: true }).fill(person.password);
  await page.getByRole('button', { name: submit, exact: true }).click();
  await page.getByRole('button', { name: withoutDragging }).click();
}
