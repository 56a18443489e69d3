import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '../locales/languages.ts';
import { loadMessages } from '../locales/load-messages.ts';

const storageKey = 'language';

/** The language chosen earlier; else the browser's first preference of the two; else Chinese. */
function preferredLanguage(): Language {
  const chosen = localStorage.getItem(storageKey);
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  const wanted = navigator.languages.find((language) => /^(zh|en)\b/i.test(language));
  return wanted?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export function currentLanguage(): Language {
  return i18next.language as Language;
}

/** Starts i18next with the first namespaces; others are fetched with the first page that needs them. */
export async function startI18n(first: readonly string[]): Promise<void> {
  await i18next
    .use(initReactI18next)
    .use({
      type: 'backend',
      read: (language: Language, namespace: string) => loadMessages(language, namespace),
    })
    .init({
      lng: preferredLanguage(),
      fallbackLng: false,
      supportedLngs: languages,
      ns: [...first],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  // i18next ignores a namespace that failed to load, and the page would show its keys.
  if (!first.every((namespace) => i18next.hasResourceBundle(i18next.language, namespace)))
    throw new Error('the texts of the pages did not load');
  showLanguage();
  i18next.on('languageChanged', showLanguage);
}

/** Switches the language of the page and remembers it for the next visit. */
export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await i18next.changeLanguage(language);
}

function showLanguage(): void {
  document.documentElement.lang = currentLanguage();
}
