import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { rememberLanguage, startLanguage, type Language } from './languages';

export const NAMESPACES = ['common', 'session', 'chat', 'desk', 'review', 'admin'] as const;

const files = import.meta.glob<{ default: Record<string, unknown> }>('./locales/*/*.json');

/** Texts arrive per language and room, when first needed. */
const loader = {
  type: 'backend' as const,
  init: () => undefined,
  read(language: string, namespace: string, done: (error: unknown, texts: unknown) => void) {
    const load = files[`./locales/${language}/${namespace}.json`];
    if (!load) done(new Error(`no ${namespace} in ${language}`), null);
    else load().then((module) => done(null, module.default), (error: unknown) => done(error, null));
  },
};

export async function startTranslations(): Promise<void> {
  const language = startLanguage();
  document.documentElement.lang = language;
  await i18next
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  rememberLanguage(language);
}
