import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panes } from '../kit/Panes';
import { Empty, Failure, Skeleton } from '../kit/States';
import { useKeys } from '../kit/useKeys';
import { Queries } from '../shell/queries';
import { usePageTitle } from '../shell/Shell';
import { cases, type QueueState } from './api';
import { CaseContext } from './CaseContext';
import { CasePane } from './CasePane';
import { CaseQueue } from './CaseQueue';
import { useAccept } from './useAccept';
import { useDesk } from './useDesk';

export function DeskRoom() {
  return (
    <Queries>
      <Desk />
    </Queries>
  );
}

function Desk() {
  const { t } = useTranslation('desk');
  const { caseId } = useParams({ strict: false });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [state, setState] = useState<QueueState>('open');
  const [keys, setKeys] = useState(false);
  const desk = useDesk();
  usePageTitle(t('title'));

  const list = useQuery({ queryKey: ['cases', state], queryFn: () => cases.list(state) });
  const one = useQuery({ queryKey: ['case', caseId], queryFn: () => cases.one(caseId ?? ''), enabled: caseId !== undefined });
  const accept = useAccept(() => {
    setState('mine');
    void queries.invalidateQueries({ queryKey: ['cases'] });
  });

  const items = list.data?.items ?? [];
  const open = (id: string) => void navigate({ to: '/desk/$caseId', params: { caseId: id } });
  const move = (by: number) => {
    const at = items.findIndex((item) => item.id === caseId);
    const next = items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))];
    if (next) open(next.id);
  };
  const waiting = one.data && one.data.state !== 'ACCEPTED' && one.data.state !== 'RESOLVED';
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    a: waiting ? () => accept.mutate(one.data.id) : undefined,
    r: () => document.getElementById('case-reply')?.focus(),
    '?': () => setKeys((shown) => !shown),
  });

  return (
    <Panes
      title={t('title')}
      chosen={caseId !== undefined}
      listLabel={t('queue')}
      asideLabel={t('context')}
      list={
        <CaseQueue
          list={list}
          items={items}
          state={state}
          onState={setState}
          current={caseId}
          desk={desk}
          keys={keys}
          onKeys={setKeys}
        />
      }
      detail={
        <>
          {caseId === undefined && (
            <Empty title={t('choose.title')}>
              <p>{t('choose.help')}</p>
            </Empty>
          )}
          {caseId !== undefined && one.isPending && <Skeleton lines={6} />}
          {one.isError && <Failure error={one.error} onRetry={() => void one.refetch()} />}
          {one.data && <CasePane key={one.data.id} item={one.data} accept={accept} />}
        </>
      }
      aside={one.data && <CaseContext item={one.data} />}
    />
  );
}
