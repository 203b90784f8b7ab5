import { useTranslation } from 'react-i18next';
import { Logo } from '../kit/Icon';

const SAMPLES = ['fever', 'headache', 'medicine', 'sleep'] as const;

export function EmptyChat({ onAsk }: { onAsk: (text: string) => void }) {
  const { t } = useTranslation('chat');
  return (
    <div className="flex-1 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-2xl flex-col justify-center gap-6 px-4 py-8">
        <div>
          <Logo size={44} />
          <h2 className="mt-4 text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{t('empty.title')}</h2>
          <p className="mt-2 text-soft text-pretty">{t('empty.help')}</p>
        </div>
        <ul className="grid gap-3 sm:grid-cols-2">
          {SAMPLES.map((sample) => (
            <li key={sample} className="flex">
              <button
                type="button"
                data-testid="sample-question"
                onClick={() => onAsk(t(`empty.samples.${sample}`))}
                className="min-h-14 w-full rounded-2xl border border-line bg-surface px-4 py-3 text-start shadow-card transition-colors duration-100 hover:border-accent hover:bg-accent-soft"
              >
                {t(`empty.samples.${sample}`)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
