import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { TextField } from '../kit/Field';
import { Highlight } from '../kit/Highlight';
import { Icon } from '../kit/Icon';
import { LevelBadge } from '../kit/LevelBadge';
import { Failure, Notice } from '../kit/States';
import { moment, number } from '../kit/times';
import { Problem, winnerOf } from '../wire/problem';
import type { Interaction } from '../wire/reviews';
import type { DecisionMutation } from './useDecision';

export function InteractionPane({ item, decision }: { item: Interaction; decision: DecisionMutation }) {
  const { t, i18n } = useTranslation('review');
  const spansOf = (target: 'user' | 'reply') =>
    item.findings
      .filter((finding) => (finding.target ?? 'user') === target)
      .flatMap((finding) => finding.spans.map((span) => ({ ...span, level: finding.level })));
  return (
    <article aria-label={t('message')} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-3 border-b border-line bg-surface px-3 py-3 sm:px-5">
        <Link
          to="/review"
          aria-label={t('back', { ns: 'common' })}
          className="-ms-2 inline-flex size-11 items-center justify-center rounded-xl hover:bg-sunken md:hidden"
        >
          <Icon name="back" />
        </Link>
        <h2 className="flex flex-wrap items-center gap-2 font-semibold">
          <LevelBadge level={item.level} />
          <span className="break-words">{item.category?.replaceAll(/[_.]/g, ' ').toLowerCase()}</span>
        </h2>
        <p className="text-sm text-soft">
          {t('score', { value: number(item.score, i18n.language, 2) })} · {moment(item.createdAt, i18n.language, true)}
        </p>
      </header>
      <div tabIndex={0} role="region" aria-label={t('transcript')} className="flex-1 xl:overflow-y-auto">
        <div className="mx-auto w-full max-w-3xl space-y-5 px-3 py-5 sm:px-5">
          {item.context.length > 0 && (
            <section aria-label={t('context')}>
              <h3 className="text-sm font-semibold text-soft">{t('context')}</h3>
              <ul className="mt-2 space-y-2">
                {item.context.map((turn, index) => (
                  <li key={index} className="border-s-2 border-line ps-3 text-soft">
                    <span className="text-sm font-semibold">{speaker(turn.role)}</span>
                    <p className="break-words whitespace-pre-line">{turn.text}</p>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Said title={t('message')} look="bg-accent-soft">
            <Highlight text={item.userText} spans={spansOf('user')} />
          </Said>
          <Said title={t('replyGiven')} look="border border-line bg-surface">
            {item.replyText ? <Highlight text={item.replyText} spans={spansOf('reply')} /> : <p className="text-soft">{t('noReply')}</p>}
          </Said>
        </div>
      </div>
      <Decide item={item} decision={decision} />
    </article>
  );

  function speaker(role: string): string {
    if (role === 'user') return t('who.patient', { ns: 'common' });
    return role === 'patient' || role === 'assistant' || role === 'staff' ? t(`who.${role}`, { ns: 'common' }) : role;
  }
}

function Said({ title, look, children }: { title: string; look: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className={`rounded-2xl px-4 py-3 ${look}`}>
      <h3 className="mb-1 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Decide({ item, decision }: { item: Interaction; decision: DecisionMutation }) {
  const { t } = useTranslation('review');
  const [note, setNote] = useState('');
  const here = decision.variables?.id === item.id;
  if (item.state !== 'PENDING') return <Decided item={item} />;
  const said = note.trim() === '' ? undefined : note.trim();
  return (
    <footer className="sticky bottom-0 shrink-0 space-y-3 border-t border-line bg-surface p-3 sm:px-5">
      {here && decision.isError && <Refused error={decision.error} />}
      <TextField label={t('note')} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
      <div className="grid grid-cols-2 gap-2">
        <Button
          look="primary"
          busy={decision.isPending}
          data-testid="review-confirm"
          aria-keyshortcuts="1"
          onClick={() => decision.mutate({ id: item.id, decision: 'CONFIRMED', note: said })}
        >
          <Key>1</Key> {t('confirm')}
        </Button>
        <Button
          busy={decision.isPending}
          data-testid="review-false-positive"
          aria-keyshortcuts="2"
          onClick={() => decision.mutate({ id: item.id, decision: 'FALSE_POSITIVE', note: said })}
        >
          <Key>2</Key> {t('falsePositive')}
        </Button>
      </div>
    </footer>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd aria-hidden="true" className="hidden rounded border border-current px-1.5 font-mono text-xs sm:inline">
      {children}
    </kbd>
  );
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('review');
  if (!(error instanceof Problem) || error.code !== 'review.claimed') return <Failure error={error} />;
  const name = winnerOf(error);
  return <Notice>{name ? t('claimed', { name }) : t('claimedUnnamed')}</Notice>;
}

function Decided({ item }: { item: Interaction }) {
  const { t } = useTranslation('review');
  const state = item.state === 'CONFIRMED' || item.state === 'FALSE_POSITIVE' ? item.state : undefined;
  if (!state) return null;
  const decision = t(`decision.${state}`);
  const name = item.review?.reviewer;
  return (
    <footer className="shrink-0 border-t border-line bg-surface p-4 sm:px-5">
      <p data-testid="review-decided" className="font-medium">
        {t('decided', { decision: name ? t('decidedBy', { decision, name }) : decision })}
      </p>
      {item.review?.note && <p className="mt-1 break-words text-soft">{item.review.note}</p>}
    </footer>
  );
}
