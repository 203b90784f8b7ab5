import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../kit/classes';
import { Icon } from '../kit/Icon';
import { KeysHelp } from '../kit/KeysHelp';
import { LevelBadge } from '../kit/LevelBadge';
import { Empty, Failure, Skeleton } from '../kit/States';
import { lasting, useNow } from '../kit/times';
import { VirtualList } from '../kit/VirtualList';
import type { Case } from '../wire/cases';
import type { QueueState } from './api';
import type { useDesk } from './useDesk';

const STATES: readonly QueueState[] = ['open', 'mine', 'resolved', 'all'];

interface Props {
  list: UseQueryResult<{ items: Case[] }>;
  items: Case[];
  state: QueueState;
  onState: (state: QueueState) => void;
  current?: string;
  desk: ReturnType<typeof useDesk>;
  keys: boolean;
  onKeys: (open: boolean) => void;
}

export function CaseQueue({ list, items, state, onState, current, desk, keys, onKeys }: Props) {
  const { t } = useTranslation('desk');
  const now = useNow();
  const help = [
    ['j', t('keys.next')],
    ['k', t('keys.previous')],
    ['a', t('keys.accept')],
    ['r', t('keys.reply')],
    ['?', t('keys.help')],
  ] as const;
  return (
    <>
      <div className="flex items-center gap-1 ps-4 pe-2 pt-2">
        <h2 className="flex-1 text-lg font-semibold">{t('title')}</h2>
        <Sound desk={desk} />
        <KeysHelp open={keys} onOpen={onKeys} keys={help} />
      </div>
      <p role="status" data-testid="connection-state" data-state={desk.link} className={cx('px-4 text-xs', desk.link === 'online' ? 'text-soft' : 'font-medium text-moderate')}>
        {t(`link.${desk.link}`, { ns: 'common' })}
      </p>
      <p role="status" className="sr-only">
        {desk.alarms > 0 && t('new', { count: desk.alarms })}
      </p>
      <div role="group" aria-label={t('queue')} className="m-3 grid grid-cols-2 gap-1 rounded-xl bg-sunken p-1">
        {STATES.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={state === option}
            onClick={() => onState(option)}
            className="min-h-11 rounded-lg px-2 text-sm text-soft aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-card"
          >
            {t(`state.${option}`)}
          </button>
        ))}
      </div>
      {list.isPending && <Skeleton lines={5} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Empty title={t(`empty.${state}`)} />}
      {items.length > 0 && (
        <VirtualList
          items={items}
          label={t('queue')}
          height={92}
          keyOf={(item) => item.id}
          focus={items.findIndex((item) => item.id === current)}
          row={(item) => <Row item={item} open={item.id === current} now={now} />}
        />
      )}
    </>
  );
}

function Row({ item, open, now }: { item: Case; open: boolean; now: number }) {
  const { t, i18n } = useTranslation('desk');
  const waits = item.state === 'OPEN' || item.state === 'OFFERED';
  const time = lasting(now - Date.parse(item.openedAt), i18n.language);
  return (
    <Link
      to="/desk/$caseId"
      params={{ caseId: item.id }}
      data-testid="case-row"
      data-level={item.level}
      data-state={item.state}
      data-case-id={item.id}
      aria-current={open ? 'true' : undefined}
      className={cx('mx-2 mb-1 block rounded-xl border px-3 py-2.5 -outline-offset-2', open ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-sunken')}
    >
      <span className="flex items-center justify-between gap-2">
        <LevelBadge level={item.level} />
        <span className={cx('text-sm', waits ? 'font-medium' : 'text-soft')}>{waits ? t('waited', { time }) : t(`case.${item.state}`)}</span>
      </span>
      <span className="mt-1.5 block truncate font-medium">{item.patientName ?? t('unnamed')}</span>
      <span className="block truncate text-sm text-soft">
        {item.assignee?.name ? t('assignee', { name: item.assignee.name }) : item.reason?.replaceAll('_', ' ')}
      </span>
    </Link>
  );
}

function Sound({ desk }: { desk: ReturnType<typeof useDesk> }) {
  const { t } = useTranslation('desk');
  const [on, setOn] = useState(false);
  return (
    <button
      type="button"
      aria-pressed={on}
      aria-label={t(on ? 'sound.on' : 'sound.off')}
      title={t(on ? 'sound.on' : 'sound.off')}
      onClick={() => {
        desk.chime.switch(!on);
        setOn(!on);
      }}
      className="inline-flex size-11 items-center justify-center rounded-xl text-soft hover:bg-sunken hover:text-ink aria-pressed:text-accent"
    >
      <Icon name={on ? 'bell' : 'mute'} />
    </button>
  );
}
