import type { Message } from '../wire/conversations';
import type { ServerFrame } from '../wire/frames';
import { emptyThread, isAnswered, withDelta, withMessages, withStream, type Pending, type Thread } from './thread';

/** The key of the conversation that has no id yet, because its first message is not confirmed. */
export const NEW = 'new';

export interface ChatState {
  threads: Record<string, Thread>;
  /** The last new conversation to get its id, so that the address can follow. */
  opened?: string;
  /** The last error that belongs to no message. */
  trouble?: string;
}

export const emptyChat: ChatState = { threads: {} };

export type ChatAction =
  | { type: 'frame'; frame: ServerFrame; now: number }
  | { type: 'send'; key: string; clientMessageId: string; text: string; now: number }
  | { type: 'sent'; clientMessageId: string }
  | { type: 'requeue'; clientMessageId?: string }
  | { type: 'discard'; clientMessageId: string }
  | { type: 'history'; conversationId: string; items: Message[]; lastSeq: number; floor?: Thread['floor'] }
  | { type: 'history.failed'; conversationId: string }
  | { type: 'resumed'; conversationId: string }
  | { type: 'lost'; active?: string }
  | { type: 'feedback'; conversationId: string; messageId: string; rating?: 'up' | 'down' }
  | { type: 'restore'; threads: Record<string, Pending[]> }
  | { type: 'forget'; conversationId: string }
  | { type: 'fresh' };

export function threadOf(state: ChatState, key: string): Thread {
  return state.threads[key] ?? emptyThread;
}

function update(state: ChatState, key: string, change: (thread: Thread) => Thread): ChatState {
  const before = threadOf(state, key);
  const after = change(before);
  return after === before ? state : { ...state, threads: { ...state.threads, [key]: after } };
}

function everywhere(state: ChatState, change: (thread: Thread, key: string) => Thread): ChatState {
  const threads = Object.fromEntries(
    Object.entries(state.threads).map(([key, thread]) => [key, change(thread, key)]),
  );
  return { ...state, threads };
}

function pendings(thread: Thread, change: (pending: Pending) => Pending): Thread {
  return { ...thread, pending: thread.pending.map(change) };
}

/** The chat as a pure function of what was sent and received; no clock, no socket, no storage. */
export function reduce(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case 'frame':
      return onFrame(state, action.frame, action.now);
    case 'send': {
      const { clientMessageId, text, now } = action;
      const pending: Pending = { clientMessageId, text, at: new Date(now).toISOString(), status: 'queued' };
      return update(state, action.key, (thread) => ({
        ...thread,
        pending: [...thread.pending, pending],
        streams: thread.streams.filter((stream) => stream.failed === undefined),
      }));
    }
    case 'sent':
      return everywhere(state, (thread) => mark(thread, action.clientMessageId, 'sent'));
    case 'requeue':
      return everywhere(state, (thread) =>
        action.clientMessageId ? mark(thread, action.clientMessageId, 'queued') : requeueSent(thread),
      );
    case 'discard':
      return everywhere(state, (thread) => ({
        ...thread,
        pending: thread.pending.filter((pending) => pending.clientMessageId !== action.clientMessageId),
      }));
    case 'history':
      return update(state, action.conversationId, (thread) =>
        withMessages(
          {
            ...thread,
            history: 'ready',
            contiguous: Math.max(thread.contiguous, action.lastSeq),
            floor: action.floor ?? thread.floor,
          },
          action.items,
        ),
      );
    case 'history.failed':
      return update(state, action.conversationId, (thread) => ({ ...thread, history: 'failed' }));
    case 'resumed':
      return update(state, action.conversationId, (thread) => ({ ...thread, wantsResume: false }));
    case 'lost':
      return everywhere(state, (thread, key) => ({
        ...requeueSent(thread),
        typing: undefined,
        // The open conversation is asked for again with every new line.
        wantsResume: false,
        // What happens while away is replayed for the open conversation only; the others are read again when opened.
        history: key === action.active || thread.history === 'failed' ? thread.history : 'none',
      }));
    case 'feedback':
      return update(state, action.conversationId, (thread) => ({
        ...thread,
        messages: thread.messages.map((message) =>
          message.messageId === action.messageId ? { ...message, feedback: action.rating } : message,
        ),
      }));
    case 'restore':
      return Object.entries(action.threads).reduce(
        (next, [key, pending]) => update(next, key, (thread) => ({ ...thread, pending })),
        state,
      );
    case 'forget': {
      const { [action.conversationId]: _gone, ...threads } = state.threads;
      return { ...state, threads };
    }
    case 'fresh':
      return { ...state, opened: undefined };
  }
}

