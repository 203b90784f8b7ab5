import { useTranslation } from 'react-i18next';
import { cx } from './classes';
import { LevelShape } from './LevelBadge';
import { cut, type Marked } from './spans';

const LOOKS = {
  NONE: 'bg-good-soft text-good',
  LOW: 'bg-low-soft text-low',
  MODERATE: 'bg-moderate-soft text-moderate',
  HIGH: 'bg-high-soft text-high',
  CRITICAL: 'bg-critical-soft text-critical',
};

/** A text with its risky phrases marked in place: shape, word and colour. */
export function Highlight({ text, spans }: { text: string; spans: readonly Marked[] }) {
  const { t } = useTranslation();
  return (
    <p className="break-words whitespace-pre-line">
      {cut(text, spans).map((piece, index) =>
        piece.level ? (
          <mark
            key={index}
            data-level={piece.level}
            className={cx('rounded px-1 font-semibold underline decoration-2 underline-offset-4', LOOKS[piece.level])}
          >
            <span className="sr-only">{`[${t('markStart', { level: t(`level.${piece.level}`) })}] `}</span>
            <span className="me-1 inline-block align-baseline">
              <LevelShape level={piece.level} />
            </span>
            {piece.text}
            <span aria-hidden="true" className="ms-1 text-xs font-bold uppercase">
              {t(`level.${piece.level}`)}
            </span>
            <span className="sr-only">{` [${t('markEnd')}] `}</span>
          </mark>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </p>
  );
}
