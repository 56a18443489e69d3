import type { ResourceKey } from 'i18next';
import type { Language } from './languages.ts';

type WordsFile = () => Promise<{ words: ResourceKey }>;

const files = import.meta.glob('./*/*.ts') as Record<string, WordsFile>;

/** The words of one room of pages, `portal/words/{room}/{language}.ts`. */
export async function loadWords(language: Language, room: string): Promise<ResourceKey> {
  const file = files[`./${room}/${language.toLowerCase()}.ts`];
  return file ? (await file()).words : {};
}
