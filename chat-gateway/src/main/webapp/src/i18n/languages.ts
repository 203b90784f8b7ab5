export const LANGUAGES = ['en', 'es', 'zh', 'hi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language in its own words, as people look for it in a list. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  es: 'Español',
  zh: '中文',
  hi: 'हिन्दी',
};

const KEY = 'careline.language';

export function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The chosen language, else the first one of the browser that we speak, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of browser) {
    const base = tag.toLowerCase().split('-')[0];
    if (isLanguage(base)) return base;
  }
  return 'en';
}

export function startLanguage(): Language {
  return preferredLanguage(localStorage.getItem(KEY), navigator.languages);
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
}

/** Language tags for dates and numbers; Chinese is written in simplified characters, Hindi with Latin digits. */
const TAGS: Record<Language, string> = { en: 'en', es: 'es', zh: 'zh-Hans', hi: 'hi-u-nu-latn' };

export function localeTag(language: string): string {
  return isLanguage(language) ? TAGS[language] : 'en';
}
