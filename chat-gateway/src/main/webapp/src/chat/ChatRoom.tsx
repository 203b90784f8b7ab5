import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session';
import { usePageTitle } from '../shell/Shell';
import { useWide } from '../kit/useWide';
import { Skeleton } from '../kit/States';
import { ConversationView } from './ConversationView';
import { LiveChatProvider, useChatState, useLiveChat } from './live';
import { NEW } from './store';

// Beside the conversation, so fetched after it.
const ConversationList = lazy(() => import('./ConversationList'));
const Drawer = lazy(() => import('./Drawer'));

export function ChatRoom() {
  const session = useSession();
  const userId = session.status === 'in' ? session.claims.sub : '';
  return (
    <LiveChatProvider userId={userId} key={userId}>
      <Room />
    </LiveChatProvider>
  );
}

function Room() {
  const { t } = useTranslation('chat');
  const { conversationId } = useParams({ strict: false });
  const chat = useLiveChat();
  const navigate = useNavigate();
  const { opened } = useChatState();
  const [drawer, setDrawer] = useState(false);
  const wide = useWide();
  const key = conversationId ?? NEW;
  usePageTitle(t('title'));

  useEffect(() => {
    chat.show(key);
    setDrawer(false);
  }, [chat, key]);

  // The first message of a new conversation brought its id: the address follows, so that a reload finds it.
  useEffect(() => {
    if (!opened) return;
    chat.dispatch({ type: 'fresh' });
    if (key === NEW) void navigate({ to: '/c/$conversationId', params: { conversationId: opened }, replace: true });
  }, [chat, key, navigate, opened]);

  return (
    <div className="flex min-h-0 flex-1">
      {wide && (
        <aside className="w-72 shrink-0 border-e border-line bg-surface" aria-label={t('conversations')}>
          <Suspense fallback={<Skeleton lines={4} />}>
            <ConversationList current={conversationId} />
          </Suspense>
        </aside>
      )}
      {drawer && !wide && (
        <Suspense fallback={null}>
          <Drawer current={conversationId} onClose={() => setDrawer(false)} />
        </Suspense>
      )}
      <main id="main" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
        <ConversationView key={key} threadKey={key} onList={() => setDrawer(true)} />
      </main>
    </div>
  );
}
