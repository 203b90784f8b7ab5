import i18next from 'i18next';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { session } from '../session/session';
import { LiveChat } from './live-chat';
import type { ChatState } from './store';

const Context = createContext<LiveChat | null>(null);

/** One live chat for the signed-in person, as long as the chat room is open. */
export function LiveChatProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [chat] = useState(
    () =>
      new LiveChat({
        userId,
        token: session.token,
        outbox: sessionStorage,
        language: () => i18next.language,
        onSessionEnded: endedOrNot,
      }),
  );
  useEffect(() => {
    if (navigator.onLine) chat.start();
    const back = () => {
      chat.start();
      chat.nudge();
    };
    const away = () => chat.unplug();
    const seen = () => document.visibilityState === 'visible' && chat.nudge();
    window.addEventListener('online', back);
    window.addEventListener('offline', away);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('online', back);
      window.removeEventListener('offline', away);
      document.removeEventListener('visibilitychange', seen);
      chat.stop();
    };
  }, [chat]);
  return <Context value={chat}>{children}</Context>;
}

/** The server turned the session away: either only the token had aged, or the session is over. */
async function endedOrNot(): Promise<boolean> {
  const lives = await session.survives();
  if (!lives) session.ended('revoked');
  return lives;
}

export function useLiveChat(): LiveChat {
  const chat = useContext(Context);
  if (!chat) throw new Error('outside the chat room');
  return chat;
}

export function useChatState(): ChatState {
  const chat = useLiveChat();
  return useSyncExternalStore(chat.subscribe, chat.snapshot);
}

export function useLink() {
  const chat = useLiveChat();
  return useSyncExternalStore(chat.subscribe, chat.linkSnapshot);
}
