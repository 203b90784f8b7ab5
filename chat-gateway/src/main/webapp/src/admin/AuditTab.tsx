import { useInfiniteQuery, useMutation, type InfiniteData } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Empty, Failure, Notice, Skeleton } from '../kit/States';
import { moment, number } from '../kit/times';
import { VirtualList } from '../kit/VirtualList';
import type { AuditEntry } from '../wire/analytics';
import { admin } from './api';

type Page = { items: AuditEntry[] };

export function AuditTab() {
  const { t, i18n } = useTranslation('admin');
  const audit = useInfiniteQuery<Page, Error, InfiniteData<Page>, string[], number | undefined>({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) => admin.audit(pageParam),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page.items.length < 100 ? undefined : page.items.at(-1)?.seq),
  });
  const check = useMutation({ mutationFn: admin.verify });
  const items = audit.data?.pages.flatMap((page) => page.items) ?? [];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = audit;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  return (
    <div className="mx-auto flex min-h-0 w-full max-w-7xl flex-1 flex-col p-3 sm:p-6">
      <div className="flex flex-wrap items-center gap-3 pb-4">
        <Button busy={check.isPending} data-testid="audit-verify" onClick={() => check.mutate()}>
          {t(check.isPending ? 'audit.verifying' : 'audit.verify')}
        </Button>
        {check.data?.valid && (
          <Notice tone="good">
            {t('audit.valid', { count: check.data.rows, formatted: number(check.data.rows, i18n.language) })}
          </Notice>
        )}
        {check.data && !check.data.valid && <Notice tone="bad">{t('audit.broken', { seq: check.data.firstBadSeq ?? '?' })}</Notice>}
        {check.isError && <Failure error={check.error} />}
      </div>
      {audit.isPending && <Skeleton lines={6} />}
      {audit.isError && <Failure error={audit.error} onRetry={() => void audit.refetch()} />}
      {audit.isSuccess && items.length === 0 && <Empty title={t('audit.empty')} />}
      {items.length > 0 && (
        <div className="flex min-h-0 flex-1 flex-col overflow-hidden rounded-2xl border border-line bg-surface">
          <VirtualList items={items} label={t('tab.audit')} height={88} keyOf={(item) => String(item.seq)} onEnd={more} row={(item) => <Row item={item} />} />
        </div>
      )}
    </div>
  );
}

function Row({ item }: { item: AuditEntry }) {
  const { t, i18n } = useTranslation('admin');
  const facts: [string, string | undefined][] = [
    [t('audit.actor'), [item.actorRole, item.actor].filter(Boolean).join(' ')],
    [t('audit.subject'), item.subject],
    [t('audit.outcome'), item.outcome],
    [t('audit.service'), item.service],
    [t('audit.hash'), item.hash?.slice(0, 16)],
  ];
  return (
    <div data-testid="audit-row" className="border-b border-line px-4 py-3">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-sm text-soft tabular-nums">{number(item.seq, i18n.language)}</span>
        <span className="font-medium">{item.action}</span>
        <time dateTime={item.at} className="text-sm text-soft">
          {moment(item.at, i18n.language, true)}
        </time>
      </p>
      <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name} className="flex min-w-0 gap-1.5">
                <dt className="text-soft">{name}</dt>
                <dd className="break-all">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
