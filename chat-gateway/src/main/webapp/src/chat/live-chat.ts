import { parseFrame, type ClientFrame, type ServerFrame } from '../wire/frames';
import { newId } from '../wire/ids';
import { LiveSocket, type LinkState, type LiveSocketOptions } from '../wire/live-socket';
import { emptyChat, NEW, reduce, threadOf, type ChatAction, type ChatState } from './store';
import type { Pending } from './thread';

const TYPING_EVERY = 3_000;
/** A send that nobody confirmed for this long is sent again with the same id. */
const CONFIRM_WITHIN = 15_000;

export interface LiveChatOptions {
  token(): Promise<string>;
  onSessionEnded(): Promise<boolean>;
  /** Kept per person, so that nobody ever sends what another wrote on the same machine. */
  userId: string;
  outbox: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  language(): string;
  open?: LiveSocketOptions<ServerFrame>['open'];
  random?: () => number;
}

/** Joins the pure store to the socket: applies frames, sends what is queued, asks for what is missing. */
export class LiveChat {
  private state: ChatState = emptyChat;
  private link: LinkState = 'closed';
  private active: string | undefined;
  private typedAt = 0;
  private readSeq: Record<string, number> = {};
  /** Text not yet sent, by conversation, kept while moving between them. */
  readonly drafts = new Map<string, string>();
  private readonly listeners = new Set<() => void>();
  private readonly listListeners = new Set<() => void>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly socket: LiveSocket<ServerFrame>;

  constructor(private readonly options: LiveChatOptions) {
    this.socket = new LiveSocket<ServerFrame>({
      path: '/api/v1/chat/ws',
      parse: parseFrame,
      token: options.token,
      onFrame: (frame) => this.onFrame(frame),
      onState: (link) => this.onLink(link),
      onSessionEnded: options.onSessionEnded,
      open: options.open,
      random: options.random,
    });
    this.restoreOutbox();
  }

