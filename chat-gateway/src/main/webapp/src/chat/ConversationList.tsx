import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { cx } from '../kit/classes';
import { Icon } from '../kit/Icon';
import { Skeleton } from '../kit/States';
import { moment } from '../kit/times';
import type { Conversation } from '../wire/conversations';
import { Queries } from '../shell/queries';
import { conversations } from './api';
import { ConversationMenu } from './ConversationMenu';
import { useLiveChat } from './live';

interface Props {
  current?: string;
  onChosen?: () => void;
}

type Page = { items: Conversation[] };

export default function ConversationList(props: Props) {
  return (
    <Queries>
      <List {...props} />
    </Queries>
  );
}

function List({ current, onChosen }: Props) {
  const { t } = useTranslation('chat');
  const [archived, setArchived] = useState(false);
  const list = useInfiniteQuery<Page, Error, InfiniteData<Page>, (string | boolean)[], string | undefined>({
    queryKey: ['conversations', archived],
    queryFn: ({ pageParam }) => conversations.list(archived, pageParam),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page.items.length < 50 ? undefined : page.items.at(-1)?.updatedAt),
  });
  useNews();
  const items = unique(list.data?.pages.flatMap((page) => page.items) ?? []);
  return (
    <div className="flex h-full flex-col">
      <div className="space-y-2 p-3">
        <Link
          to="/"
          onClick={onChosen}
          data-testid="new-conversation"
          className="flex min-h-11 items-center justify-center gap-2 rounded-xl border border-line-strong px-4 font-medium hover:bg-sunken"
        >
          <Icon name="plus" /> {t('newChat')}
        </Link>
        <div role="group" aria-label={t('conversations')} className="grid grid-cols-2 rounded-xl bg-sunken p-1">
          {[false, true].map((which) => (
            <button
              key={String(which)}
              type="button"
              aria-pressed={archived === which}
              onClick={() => setArchived(which)}
              className="min-h-11 rounded-lg px-2 text-sm text-soft aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink aria-pressed:shadow-card"
            >
              {t(which ? 'archived' : 'current')}
            </button>
          ))}
        </div>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        {list.isPending && <Skeleton lines={4} />}
        {list.isError && (
          <div role="alert" className="space-y-3 p-3 text-soft">
            <p>{t('listFailed')}</p>
            <Button onClick={() => void list.refetch()}>{t('retry', { ns: 'common' })}</Button>
          </div>
        )}
        {list.isSuccess && items.length === 0 && (
          <p className="p-3 text-sm text-soft">{t(archived ? 'noneArchived' : 'noneYet')}</p>
        )}
        <ul>
          {items.map((item) => (
            <Row key={item.id} item={item} open={item.id === current} onChosen={onChosen} />
          ))}
        </ul>
        {list.hasNextPage && (
          <Button look="plain" className="w-full" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more', { ns: 'common' })}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The list is read again when the chat heard of a new conversation or a new last message. */
function useNews(): void {
  const queries = useQueryClient();
  const chat = useLiveChat();
  useEffect(
    () => chat.onConversations(() => void queries.invalidateQueries({ queryKey: ['conversations'] })),
    [chat, queries],
  );
}

function unique(items: Conversation[]): Conversation[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

function Row({ item, open, onChosen }: { item: Conversation; open: boolean; onChosen?: () => void }) {
  const { t, i18n } = useTranslation('chat');
  const title = item.title ?? t('untitled');
  return (
    <li
      data-testid="conversation-row"
      className={cx('case-waits flex items-center rounded-xl', open ? 'bg-accent-soft' : 'hover:bg-sunken')}
    >
      <Link
        to="/c/$conversationId"
        params={{ conversationId: item.id }}
        onClick={onChosen}
        aria-current={open ? 'page' : undefined}
        className="block min-h-11 min-w-0 flex-1 px-3 py-2"
      >
        <span className={cx('block truncate', open && 'font-medium')}>{title}</span>
        <span className="block truncate text-xs text-soft">
          <time dateTime={item.updatedAt}>{moment(item.updatedAt, i18n.language)}</time>
          {item.floor.holder === 'staff' && item.floor.name && ` · ${t('withNurse', { name: item.floor.name })}`}
        </span>
      </Link>
      <ConversationMenu item={item} title={title} open={open} />
    </li>
  );
}
