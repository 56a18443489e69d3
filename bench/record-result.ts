import { readFile, writeFile } from 'node:fs/promises';
import { format, resolveConfig } from 'prettier';

/**
 * Puts a run's section into a page, in the place of the last run's: between the two comments that bear the benchmark's
 * name, at the end where there are none. What people wrote around them stays.
 */
export async function recordResult(page: string, name: string, section: string): Promise<void> {
  const text = withSection(await readFile(page, 'utf8'), name, section);
  const style = await resolveConfig(page, { editorconfig: true });
  await writeFile(page, await format(text, { ...style, filepath: page }));
}

function withSection(text: string, name: string, section: string): string {
  const [begin, end] = [`<!-- the last run of ${name} -->`, `<!-- end of ${name} -->`];
  const block = `${begin}\n\n${section}\n\n${end}`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) return `${text.trimEnd()}\n\n## \`npm run bench -- ${name}\`\n\n${block}\n`;
  return text.slice(0, from) + block + text.slice(to + end.length);
}
