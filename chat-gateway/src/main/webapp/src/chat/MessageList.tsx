import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { preloadProse } from '../kit/LazyProse';
import { Notice } from '../kit/States';
import { useLiveChat } from './live';
import { MessageRow } from './MessageRow';
import { PendingRow, StreamRow, TypingRow, WaitingRow } from './OpenRows';
import type { Thread } from './thread';
import { useAnnouncement } from './useAnnouncement';

const NEAR = 80;
const TYPING_LASTS = 6_000;

interface Props {
  threadKey: string;
  thread: Thread;
  trouble: boolean;
}

export default function MessageList({ threadKey, thread, trouble }: Props) {
  const { t } = useTranslation('chat');
  const chat = useLiveChat();
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const typing = useTyping(thread);
  const newest = thread.messages.at(-1)?.seq ?? 0;
  const announcement = useAnnouncement(thread.messages);

  useEffect(preloadProse, []);

  // Follows the end while the reader is there, and stays put while they read further up.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box && atEnd) box.scrollTop = box.scrollHeight;
  });

  useEffect(() => {
    const box = scroller.current;
    const inner = box?.firstElementChild;
    if (!box || !inner) return;
    const observer = new ResizeObserver(() => {
      if (atEnd) box.scrollTop = box.scrollHeight;
    });
    observer.observe(inner);
    observer.observe(box);
    return () => observer.disconnect();
  }, [atEnd]);

  useEffect(() => {
    if (atEnd && document.visibilityState === 'visible') chat.read(threadKey, newest);
  }, [atEnd, chat, newest, threadKey]);

  const onScroll = () => {
    const box = scroller.current;
    if (box) setAtEnd(box.scrollHeight - box.scrollTop - box.clientHeight < NEAR);
  };
  const toEnd = () => {
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
    setAtEnd(true);
  };

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('log')} className="h-full overflow-y-auto">
        <ol className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-6">
          {thread.messages.map((message) => (
            <MessageRow key={message.messageId} message={message} />
          ))}
          {thread.streams.map((stream) => (
            <StreamRow key={stream.replyTo} stream={stream} onRetry={() => askAgain(stream.replyTo)} />
          ))}
          {thread.awaiting.length > 0 && thread.streams.length === 0 && <WaitingRow />}
          {thread.pending.map((pending) => (
            <PendingRow key={pending.clientMessageId} pending={pending} />
          ))}
          {typing && <TypingRow name={typing.name} />}
          {trouble && (
            <li>
              <Notice>
                <p className="font-medium">{t('trouble.title')}</p>
                <p>{t('trouble.help')}</p>
              </Notice>
            </li>
          )}
        </ol>
      </div>
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
      {!atEnd && (
        <button
          type="button"
          onClick={toEnd}
          className="absolute inset-x-0 bottom-3 mx-auto flex min-h-11 w-fit items-center rounded-full border border-line-strong bg-raised px-4 text-sm font-medium shadow-card"
        >
          {t('newBelow')} ↓
        </button>
      )}
    </div>
  );

  function askAgain(replyTo: string) {
    const question = thread.messages.find((message) => message.messageId === replyTo);
    if (question) chat.send(threadKey, question.text);
  }
}

/** Someone is writing, until six seconds after the last sign of it. */
function useTyping(thread: Thread) {
  const { typing } = thread;
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (!typing) return;
    const timer = setTimeout(() => setOver(typing.at), TYPING_LASTS);
    return () => clearTimeout(timer);
  }, [typing]);
  return typing && typing.at > over ? typing : undefined;
}
