import { useEffect, useState } from 'react';
import { localeTag } from '../i18n/languages';

/** The present moment, renewed often enough for waiting times. */
export function useNow(every = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** "3 min", "2 h", "5 d": how long, in the reader's language. */
export function lasting(millis: number, language: string): string {
  const minutes = Math.max(0, Math.floor(millis / 60_000));
  const [value, unit] =
    minutes < 60 ? [minutes, 'minute'] : minutes < 2880 ? [Math.floor(minutes / 60), 'hour'] : [Math.floor(minutes / 1440), 'day'];
  return new Intl.NumberFormat(localeTag(language), { style: 'unit', unit: String(unit), unitDisplay: 'short' }).format(
    Number(value),
  );
}

/** A clock time for today, date and time before that, always with the time zone where it matters (`zone`). */
export function moment(iso: string, language: string, zone = false): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const today = at.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(localeTag(language), {
    ...(today && !zone ? {} : { day: 'numeric', month: 'short', year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    ...(zone ? { timeZoneName: 'short' } : {}),
  }).format(at);
}

export function day(iso: string, language: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime())
    ? ''
    : new Intl.DateTimeFormat(localeTag(language), { dateStyle: 'medium' }).format(at);
}

export function number(value: number, language: string, digits = 0): string {
  return new Intl.NumberFormat(localeTag(language), { maximumFractionDigits: digits }).format(value);
}

export function percent(value: number, language: string): string {
  return new Intl.NumberFormat(localeTag(language), { style: 'percent' }).format(value);
}
