import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../kit/classes';
import { Findings } from '../kit/Findings';
import { ProseWithSources } from '../kit/LazyProse';
import { moment, number } from '../kit/times';
import type { Interaction, Step } from '../wire/reviews';

/** Why it was flagged: the five levels it passed, the findings, and the explanation with its guidelines. */
export function Evidence({ item }: { item: Interaction }) {
  const { t, i18n } = useTranslation('review');
  const why = item.explanation;
  return (
    <div className="space-y-6 p-4 sm:p-5">
      <h2 className="font-semibold">{t('evidence')}</h2>
      {why?.summary && (
        <Part title={t('explanation')}>
          <ProseWithSources text={why.summary} citations={why.citations} />
        </Part>
      )}
      <Part title={t('finding.title', { ns: 'common' })}>
        <Findings findings={item.findings} target={(finding) => finding.target && t(`target.${finding.target}`)} />
      </Part>
      {why && why.contributions.length > 0 && (
        <Part title={t('contributions')}>
          <ul className="space-y-2">
            {why.contributions.map(({ label, value }) => (
              <li key={label} className="grid grid-cols-[1fr_auto] gap-x-3 text-sm">
                <span className="break-words">{label}</span>
                <span className="tabular-nums">{number(value, i18n.language, 2)}</span>
                <span className="col-span-2 mt-1 block h-2 rounded-full bg-sunken" aria-hidden="true">
                  <span className="block h-2 rounded-full bg-accent" style={{ width: `${Math.min(100, Math.abs(value) * 100)}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {why?.saferReply && (
        <Part title={t('saferReply')}>
          <p className="rounded-xl bg-good-soft p-3 text-good">{why.saferReply}</p>
        </Part>
      )}
      <Part title={t('levels')}>
        <ol className="space-y-0">
          {item.levels.map((step) => (
            <StepRow key={step.level} step={step} />
          ))}
        </ol>
        {item.policyVersion && <p className="mt-3 text-sm break-all text-soft">{t('policy', { version: item.policyVersion })}</p>}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="mb-2 text-sm font-semibold text-soft">{title}</h3>
      {children}
    </section>
  );
}

const DOT: Record<Step['status'], string> = {
  done: 'bg-good border-good',
  pending: 'bg-surface border-line-strong border-dashed',
  failed: 'bg-critical border-critical',
  skipped: 'bg-sunken border-line-strong',
};

function StepRow({ step }: { step: Step }) {
  const { t, i18n } = useTranslation('review');
  const facts = [
    t(`status.${step.status}`),
    step.millis === undefined ? undefined : t('millis', { value: number(step.millis, i18n.language) }),
    step.at && moment(step.at, i18n.language),
  ].filter(Boolean);
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0 not-last:before:absolute not-last:before:start-[0.4rem] not-last:before:top-4 not-last:before:h-full not-last:before:w-px not-last:before:bg-line">
      <span aria-hidden="true" className={cx('relative mt-1.5 size-3.5 shrink-0 rounded-full border-2', DOT[step.status])} />
      <div className="min-w-0">
        <p className="font-medium break-words">
          {t('level', { number: step.level })}: {step.name}
        </p>
        <p className="text-sm text-soft">{facts.join(' · ')}</p>
        {step.detail && <p className="text-sm break-words text-soft">{step.detail}</p>}
      </div>
    </li>
  );
}
