import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panes } from '../kit/Panes';
import { Empty, Failure, Notice, Skeleton } from '../kit/States';
import { useKeys } from '../kit/useKeys';
import { Queries } from '../shell/queries';
import { usePageTitle } from '../shell/Shell';
import type { Decision } from '../wire/reviews';
import { reviews } from './api';
import { Evidence } from './Evidence';
import { InteractionPane } from './InteractionPane';
import { ReviewQueue } from './ReviewQueue';
import { useDecision } from './useDecision';

export function ReviewRoom() {
  return (
    <Queries>
      <Review />
    </Queries>
  );
}

function Review() {
  const { t } = useTranslation('review');
  const { interactionId } = useParams({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [keys, setKeys] = useState(false);
  const [done, setDone] = useState(0);
  const [saved, setSaved] = useState<Decision>();
  usePageTitle(t('title'));

  const list = useQuery({ queryKey: ['reviews'], queryFn: reviews.queue, refetchInterval: 30_000 });
  const items = list.data?.items ?? [];
  const at = items.findIndex((item) => item.id === interactionId);
  const after = at < 0 ? undefined : (items[at + 1] ?? items[at - 1]);
  const one = useQuery({
    queryKey: ['interaction', interactionId],
    queryFn: () => reviews.one(interactionId ?? ''),
    enabled: interactionId !== undefined,
  });

  // The next one is here before it is asked for.
  const next = after?.id;
  useEffect(() => {
    if (next) void queries.prefetchQuery({ queryKey: ['interaction', next], queryFn: () => reviews.one(next) });
  }, [next, queries]);

  const open = (id: string) => void navigate({ to: '/review/$interactionId', params: { interactionId: id } });
  const decision = useDecision((decided) => {
    setDone((count) => count + 1);
    setSaved(decided);
    if (next) open(next);
    else void navigate({ to: '/review' });
  });
  const move = (by: number) => {
    const target = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
    if (target) open(target.id);
  };
  const pending = one.data?.state === 'PENDING' && !decision.isPending ? one.data.id : undefined;
  const decide = (value: Decision) => () => pending && decision.mutate({ id: pending, decision: value });
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '1': decide('CONFIRMED'),
    '2': decide('FALSE_POSITIVE'),
    '?': () => setKeys((shown) => !shown),
  });

  return (
    <Panes
      title={t('title')}
      chosen={interactionId !== undefined}
      listLabel={t('queue')}
      asideLabel={t('evidence')}
      list={<ReviewQueue list={list} current={interactionId} done={done} keys={keys} onKeys={setKeys} />}
      detail={
        <>
          {saved && (
            <div className="p-3">
              <Notice tone="good">{t(`saved.${saved}`)}</Notice>
            </div>
          )}
          {interactionId === undefined && (
            <Empty title={items.length === 0 && list.isSuccess ? t('empty.title') : t('choose.title')}>
              <p>{items.length === 0 && list.isSuccess ? t('empty.help') : t('choose.help')}</p>
            </Empty>
          )}
          {interactionId !== undefined && one.isPending && <Skeleton lines={6} />}
          {one.isError && <Failure error={one.error} onRetry={() => void one.refetch()} />}
          {one.data && <InteractionPane key={one.data.id} item={one.data} decision={decision} />}
        </>
      }
      aside={one.data && <Evidence item={one.data} />}
    />
  );
}
