import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cx } from '../kit/classes';
import { KeysHelp } from '../kit/KeysHelp';
import { LevelBadge } from '../kit/LevelBadge';
import { Empty, Failure, Skeleton } from '../kit/States';
import { lasting, number, useNow } from '../kit/times';
import { VirtualList } from '../kit/VirtualList';
import type { InteractionSummary } from '../wire/reviews';

interface Props {
  list: UseQueryResult<{ items: InteractionSummary[]; total: number }>;
  current?: string;
  done: number;
  keys: boolean;
  onKeys: (open: boolean) => void;
}

export function ReviewQueue({ list, current, done, keys, onKeys }: Props) {
  const { t } = useTranslation('review');
  const now = useNow(60_000);
  const items = list.data?.items ?? [];
  const left = list.data?.total ?? 0;
  const help = [
    ['j', t('keys.next')],
    ['k', t('keys.previous')],
    ['1', t('keys.confirm')],
    ['2', t('keys.falsePositive')],
    ['?', t('keys.help')],
  ] as const;
  return (
    <>
      <div className="flex items-center gap-1 ps-4 pe-2 pt-2">
        <h2 className="flex-1 text-lg font-semibold">{t('title')}</h2>
        <KeysHelp open={keys} onOpen={onKeys} keys={help} />
      </div>
      <div className="px-4 pb-3">
        <p data-testid="review-progress" className="text-sm text-soft">
          {t('progress', { done, left })}
        </p>
        <progress
          aria-label={t('progress', { done, left })}
          value={done}
          max={Math.max(1, done + left)}
          className="mt-2 block h-2 w-full overflow-hidden rounded-full bg-sunken accent-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
        />
      </div>
      {list.isPending && <Skeleton lines={5} />}
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty title={t('empty.title')}>
          <p>{t('empty.help')}</p>
        </Empty>
      )}
      {items.length > 0 && (
        <VirtualList
          items={items}
          label={t('queue')}
          height={96}
          keyOf={(item) => item.id}
          focus={items.findIndex((item) => item.id === current)}
          row={(item) => <Row item={item} open={item.id === current} now={now} />}
        />
      )}
    </>
  );
}

function Row({ item, open, now }: { item: InteractionSummary; open: boolean; now: number }) {
  const { t, i18n } = useTranslation('review');
  return (
    <Link
      to="/review/$interactionId"
      params={{ interactionId: item.id }}
      data-testid="review-row"
      data-level={item.level}
      data-interaction-id={item.id}
      aria-current={open ? 'true' : undefined}
      className={cx('mx-2 mb-1 block rounded-xl border px-3 py-2.5 -outline-offset-2', open ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-sunken')}
    >
      <span className="flex items-center justify-between gap-2">
        <LevelBadge level={item.level} />
        <span className="text-sm text-soft">{lasting(now - Date.parse(item.createdAt), i18n.language)}</span>
      </span>
      <span className="mt-1.5 line-clamp-2 break-words">{item.excerpt}</span>
      <span className="block truncate text-sm text-soft">
        {[item.category?.replaceAll(/[_.]/g, ' ').toLowerCase(), t('score', { value: number(item.score, i18n.language, 2) })].filter(Boolean).join(' · ')}
      </span>
    </Link>
  );
}
