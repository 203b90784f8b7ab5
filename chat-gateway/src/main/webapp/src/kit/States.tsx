import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { problemKey } from './problem-key';

/** Grey lines where text will be; its size is near what comes, so that nothing jumps. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div role="status" className="space-y-3 p-4">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="space-y-2">
          <div className="skeleton h-4 w-3/4" />
          <div className="skeleton h-4 w-1/2" />
        </div>
      ))}
    </div>
  );
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-2 p-8 text-center text-soft">
      <p className="font-medium text-ink">{title}</p>
      {children}
    </div>
  );
}

/** What happened, that nothing was lost, and what to try. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const key = problemKey(error);
  return (
    <div role="alert" className="m-4 rounded-xl border border-line bg-surface p-4">
      <p className="font-medium">{t(`problem.${key}.title`)}</p>
      <p className="mt-1 text-soft">{t(`problem.${key}.help`)}</p>
      {onRetry && (
        <Button className="mt-3" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

/** A calm line about something that happened. */
export function Notice({ tone = 'info', children }: { tone?: 'info' | 'good' | 'bad'; children: ReactNode }) {
  const look = {
    info: 'bg-low-soft text-low',
    good: 'bg-good-soft text-good',
    bad: 'bg-critical-soft text-critical',
  }[tone];
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={`rounded-xl px-4 py-3 ${look}`}>
      {children}
    </div>
  );
}
