import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { Failure, Notice, Skeleton } from '../kit/States';
import { moment } from '../kit/times';
import type { DeadLetterDetail } from '../wire/dead-letters';
import { admin } from './api';

/** One dead letter: where it came from, why it failed, and a replay that asks first. */
export function DeadLetterDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const letter = useQuery({ queryKey: ['dead-letter', id], queryFn: () => admin.deadLetter(id), refetchInterval: 2000 });
  const replay = useMutation({
    mutationFn: () => admin.replay(id),
    onSettled: () => queries.invalidateQueries(),
    onSuccess: () => setAsking(false),
  });
  const found = letter.data;
  return (
    <Dialog open onClose={onClose} title={t('letters.title')} help={t('letters.noText')}>
      {letter.isPending && <Skeleton lines={4} />}
      {letter.isError && <Failure error={letter.error} onRetry={() => void letter.refetch()} />}
      {found && (
        <div className="space-y-4">
          <Notice tone={found.state === 'HANDLED' ? 'good' : 'info'}>{t(`letters.outcome.${found.state}`, { count: found.replays })}</Notice>
          <Facts letter={found} />
          {replay.isError && <Failure error={replay.error} />}
          {found.state === 'OPEN' && !found.replayable && <p className="text-soft">{t('letters.notWhole')}</p>}
          {found.state === 'OPEN' && found.replayable && !asking && (
            <Button look="primary" data-testid="letter-replay" onClick={() => setAsking(true)}>
              {t('letters.replay')}
            </Button>
          )}
          {found.state === 'OPEN' && asking && (
            <div role="group" aria-label={t('letters.replay')} className="space-y-3 rounded-xl border border-line p-4">
              <p>{t('letters.sure', { consumer: found.consumer })}</p>
              <div className="flex flex-wrap gap-3">
                <Button look="primary" busy={replay.isPending} data-testid="letter-replay-confirm" onClick={() => replay.mutate()}>
                  {t('letters.confirm')}
                </Button>
                <Button onClick={() => setAsking(false)}>{t('cancel', { ns: 'common' })}</Button>
              </div>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

function Facts({ letter }: { letter: DeadLetterDetail }) {
  const { t, i18n } = useTranslation('admin');
  const facts: [string, string | undefined][] = [
    [t('letters.type'), letter.eventType || t('letters.unknownType')],
    [t('letters.topic'), `${letter.topic} [${letter.partition}] @${letter.offset}`],
    [t('letters.key'), letter.key],
    [t('letters.consumer'), letter.consumer],
    [t('letters.failedAt'), moment(letter.failedAt, i18n.language, true)],
    [t('letters.tries'), String(letter.tries)],
    [t('letters.reason'), letter.reason],
    [t('letters.cause'), letter.cause],
    ...Object.entries(letter.headers),
    [t('letters.fields'), letter.fields.map((field) => `${field.name}: ${field.kind}`).join(', ')],
  ];
  return (
    <dl data-testid="letter-facts" data-state={letter.state} className="space-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="grid grid-cols-[minmax(7rem,1fr)_2fr] gap-x-3">
          <dt className="break-words text-soft">{name}</dt>
          <dd className="break-all">{value || '–'}</dd>
        </div>
      ))}
    </dl>
  );
}
