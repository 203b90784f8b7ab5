import { useTranslation } from 'react-i18next';
import type { Level } from '../wire/shapes';
import { cx } from './classes';

const LOOKS: Record<Level, string> = {
  NONE: 'bg-good-soft text-good',
  LOW: 'bg-low-soft text-low',
  MODERATE: 'bg-moderate-soft text-moderate',
  HIGH: 'bg-high-soft text-high',
  CRITICAL: 'bg-critical-soft text-critical',
};

const SHAPES: Record<Level, string> = {
  NONE: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  LOW: 'M8 2.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11z',
  MODERATE: 'M3 3h10v10H3z',
  HIGH: 'M8 1.500L15 14H1z',
  CRITICAL: 'M5 1h6l4 4v6l-4 4H5l-4-4V5z',
};

/** How serious: a shape, a word and a colour, so that none of them has to be seen alone. */
export function LevelBadge({ level }: { level: Level }) {
  const { t } = useTranslation();
  return (
    <span className={cx('inline-flex items-center gap-1.5 rounded-lg px-2 py-0.5 text-sm font-semibold', LOOKS[level])}>
      <LevelShape level={level} />
      {t(`level.${level}`)}
    </span>
  );
}

export function LevelShape({ level }: { level: Level }) {
  return (
    <svg width="12" height="12" viewBox="0 0 16 16" fill="currentColor" fillRule="evenodd" aria-hidden="true" className="shrink-0">
      <path d={SHAPES[level]} />
    </svg>
  );
}
