export type LinkState = 'connecting' | 'online' | 'waiting' | 'offline' | 'closed';

export const PING_EVERY = 20_000;
export const DEAD_AFTER = 45_000;
const LONGEST_WAIT = 30_000;
/** The server's private close code for a session that is no longer valid. */
export const SESSION_ENDED = 4401;

export interface SocketLike {
  readyState: number;
  send(data: string): void;
  close(code?: number): void;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  onerror: ((event: never) => void) | null;
}

export interface LiveSocketOptions<F extends { type: string }> {
  path: string;
  parse(data: string): F | undefined;
  token(): Promise<string>;
  onFrame(frame: F): void;
  onState(state: LinkState): void;
  /** The server ended the session. Answers true when a new token was got and connecting again makes sense. */
  onSessionEnded(): Promise<boolean>;
  open?(url: string, protocols: string[]): SocketLike;
  random?(): number;
}

/** The sub-protocols that carry the token, since a browser can set no header on a WebSocket. */
export function tokenProtocols(token: string): string[] {
  return [
    'bearer-token-carrier',
    encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`),
  ];
}

/** 1 s, 2 s, 4 s ... 30 s, each with up to a second of jitter so that a restart is not met by everyone at once. */
export function backoff(attempt: number, random: number): number {
  return Math.min(LONGEST_WAIT, 1000 * 2 ** Math.min(attempt, 5) + random * 1000);
}

/** A WebSocket that stays: connects again with growing waits, and notices a dead line by missing answers. */
export class LiveSocket<F extends { type: string }> {
  private socket: SocketLike | undefined;
  private state: LinkState = 'closed';
  private attempt = 0;
  private ended = 0;
  private heard = 0;
  private generation = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly options: LiveSocketOptions<F>) {}

  start(): void {
    if (this.state === 'closed') void this.connect();
  }

  stop(): void {
    this.drop();
    this.become('closed');
  }

  /** Connect now instead of at the end of the wait: the network is back or the person came back to the page. */
  nudge(): void {
    if (this.state === 'waiting' || this.state === 'offline') void this.connect();
    else if (this.state === 'online' && Date.now() - this.heard > DEAD_AFTER) this.lost();
  }

  /** The network is gone as far as the browser knows: waiting for `nudge` rather than trying in vain. */
  unplug(): void {
    if (this.state === 'closed') return;
    this.drop();
    this.become('offline');
  }

  send(frame: object): boolean {
    if (this.state !== 'online' || !this.socket) return false;
    this.socket.send(JSON.stringify(frame));
    return true;
  }

  private async connect(): Promise<void> {
    this.drop();
    const generation = this.generation;
    this.become('connecting');
    let token: string;
    try {
      token = await this.options.token();
    } catch {
      if (generation === this.generation) this.retry();
      return;
    }
    if (generation !== this.generation) return;
    const socket = this.dial(token);
    this.socket = socket;
    this.heard = Date.now();
    socket.onmessage = (event) => this.receive(String(event.data));
    socket.onclose = (event) => {
      if (socket === this.socket) void this.closed(event.code);
    };
    socket.onerror = null;
    this.pingTimer = setInterval(() => this.beat(), PING_EVERY);
  }

  private dial(token: string): SocketLike {
    const open =
      this.options.open ?? ((url, protocols) => new WebSocket(url, protocols) as unknown as SocketLike);
    const origin = typeof location === 'undefined' ? 'http://localhost' : location.origin;
    return open(origin.replace(/^http/, 'ws') + this.options.path, tokenProtocols(token));
  }

  private receive(data: string): void {
    this.heard = Date.now();
    const frame = this.options.parse(data);
    if (!frame) return;
    if (frame.type === 'ready') {
      this.attempt = 0;
      this.ended = 0;
      this.become('online');
    }
    if (frame.type !== 'pong') this.options.onFrame(frame);
  }

  private beat(): void {
    if (Date.now() - this.heard > DEAD_AFTER) this.lost();
    else this.send({ type: 'ping' });
  }

  private async closed(code: number): Promise<void> {
    this.drop();
    if (code !== SESSION_ENDED) return this.retry();
    this.ended += 1;
    const generation = this.generation;
    const again = this.ended < 2 && (await this.options.onSessionEnded().catch(() => true));
    if (generation !== this.generation) return;
    if (again) this.retry();
    else this.stop();
  }

  private lost(): void {
    this.drop();
    this.retry();
  }

  private retry(): void {
    const wait = backoff(this.attempt, (this.options.random ?? Math.random)());
    this.attempt += 1;
    this.become('waiting');
    this.retryTimer = setTimeout(() => void this.connect(), wait);
  }

  private drop(): void {
    this.generation += 1;
    clearTimeout(this.retryTimer);
    clearInterval(this.pingTimer);
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(1000);
  }

  private become(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }
}