  readonly snapshot = (): ChatState => this.state;
  readonly linkSnapshot = (): LinkState => this.link;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Tells when the list of conversations has changed: a new one, or a new last message. */
  onConversations(listener: () => void): () => void {
    this.listListeners.add(listener);
    return () => this.listListeners.delete(listener);
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    this.socket.stop();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  nudge(): void {
    this.socket.nudge();
  }

  unplug(): void {
    this.socket.unplug();
  }

  /** The conversation on screen: the one to be replayed after the line was lost. */
  show(key: string): void {
    this.active = key;
  }

  send(key: string, text: string): void {
    const clientMessageId = newId();
    this.dispatch({ type: 'send', key, clientMessageId, text, now: Date.now() });
  }

  retry(clientMessageId: string): void {
    this.dispatch({ type: 'requeue', clientMessageId });
    this.nudge();
  }

  typing(conversationId: string): void {
    if (conversationId === NEW || Date.now() - this.typedAt < TYPING_EVERY) return;
    this.typedAt = Date.now();
    this.post({ type: 'typing', conversationId });
  }

  /** The read mark only moves forward. */
  read(conversationId: string, seq: number): void {
    if (conversationId === NEW || seq <= (this.readSeq[conversationId] ?? 0)) return;
    if (this.post({ type: 'read', conversationId, seq })) this.readSeq[conversationId] = seq;
  }

  dispatch(action: ChatAction): void {
    const before = this.state;
    this.state = reduce(before, action);
    if (this.state === before) return;
    this.storeOutbox(before);
    this.flush();
    this.notify();
  }

  private onFrame(frame: ServerFrame): void {
    if (frame.type === 'ready') this.askForMissed();
    this.dispatch({ type: 'frame', frame, now: Date.now() });
    if (frame.type === 'message.accepted') this.settle(frame.clientMessageId);
    if (frame.type === 'error' && frame.clientMessageId !== undefined && frame.retryAfterSeconds !== undefined) {
      this.retryLater(frame.clientMessageId, frame.retryAfterSeconds);
    }
    if (frame.type === 'message.accepted' || frame.type === 'message' || frame.type === 'floor') {
      for (const listener of this.listListeners) listener();
    }
  }

  private onLink(link: LinkState): void {
    const wasOnline = this.link === 'online';
    this.link = link;
    if (wasOnline) this.dispatch({ type: 'lost', active: this.active });
    if (link === 'online') this.flush();
    this.notify();
  }

  private askForMissed(): void {
    const key = this.active;
    if (key === undefined || key === NEW) return;
    const thread = threadOf(this.state, key);
    if (thread.history !== 'ready') return;
    this.post({ type: 'resume', conversationId: key, lastSeq: thread.contiguous });
    this.dispatch({ type: 'resumed', conversationId: key });
  }

  /** Sends what waits. Of a conversation without an id only the first goes: the others need the id it brings. */
  private flush(): void {
    if (this.link !== 'online') return;
    for (const [key, thread] of Object.entries(this.state.threads)) {
      if (thread.wantsResume && thread.history === 'ready') {
        this.post({ type: 'resume', conversationId: key, lastSeq: thread.contiguous });
        this.dispatch({ type: 'resumed', conversationId: key });
      }
      const waiting = key === NEW ? thread.pending.slice(0, 1) : thread.pending;
      for (const pending of waiting) {
        if (pending.status === 'queued') this.transmit(key, pending);
      }
    }
  }

  private transmit(key: string, pending: Pending): void {
    const current = this.state.threads[key]?.pending.find(
      (item) => item.clientMessageId === pending.clientMessageId,
    );
    if (current?.status !== 'queued') return;
    const { clientMessageId, text } = pending;
    const conversationId = key === NEW ? null : key;
    const frame: ClientFrame = {
      type: 'message.send',
      clientMessageId,
      conversationId,
      text,
      language: this.options.language(),
    };
    if (!this.post(frame)) return;
    this.settle(clientMessageId);
    this.timers.set(
      clientMessageId,
      setTimeout(() => this.overdue(clientMessageId), CONFIRM_WITHIN),
    );
    this.dispatch({ type: 'sent', clientMessageId });
  }

  private overdue(clientMessageId: string): void {
    this.timers.delete(clientMessageId);
    const waits = Object.values(this.state.threads).some((thread) =>
      thread.pending.some((item) => item.clientMessageId === clientMessageId && item.status === 'sent'),
    );
    if (waits) this.dispatch({ type: 'requeue', clientMessageId });
  }

  /** Careline said when: what was refused for want of room goes out again by itself. */
  private retryLater(clientMessageId: string, seconds: number): void {
    this.settle(clientMessageId);
    this.timers.set(
      clientMessageId,
      setTimeout(() => {
        this.timers.delete(clientMessageId);
        this.dispatch({ type: 'requeue', clientMessageId });
      }, seconds * 1000),
    );
  }

  private settle(clientMessageId: string): void {
    clearTimeout(this.timers.get(clientMessageId));
    this.timers.delete(clientMessageId);
  }

  private post(frame: ClientFrame): boolean {
    return this.socket.send(frame);
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }

  /** What is not yet confirmed outlives a reload of this tab, and goes with the tab. */
  private storeOutbox(before: ChatState): void {
    const unsent = Object.entries(this.state.threads).filter(([, thread]) => thread.pending.length > 0);
    const had = Object.values(before.threads).some((thread) => thread.pending.length > 0);
    if (unsent.length > 0) {
      const threads = Object.fromEntries(unsent.map(([key, thread]) => [key, thread.pending]));
      this.options.outbox.setItem(this.outboxKey, JSON.stringify(threads));
    } else if (had) this.options.outbox.removeItem(this.outboxKey);
  }

  private get outboxKey(): string {
    return `careline.outbox.${this.options.userId}`;
  }

  private restoreOutbox(): void {
    const stored = this.options.outbox.getItem(this.outboxKey);
    if (stored === null) return;
    try {
      const threads = JSON.parse(stored) as Record<string, Pending[]>;
      this.state = reduce(this.state, { type: 'restore', threads });
      this.state = reduce(this.state, { type: 'requeue' });
    } catch {
      this.options.outbox.removeItem(this.outboxKey);
    }
  }
}
