import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Citation } from '../wire/shapes';
import { Icon } from './Icon';
import { Prose } from './LazyProse';

/** An answer with its sources: every [n] and every line below opens the source in place. */
export default function ProseWithSources({ text, citations }: { text: string; citations: Citation[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [open, setOpen] = useState<number>();
  const toggle = (number: number) => setOpen((now) => (now === number ? undefined : number));
  const panel = `${id}-source`;
  const shown = open === undefined ? undefined : citations[open - 1];
  return (
    <>
      <Prose
        text={text}
        sources={citations.length}
        mark={(number) => (
          <button
            type="button"
            onClick={() => toggle(number)}
            aria-expanded={open === number}
            aria-label={t('source', { number, title: citations[number - 1]?.title ?? '' })}
            className="relative mx-0.5 inline-flex h-5 min-w-5 items-center justify-center rounded-md bg-accent-soft px-1 align-text-top text-xs font-bold text-accent before:absolute before:-inset-2 hover:bg-accent hover:text-on-accent"
          >
            {number}
          </button>
        )}
      />
      {citations.length > 0 && (
        <div className="mt-3">
          <p id={`${id}-label`} className="text-sm text-soft">
            {t('sources')}
          </p>
          <ol aria-labelledby={`${id}-label`} className="mt-1 flex flex-wrap gap-2">
            {citations.map((citation, index) => (
              <li key={`${citation.id}-${index}`} className="max-w-full">
                <button
                  type="button"
                  data-testid="citation"
                  onClick={() => toggle(index + 1)}
                  aria-expanded={open === index + 1}
                  aria-controls={panel}
                  className="flex min-h-11 max-w-full items-center gap-2 rounded-xl border border-line bg-surface px-3 py-1 text-start text-sm hover:border-accent aria-expanded:border-accent aria-expanded:bg-accent-soft"
                >
                  <span className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-md bg-accent-soft px-1 text-xs font-bold text-accent">
                    {index + 1}
                  </span>
                  <span className="min-w-0 break-words">{citation.title}</span>
                </button>
              </li>
            ))}
          </ol>
          <div id={panel} aria-live="polite">
            {shown && <SourcePanel citation={shown} />}
          </div>
        </div>
      )}
    </>
  );
}

function SourcePanel({ citation }: { citation: Citation }) {
  const { t } = useTranslation();
  return (
    <div data-testid="citation-panel" className="mt-2 rounded-xl border border-accent bg-surface p-4 text-sm">
      <p className="font-semibold">{citation.title}</p>
      {citation.excerpt && (
        <div className="mt-2 text-soft">
          <Prose text={citation.excerpt} />
        </div>
      )}
      {citation.url && /^https?:\/\//.test(citation.url) && (
        <a
          href={citation.url}
          target="_blank"
          rel="noreferrer"
          className="mt-1 inline-flex min-h-11 items-center gap-2 font-medium text-accent underline underline-offset-4"
        >
          {t('openSource')}
          <Icon name="external" size={16} />
          <span className="sr-only">({t('opensInNewTab')})</span>
        </a>
      )}
    </div>
  );
}
