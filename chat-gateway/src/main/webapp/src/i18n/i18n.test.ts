import { describe, expect, it } from 'vitest';
import { LANGUAGES, preferredLanguage } from './languages';

type Texts = { [key: string]: string | Texts };

const files = import.meta.glob<Texts>('./locales/*/*.json', { eager: true, import: 'default' });
const namespaces = [...new Set(Object.keys(files).map((path) => path.split('/').at(-1) ?? ''))];

function flat(texts: Texts, prefix = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flat(value, `${prefix}${key}.`)),
    ),
  );
}

/** Languages differ in their plural forms: `_one` and `_other` in English are `_other` alone in Chinese. */
const withoutPlurals = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

function textsOf(language: string, namespace: string): Record<string, string> {
  return flat(files[`./locales/${language}/${namespace}`] ?? {});
}

describe.each(namespaces)('%s', (namespace) => {
  const english = textsOf('en', namespace);

  it.each(LANGUAGES)('has every text in %s', (language) => {
    const keys = new Set(Object.keys(textsOf(language, namespace)).map(withoutPlurals));
    expect([...keys].sort()).toEqual([...new Set(Object.keys(english).map(withoutPlurals))].sort());
  });

  it.each(LANGUAGES)('leaves no text empty in %s', (language) => {
    const empty = Object.entries(textsOf(language, namespace)).filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(LANGUAGES)('fills the same places in %s', (language) => {
    for (const [key, text] of Object.entries(textsOf(language, namespace))) {
      const origin = english[key] ?? english[`${withoutPlurals(key)}_other`] ?? '';
      expect(placeholders(text), key).toEqual(placeholders(origin));
    }
  });

  it.each(LANGUAGES)('has each plural form that %s needs', (language) => {
    const keys = Object.keys(textsOf(language, namespace));
    const counted = new Set(keys.filter((key) => withoutPlurals(key) !== key).map(withoutPlurals));
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    // Spanish `many` is for round millions, which i18next takes from `other` when it is left out.
    for (const key of counted) {
      for (const form of forms.filter((form) => form !== 'many')) expect(keys).toContain(`${key}_${form}`);
    }
  });
});

describe('preferredLanguage', () => {
  it('takes the chosen language before the browser', () => {
    expect(preferredLanguage('hi', ['es-MX'])).toBe('hi');
  });

  it('takes the first language of the browser that is spoken here', () => {
    expect(preferredLanguage(null, ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh');
  });

  it('falls back to English', () => {
    expect(preferredLanguage('xx', ['fr'])).toBe('en');
  });
});
