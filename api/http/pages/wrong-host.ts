import { readFileSync } from 'node:fs';

const template = readFileSync(new URL('./wrong-host.html', import.meta.url), 'utf8');

/** What stands between the page's style tags: its hash is all the style that the page's policy allows. */
export const wrongHostStyle = /<style>([^]*?)<\/style>/.exec(template)![1]!;

/** The page for people who came by another name, with everything it needs in itself; nothing of the request is in it. */
export function wrongHostPage(words: { origin: string; brand: string; hotline: string }): string {
  const values: Readonly<Record<string, string>> = words;
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    (values[name] ?? '').replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`),
  );
}
