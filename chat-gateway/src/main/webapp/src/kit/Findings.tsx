import { useTranslation } from 'react-i18next';
import type { Finding } from '../wire/shapes';
import { LevelBadge } from './LevelBadge';
import { percent } from './times';

/** What the safety engine found: the category as the clinical term it is, why, and by which guideline. */
export function Findings({ findings, target }: { findings: Finding[]; target?: (finding: Finding) => string | undefined }) {
  const { t, i18n } = useTranslation();
  if (findings.length === 0) return <p className="text-soft">{t('finding.none')}</p>;
  return (
    <ul className="space-y-3">
      {findings.map((finding, index) => (
        <li key={index} className="rounded-xl border border-line p-3">
          <p className="flex flex-wrap items-center gap-2">
            <LevelBadge level={finding.level} />
            <span className="font-medium break-words">{[finding.category, finding.kind].filter(Boolean).map(spoken).join(' · ')}</span>
            {target && <span className="text-sm text-soft">{target(finding)}</span>}
          </p>
          {finding.rationale && <p className="mt-2 text-sm">{finding.rationale}</p>}
          {finding.confidence !== undefined && (
            <p className="mt-1 text-sm text-soft">{t('finding.confidence', { value: percent(finding.confidence, i18n.language) })}</p>
          )}
          {finding.guideline && <GuidelineLink name={finding.guideline.name} url={finding.guideline.url} />}
        </li>
      ))}
    </ul>
  );
}

/** A code of the safety engine in readable form. */
function spoken(code = ''): string {
  return code.replaceAll(/[_.-]/g, ' ').toLowerCase();
}

function GuidelineLink({ name, url }: { name: string; url?: string }) {
  const { t } = useTranslation();
  const label = t('finding.guideline', { name });
  if (!url || !/^https?:\/\//.test(url)) return <p className="mt-1 text-sm text-soft">{label}</p>;
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="mt-1 inline-flex min-h-11 items-center text-sm font-medium text-accent underline underline-offset-4"
    >
      {label}
      <span className="sr-only">{` (${t('opensInNewTab')})`}</span>
    </a>
  );
}
