import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../i18n/languages';
import { Failure, Skeleton } from '../kit/States';
import { moment, number } from '../kit/times';
import { LEVELS } from '../wire/shapes';
import { TOTALS, type Dashboard } from '../wire/analytics';
import { admin } from './api';
import { BarList } from './BarList';
import { Trend } from './Trend';

const PERIODS = [24, 168, 720] as const;

export function OverviewTab() {
  const { t } = useTranslation('admin');
  const [hours, setHours] = useState<number>(24);
  const board = useQuery({
    queryKey: ['dashboard', hours],
    queryFn: () => admin.dashboard(hours),
    refetchInterval: 30_000,
  });
  return (
    <div tabIndex={0} role="region" aria-label={t('tab.overview')} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-7xl space-y-6 p-3 sm:p-6">
        <div role="group" aria-label={t('window')} className="inline-flex flex-wrap gap-1 rounded-xl bg-sunken p-1">
          {PERIODS.map((period) => (
            <button
              key={period}
              type="button"
              aria-pressed={hours === period}
              onClick={() => setHours(period)}
              className="min-h-11 rounded-lg px-4 text-soft aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-card"
            >
              {t(`hours.${period}`)}
            </button>
          ))}
        </div>
        {board.isPending && <Skeleton lines={6} />}
        {board.isError && <Failure error={board.error} onRetry={() => void board.refetch()} />}
        {board.data && <Board data={board.data} />}
      </div>
    </div>
  );
}

function Board({ data }: { data: Dashboard }) {
  const { t, i18n } = useTranslation('admin');
  const named = (counts: Record<string, number>, name: (key: string) => string) =>
    Object.entries(counts).map(([key, value]) => ({ name: name(key), value }));
  const byLevel = LEVELS.filter((level) => data.byLevel[level] !== undefined).map((level) => ({
    name: t(`level.${level}`, { ns: 'common' }),
    value: data.byLevel[level] ?? 0,
  }));
  const sourceName = (key: string) =>
    key === 'model' || key === 'extractive' || key === 'script' || key === 'staff' ? t(`source.${key}`) : key;
  const languageName = (key: string) => (isLanguage(key) ? t(`languageName.${key}`, { ns: 'common' }) : key);
  return (
    <>
      <p className="text-sm text-soft">{t('generated', { time: moment(data.generatedAt, i18n.language, true) })}</p>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5 xl:grid-cols-7">
        {TOTALS.map((total) => (
          <div key={total} className="flex flex-col justify-between rounded-2xl border border-line bg-surface p-4">
            <dt className="text-sm break-words text-soft">{t(`total.${total}`)}</dt>
            <dd data-testid={`dash-total-${total}`} data-value={data.totals[total] ?? 0} className="mt-2 text-2xl font-semibold tabular-nums">
              {number(data.totals[total] ?? 0, i18n.language)}
            </dd>
          </div>
        ))}
      </dl>
      <Trend points={data.series} hours={data.hours} />
      <div className="grid gap-4 md:grid-cols-2">
        <BarList title={t('chart.byLevel')} rows={byLevel} />
        <BarList title={t('chart.bySource')} rows={named(data.bySource, sourceName)} />
        <BarList title={t('chart.byCategory')} rows={named(data.byCategory, (key) => key.replaceAll(/[_.]/g, ' '))} />
        <BarList title={t('chart.byLanguage')} rows={named(data.byLanguage, languageName)} />
        <Latency latency={data.latency} />
        <Bus bus={data.bus} />
      </div>
    </>
  );
}

function Latency({ latency }: { latency: Dashboard['latency'] }) {
  const { t, i18n } = useTranslation('admin');
  const millis = (value?: number) =>
    value === undefined ? t('latency.none') : t('latency.millis', { value: number(value, i18n.language) });
  const seconds = (value?: number) =>
    value === undefined ? t('latency.none') : t('latency.seconds', { value: number(value, i18n.language, 1) });
  const rows = [
    [t('latency.reply'), t('latency.p50'), millis(latency.replyP50Millis)],
    [t('latency.reply'), t('latency.p95'), millis(latency.replyP95Millis)],
    [t('latency.accept'), t('latency.p50'), seconds(latency.acceptP50Seconds)],
    [t('latency.accept'), t('latency.p95'), seconds(latency.acceptP95Seconds)],
  ];
  return (
    <Facts title={t('latency.title')} rows={rows.map(([what, part, value]) => [`${what}, ${part}`, value ?? ''])} />
  );
}

function Bus({ bus }: { bus: Dashboard['bus'] }) {
  const { t, i18n } = useTranslation('admin');
  const last = bus?.lastEventAt ? moment(bus.lastEventAt, i18n.language, true) : t('bus.never');
  return (
    <Facts
      title={t('bus.title')}
      rows={[
        [t('bus.events'), number(bus?.events ?? 0, i18n.language)],
        [t('bus.last'), last],
      ]}
    />
  );
}

function Facts({ title, rows }: { title: string; rows: [string, string][] }) {
  return (
    <section aria-label={title} className="rounded-2xl border border-line bg-surface p-4">
      <h2 className="font-semibold">{title}</h2>
      <dl className="mt-3 space-y-2">
        {rows.map(([name, value]) => (
          <div key={name} className="flex flex-wrap justify-between gap-x-4">
            <dt className="text-soft">{name}</dt>
            <dd className="font-medium tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
