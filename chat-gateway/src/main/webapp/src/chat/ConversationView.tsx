import { lazy, Suspense, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import { Failure, Skeleton } from '../kit/States';
import { conversations } from './api';
import { Composer } from './Composer';
import { ConnectionState, FloorBanner } from './Presence';
import { EmergencyCard, useEmergency } from './EmergencyCard';
import { EmptyChat } from './EmptyChat';
import { useChatState, useLiveChat } from './live';
import { NEW, threadOf } from './store';

// Fetched at once, beside the history or the first question, so that writing need not wait for it.
const fetched = import('./MessageList');
const MessageList = lazy(() => fetched);

export function ConversationView({ threadKey, onList }: { threadKey: string; onList: () => void }) {
  const { t } = useTranslation('chat');
  const chat = useLiveChat();
  const state = useChatState();
  const thread = threadOf(state, threadKey);
  const emergency = useEmergency(thread.messages);

  const load = useCallback(async () => {
    try {
      const [one, history] = await Promise.all([conversations.one(threadKey), conversations.history(threadKey)]);
      chat.dispatch({ type: 'history', conversationId: threadKey, ...history, floor: one.floor });
    } catch {
      chat.dispatch({ type: 'history.failed', conversationId: threadKey });
    }
  }, [chat, threadKey]);

  const needsHistory = threadKey !== NEW && thread.history === 'none';
  useEffect(() => {
    if (needsHistory) void load();
  }, [load, needsHistory]);

  const started = thread.messages.length + thread.pending.length + thread.streams.length > 0;
  const filled = emergency.message !== undefined && emergency.open;
  return (
    <>
      <div className="flex shrink-0 items-center gap-2 border-b border-line bg-surface px-2 py-1 sm:px-4">
        <button
          type="button"
          onClick={onList}
          aria-label={t('openList')}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-xl hover:bg-sunken lg:hidden"
        >
          <Icon name="menu" />
        </button>
        <FloorBanner floor={thread.floor} />
        <ConnectionState />
      </div>
      <h1 className="sr-only">{t('title')}</h1>
      {emergency.message && (
        <EmergencyCard message={emergency.message} open={emergency.open} onOpen={emergency.setOpen} floor={thread.floor} />
      )}
      <div className={filled ? 'hidden' : 'flex min-h-0 flex-1 flex-col'}>
        {!started && threadKey === NEW && <EmptyChat onAsk={(text) => chat.send(threadKey, text)} />}
        {!started && needsHistory && (
          <div className="mx-auto w-full max-w-2xl flex-1">
            <Skeleton lines={5} />
          </div>
        )}
        {thread.history === 'failed' && !started && (
          <div className="mx-auto w-full max-w-2xl flex-1">
            <Failure error={undefined} onRetry={() => void load()} />
          </div>
        )}
        {started && (
          <Suspense fallback={<div className="flex-1" />}>
            <MessageList threadKey={threadKey} thread={thread} trouble={state.trouble !== undefined} />
          </Suspense>
        )}
        {!started && threadKey !== NEW && thread.history === 'ready' && <div className="flex-1" />}
      </div>
      <Composer key={threadKey} threadKey={threadKey} />
    </>
  );
}
