import type { Floor, Message } from '../wire/conversations';

/** A message written here that the server has not yet confirmed. Its id stays the same through every resend. */
export interface Pending {
  clientMessageId: string;
  text: string;
  at: string;
  status: 'queued' | 'sent' | 'failed';
  code?: string;
}

/** An answer on its way: the text released so far, or why it did not come. */
export interface Stream {
  replyTo: string;
  text: string;
  failed?: string;
}

export interface Thread {
  history: 'none' | 'ready' | 'failed';
  messages: Message[];
  pending: Pending[];
  streams: Stream[];
  /** Ids of accepted messages whose answer has not started. */
  awaiting: string[];
  floor: Floor;
  /** Every message up to this number is here. */
  contiguous: number;
  wantsResume: boolean;
  typing?: { name?: string; at: number };
}

export const emptyThread: Thread = {
  history: 'none',
  messages: [],
  pending: [],
  streams: [],
  awaiting: [],
  floor: { holder: 'bot', name: undefined },
  contiguous: 0,
  wantsResume: false,
};

/** Adds messages: one per id, in `seq` order, and what they settle (a pending send, an open answer) is removed. */
export function withMessages(thread: Thread, incoming: Message[]): Thread {
  if (incoming.length === 0) return thread;
  const byId = new Map(thread.messages.map((message) => [message.messageId, message]));
  for (const message of incoming) {
    const known = byId.get(message.messageId);
    byId.set(message.messageId, { ...message, feedback: message.feedback ?? known?.feedback });
  }
  const messages = [...byId.values()].sort((a, b) => a.seq - b.seq);
  const sentHere = new Set(incoming.map((message) => message.clientMessageId));
  const answered = new Set(incoming.map((message) => message.replyTo));
  return withContiguous({
    ...thread,
    messages,
    pending: thread.pending.filter((pending) => !sentHere.has(pending.clientMessageId)),
    streams: thread.streams.filter((stream) => !answered.has(stream.replyTo)),
    awaiting: thread.awaiting.filter((id) => !answered.has(id)),
  });
}

function withContiguous(thread: Thread): Thread {
  let contiguous = thread.contiguous;
  for (const { seq } of thread.messages) {
    if (seq === contiguous + 1) contiguous = seq;
  }
  const newest = thread.messages.at(-1)?.seq ?? 0;
  const gap = thread.history === 'ready' && newest > contiguous;
  return { ...thread, contiguous, wantsResume: thread.wantsResume || gap };
}

/**
 * Applies a piece of an answer. `offset` counts the characters before it: what is already here is not added again, and
 * a piece that starts beyond what is here is dropped and the missing part asked for.
 */
export function withDelta(thread: Thread, replyTo: string, offset: number, text: string): Thread {
  if (isAnswered(thread, replyTo)) return thread;
  const stream = thread.streams.find((open) => open.replyTo === replyTo) ?? { replyTo, text: '' };
  const have = stream.text.length;
  if (offset > have) return { ...withStream(thread, stream), wantsResume: true };
  if (offset + text.length <= have) return withStream(thread, stream);
  return withStream(thread, { replyTo, text: stream.text + text.slice(have - offset) });
}

export function withStream(thread: Thread, stream: Stream): Thread {
  if (isAnswered(thread, stream.replyTo)) return thread;
  const known = thread.streams.some((open) => open.replyTo === stream.replyTo);
  return {
    ...thread,
    streams: known
      ? thread.streams.map((open) => (open.replyTo === stream.replyTo ? stream : open))
      : [...thread.streams, stream],
    awaiting: thread.awaiting.filter((id) => id !== stream.replyTo),
  };
}

export function isAnswered(thread: Thread, replyTo: string): boolean {
  return thread.messages.some(
    (message) => message.replyTo === replyTo && message.role !== 'patient',
  );
}
