import type { ResourceKey } from 'i18next';
import type { Language } from './languages.ts';

type MessagesFile = () => Promise<{ messages: ResourceKey }>;

const files = import.meta.glob('./*/*.ts') as Record<string, MessagesFile>;

/** The texts of one namespace, `portal/locales/{namespace}/{language}.ts`. */
export async function loadMessages(language: Language, namespace: string): Promise<ResourceKey> {
  const file = files[`./${namespace}/${language.toLowerCase()}.ts`];
  return file ? (await file()).messages : {};
}
