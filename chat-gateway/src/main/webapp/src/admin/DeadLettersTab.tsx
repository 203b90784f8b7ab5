import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../kit/Field';
import { Empty, Failure, Skeleton } from '../kit/States';
import { moment } from '../kit/times';
import type { DeadLetter } from '../wire/dead-letters';
import { admin, PAGE_SIZE } from './api';
import { DeadLetterDialog } from './DeadLetterDialog';
import { Pager } from './Pager';

const LOOKS = {
  OPEN: 'bg-critical-soft text-critical',
  REPLAYING: 'bg-low-soft text-low',
  HANDLED: 'bg-good-soft text-good',
};

/** Events that a consumer could not handle, and their way back to it. */
export function DeadLettersTab() {
  const { t } = useTranslation('admin');
  const [state, setState] = useState<'open' | 'all'>('open');
  const [page, setPage] = useState(0);
  const [shown, setShown] = useState<string>();
  const letters = useQuery({
    queryKey: ['dead-letters', state, page],
    queryFn: () => admin.deadLetters(state, page),
    placeholderData: keepPreviousData,
    refetchInterval: 5000,
  });
  const items = letters.data?.items ?? [];
  return (
    <div tabIndex={0} role="region" aria-label={t('tab.letters')} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-7xl p-3 sm:p-6">
        <p className="max-w-3xl text-soft">{t('letters.help')}</p>
        <div className="mt-4 max-w-xs">
          <Choice
            label={t('letters.show')}
            value={state}
            data-testid="letters-state"
            onChange={(event) => {
              setState(event.target.value === 'all' ? 'all' : 'open');
              setPage(0);
            }}
          >
            <option value="open">{t('letters.openOnly')}</option>
            <option value="all">{t('letters.all')}</option>
          </Choice>
        </div>
        {letters.isPending && <Skeleton lines={6} />}
        {letters.isError && <Failure error={letters.error} onRetry={() => void letters.refetch()} />}
        {letters.data && (
          <p role="status" className="mt-4 text-sm text-soft">
            {t('letters.found', { count: letters.data.total })}
          </p>
        )}
        {letters.isSuccess && items.length === 0 && <Empty title={t('letters.empty')} />}
        <ul className="mt-2 divide-y divide-line rounded-2xl border border-line bg-surface empty:hidden">
          {items.map((letter) => (
            <Row key={letter.id} letter={letter} onShow={() => setShown(letter.id)} />
          ))}
        </ul>
        {letters.data && <Pager page={page} total={letters.data.total} size={PAGE_SIZE} onPage={setPage} />}
      </div>
      {shown && <DeadLetterDialog id={shown} onClose={() => setShown(undefined)} />}
    </div>
  );
}

function Row({ letter, onShow }: { letter: DeadLetter; onShow: () => void }) {
  const { t, i18n } = useTranslation('admin');
  const facts: [string, string][] = [
    [t('letters.topic'), letter.topic],
    [t('letters.consumer'), letter.consumer],
    [t('letters.tries'), String(letter.tries)],
    [t('letters.cause'), letter.cause],
  ];
  return (
    <li data-testid="letter-row" data-letter-id={letter.id} data-state={letter.state} className="px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <button
          type="button"
          onClick={onShow}
          data-testid="letter-open"
          className="min-h-11 text-start font-medium break-all text-accent underline underline-offset-4"
        >
          {letter.eventType || t('letters.unknownType')}
        </button>
        <span className={`rounded-lg px-2 py-0.5 text-sm font-medium ${LOOKS[letter.state]}`}>{t(`letters.state.${letter.state}`)}</span>
        <time dateTime={letter.failedAt} className="text-sm text-soft">
          {moment(letter.failedAt, i18n.language, true)}
        </time>
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
        {facts.map(([name, value]) => (
          <div key={name} className="flex min-w-0 gap-1.5">
            <dt className="text-soft">{name}</dt>
            <dd className="break-all">{value || '–'}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