function mark(thread: Thread, clientMessageId: string, status: Pending['status'], code?: string): Thread {
  if (!thread.pending.some((pending) => pending.clientMessageId === clientMessageId)) return thread;
  return pendings(thread, (pending) =>
    pending.clientMessageId === clientMessageId ? { ...pending, status, code } : pending,
  );
}

function requeueSent(thread: Thread): Thread {
  if (!thread.pending.some((pending) => pending.status === 'sent')) return thread;
  return pendings(thread, (pending) =>
    pending.status === 'sent' ? { ...pending, status: 'queued' } : pending,
  );
}

type Accepted = Extract<ServerFrame, { type: 'message.accepted' }>;

function onFrame(state: ChatState, frame: ServerFrame, now: number): ChatState {
  switch (frame.type) {
    case 'message.accepted':
      return onAccepted(state, frame);
    case 'reply.started':
      return update(state, frame.conversationId, (thread) =>
        thread.streams.some((stream) => stream.replyTo === frame.replyTo && !stream.failed)
          ? thread
          : withStream(thread, { replyTo: frame.replyTo, text: '' }),
      );
    case 'reply.delta':
      return update(state, frame.conversationId, (thread) =>
        withDelta(thread, frame.replyTo, frame.offset, frame.text),
      );
    case 'reply.completed': {
      const { type: _type, ...reply } = frame;
      const role = frame.source === 'staff' ? ('staff' as const) : ('assistant' as const);
      const message: Message = {
        ...reply,
        role,
        createdAt: frame.createdAt ?? new Date(now).toISOString(),
        clientMessageId: undefined,
        author: undefined,
        feedback: undefined,
      };
      return update(state, frame.conversationId, (thread) => withMessages(thread, [message]));
    }
    case 'reply.failed':
      return update(state, frame.conversationId, (thread) =>
        withStream(thread, { replyTo: frame.replyTo, text: '', failed: frame.code }),
      );
    case 'message': {
      const { type: _type, ...message } = frame;
      return update(state, frame.conversationId, (thread) => ({
        ...withMessages(thread, [message]),
        typing: message.role === 'patient' ? thread.typing : undefined,
      }));
    }
    case 'floor':
      return update(state, frame.conversationId, (thread) => ({
        ...thread,
        floor: { holder: frame.holder, name: frame.name },
        awaiting: frame.holder === 'staff' ? [] : thread.awaiting,
      }));
    case 'typing':
      if (frame.role === 'patient') return state;
      return update(state, frame.conversationId, (thread) => ({
        ...thread,
        typing: { name: frame.name, at: now },
      }));
    case 'error':
      return frame.clientMessageId === undefined
        ? { ...state, trouble: frame.code }
        : everywhere(state, (thread) => mark(thread, frame.clientMessageId ?? '', 'failed', frame.code));
    case 'ready':
      return { ...state, trouble: undefined };
    case 'read':
    case 'pong':
      return state;
  }
}

function onAccepted(state: ChatState, frame: Accepted): ChatState {
  const from = Object.entries(state.threads).find(([, thread]) =>
    thread.pending.some((pending) => pending.clientMessageId === frame.clientMessageId),
  );
  if (!from) return state;
  const [key, source] = from;
  const pending = source.pending.find((item) => item.clientMessageId === frame.clientMessageId);
  if (!pending) return state;
  const message: Message = {
    messageId: frame.messageId,
    conversationId: frame.conversationId,
    seq: frame.seq,
    role: 'patient',
    text: pending.text,
    createdAt: pending.at,
    clientMessageId: frame.clientMessageId,
    replyTo: undefined,
    source: undefined,
    citations: [],
    safety: { level: 'NONE' },
    author: undefined,
    actions: [],
    feedback: undefined,
  };
  const moved = key === frame.conversationId ? state : moveThread(state, key, frame.conversationId);
  return update(moved, frame.conversationId, (thread) => {
    const next = withMessages(thread, [message]);
    const waits = next.floor.holder === 'bot' && !isAnswered(next, frame.messageId);
    const started = next.streams.some((stream) => stream.replyTo === frame.messageId);
    return waits && !started ? { ...next, awaiting: [...next.awaiting, frame.messageId] } : next;
  });
}

/** The first message of a new conversation was confirmed: what waits behind it moves to the conversation's id. */
function moveThread(state: ChatState, from: string, to: string): ChatState {
  const { [from]: source = emptyThread, ...threads } = state.threads;
  const target = threads[to];
  const merged: Thread = target
    ? { ...target, pending: [...target.pending, ...source.pending] }
    : { ...source, history: 'ready' };
  return { ...state, threads: { ...threads, [to]: { ...merged, history: 'ready' } }, opened: to };
}
