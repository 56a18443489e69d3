import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../words/languages.ts';
import { loadWords } from '../words/load-words.ts';

const storageKey = 'language';

/** Chinese, unless this person chose English here before or their browser asks for English and not for Chinese. */
function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  const wanted = navigator.languages.find((language) => /^(zh|en)\b/i.test(language));
  return wanted?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export function currentLanguage(): Language {
  return i18next.language as Language;
}

/** Starts the words of the pages; those of a room are fetched when its first page is shown. */
export async function startWords(first: readonly string[]): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use({ type: 'backend', read: (language: Language, room: string) => loadWords(language, room) })
    .init({
      lng: preferredLanguage(),
      fallbackLng: false,
      supportedLngs: languages,
      ns: [...first],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  // By itself i18next goes on without them, and their keys would be shown.
  if (!first.every((room) => i18next.hasResourceBundle(i18next.language, room)))
    throw new Error('the words of the pages did not arrive');
  showLanguage();
  i18next.on('languageChanged', showLanguage);
}

/** Switches every word on the page, and remembers it for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

function showLanguage(): void {
  document.documentElement.lang = currentLanguage();
}
