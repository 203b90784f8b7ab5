import { useTranslation } from 'react-i18next';
import { isLanguage } from '../i18n/languages';
import { Findings } from '../kit/Findings';
import type { Case } from '../wire/cases';

const PARTS = ['situation', 'background', 'assessment', 'recommendation'] as const;

/** What a clinician needs before the first word, in the order they expect it. */
export function CaseContext({ item }: { item: Case }) {
  const { t } = useTranslation('desk');
  return (
    <div className="space-y-6 p-4 sm:p-5">
      <div>
        <h2 className="font-semibold">{t('context')}</h2>
        {isLanguage(item.language) && (
          <p className="mt-1 text-sm text-soft">
            {t('patientLanguage', { language: t(`languageName.${item.language}`, { ns: 'common' }) })}
          </p>
        )}
      </div>
      <dl className="space-y-4">
        {PARTS.map((part) => (
          <div key={part} className="border-s-4 border-accent ps-3">
            <dt className="text-sm font-semibold text-accent">{t(`sbar.${part}`)}</dt>
            <dd className="mt-0.5 break-words whitespace-pre-line">{item.sbar?.[part] || t('nothingKnown')}</dd>
          </div>
        ))}
      </dl>
      <div>
        <h2 className="mb-2 font-semibold">{t('finding.title', { ns: 'common' })}</h2>
        <Findings findings={item.findings} />
      </div>
    </div>
  );
}
