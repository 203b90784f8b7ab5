import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { cx } from '../kit/classes';
import { Highlight } from '../kit/Highlight';
import { Icon } from '../kit/Icon';
import { LevelBadge } from '../kit/LevelBadge';
import { Prose } from '../kit/LazyProse';
import { Failure, Notice } from '../kit/States';
import { moment } from '../kit/times';
import { useSession } from '../session/session';
import { winnerOf } from '../wire/problem';
import type { Case, Entry } from '../wire/cases';
import { CaseEnding } from './CaseEnding';
import { ReplyBox } from './ReplyBox';
import type { Accept } from './useAccept';

export function CasePane({ item, accept }: { item: Case; accept: Accept }) {
  const { t, i18n } = useTranslation('desk');
  const session = useSession();
  const me = session.status === 'in' ? session.claims.sub : '';
  const mine = item.state === 'ACCEPTED' && item.assignee?.id === me;
  const waits = item.state !== 'ACCEPTED' && item.state !== 'RESOLVED';
  return (
    <article aria-label={item.patientName ?? t('unnamed')} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-surface px-3 py-3 sm:px-5">
        <Link
          to="/desk"
          aria-label={t('back', { ns: 'common' })}
          className="-ms-2 inline-flex size-11 items-center justify-center rounded-xl hover:bg-sunken md:hidden"
        >
          <Icon name="back" />
        </Link>
        <div className="min-w-0 flex-1 basis-48">
          <h2 className="text-lg font-semibold break-words">{item.patientName ?? t('unnamed')}</h2>
          <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
            <LevelBadge level={item.level} />
            <span data-testid="case-state" data-state={item.state}>{t(`case.${item.state}`)}</span>
            <span>{t('opened', { time: moment(item.openedAt, i18n.language) })}</span>
            {item.assignee?.name && <span>{t('assignee', { name: mine ? t('you') : item.assignee.name })}</span>}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {waits && (
            <Button look="primary" busy={accept.isPending} data-testid="case-accept" onClick={() => accept.mutate(item.id)}>
              {t(accept.isPending ? 'accepting' : 'accept')}
            </Button>
          )}
          {mine && <CaseEnding item={item} />}
        </div>
      </header>
      <AcceptNews accept={accept} id={item.id} />
      <Transcript entries={item.transcript ?? []} item={item} />
      <footer className="shrink-0 border-t border-line bg-surface p-3 sm:px-5">
        {mine && <ReplyBox caseId={item.id} />}
        {waits && <p className="py-2 text-soft">{t('acceptFirst')}</p>}
        {item.state === 'RESOLVED' && (
          <p className="py-2 text-soft">
            {t('closed')} {item.disposition && dispositionText(item.disposition)}
          </p>
        )}
        {item.state === 'ACCEPTED' && !mine && (
          <p className="py-2 text-soft">{t('assignee', { name: item.assignee?.name ?? '' })}</p>
        )}
      </footer>
    </article>
  );

  function dispositionText(disposition: string): string {
    return t(`disposition.${disposition}` as 'disposition.SELF_CARE');
  }
}

function AcceptNews({ accept, id }: { accept: Accept; id: string }) {
  const { t } = useTranslation('desk');
  if (accept.variables !== id) return null;
  const problem = accept.error;
  if (problem && 'status' in problem && problem.status === 409) {
    const name = winnerOf(problem);
    return (
      <div className="p-3" data-testid="case-taken">
        <Notice>{name ? t('taken', { name }) : t('takenUnnamed')}</Notice>
      </div>
    );
  }
  if (problem) return <Failure error={problem} onRetry={() => accept.mutate(id)} />;
  if (!accept.isSuccess) return null;
  return (
    <p role="status" className="sr-only">
      {t('accepted')}
    </p>
  );
}

function Transcript({ entries, item }: { entries: Entry[]; item: Case }) {
  const { t } = useTranslation('desk');
  const end = useRef<HTMLDivElement>(null);
  const count = entries.length;
  useEffect(() => {
    const box = end.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [count]);
  return (
    <div ref={end} tabIndex={0} role="region" aria-label={t('transcript')} className="min-h-48 flex-1 xl:overflow-y-auto">
      {count === 0 && <p className="p-6 text-soft">{t('noTranscript')}</p>}
      <ol aria-live="polite" className="mx-auto flex w-full max-w-3xl flex-col gap-4 px-3 py-5 sm:px-5">
        {entries.map((entry) => (
          <EntryRow key={entry.messageId} entry={entry} item={item} />
        ))}
      </ol>
    </div>
  );
}

const FRAME = {
  patient: 'bg-accent-soft',
  assistant: 'border border-line bg-surface',
  staff: 'border-s-4 border-good bg-good-soft',
};

function EntryRow({ entry, item }: { entry: Entry; item: Case }) {
  const { t, i18n } = useTranslation();
  const who = entry.role === 'patient' ? (item.patientName ?? t('who.patient')) : (entry.author ?? t(`who.${entry.role}`));
  return (
    <li data-testid="case-message" data-role={entry.role} className={cx('rounded-2xl px-4 py-3', FRAME[entry.role])}>
      <p className="mb-1 flex flex-wrap gap-x-2 text-sm text-soft">
        <span className="font-semibold text-ink">{who}</span>
        {entry.at && <time dateTime={entry.at}>{moment(entry.at, i18n.language)}</time>}
      </p>
      {entry.role === 'assistant' ? (
        <Prose text={entry.text} />
      ) : (
        <Highlight text={entry.text} spans={entry.spans.map((span) => ({ ...span, level: item.level }))} />
      )}
    </li>
  );
}
