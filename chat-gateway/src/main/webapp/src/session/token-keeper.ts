import { Problem } from '../wire/problem';
import type { Tokens } from '../wire/accounts';
import type { Bearer } from '../wire/http';
import { claimsOf, type Claims } from './claims';

export type OutReason = 'revoked' | 'expired' | 'left';
export type SessionState =
  | { status: 'starting' }
  | { status: 'in'; claims: Claims }
  | { status: 'out'; reason?: OutReason };

export type TabNews =
  | { kind: 'access'; token: string; expiresAt: number }
  | { kind: 'out'; reason: OutReason };

/** The browser's parts, given from outside so that two tabs can be tested in one process. */
export interface Surroundings {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  tell(news: TabNews): void;
  refresh(refreshToken: string): Promise<Tokens>;
  now(): number;
}

const KEY = 'careline.refresh';
/** Codes that say the session itself was ended, by someone or for safety. */
const ENDED = ['auth.session_revoked', 'auth.refresh_reused'];
/** A token this close to its end is renewed before use. */
export const RENEW_BEFORE = 120_000;

/**
 * Keeps the tokens. The access token lives in memory only. The refresh token is in local storage, because a reload and
 * a second tab must stay signed in; it rotates at every use, and a second use of an old one ends the whole family, so
 * only one tab at a time may spend it (`exclusive`), and the access token it got is told to the others.
 */
export class TokenKeeper implements Bearer {
  private token: string | undefined;
  private expiresAt = 0;
  private renewing: Promise<string> | undefined;
  private state: SessionState = { status: 'starting' };
  private readonly listeners = new Set<() => void>();

  constructor(private readonly around: Surroundings) {}

  readonly snapshot = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** After a reload: signed in again from the stored refresh token, or out. Unreachable keeps trying to the caller. */
  async restore(): Promise<void> {
    if (this.around.storage.getItem(KEY) === null) this.become({ status: 'out' });
    else await this.renew();
  }

  signIn(tokens: Tokens): void {
    this.take(tokens);
  }

  signOut(reason: OutReason): void {
    this.around.storage.removeItem(KEY);
    this.around.tell({ kind: 'out', reason });
    this.leave(reason);
  }

  /** News from another tab of the same browser. */
  hear(news: TabNews): void {
    if (news.kind === 'out') this.leave(news.reason);
    else if (news.expiresAt > this.expiresAt || this.state.status !== 'in') {
      this.adopt(news.token, news.expiresAt);
    }
  }

  async access(): Promise<string> {
    if (this.token && this.fresh()) return this.token;
    return this.renew(this.token);
  }

  /** A token other than `rejected`; several callers share one refresh. */
  renew(rejected?: string): Promise<string> {
    if (this.token && this.token !== rejected && this.fresh()) return Promise.resolve(this.token);
    this.renewing ??= this.around
      .exclusive(() => this.spend(rejected))
      .finally(() => {
        this.renewing = undefined;
      });
    return this.renewing;
  }

  /** Milliseconds until the token should be renewed; never negative. */
  renewIn(): number {
    return Math.max(0, this.expiresAt - RENEW_BEFORE - this.around.now());
  }

  private async spend(rejected?: string): Promise<string> {
    // Another tab may have refreshed while this one waited for its turn.
    if (this.token && this.token !== rejected && this.fresh()) return this.token;
    const stored = this.around.storage.getItem(KEY);
    if (stored === null) {
      this.leave('expired');
      throw new Problem({ code: 'auth.signed_out' }, 401);
    }
    try {
      return this.take(await this.around.refresh(stored));
    } catch (error) {
      if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429) {
        this.signOut(ENDED.includes(error.code) ? 'revoked' : 'expired');
      }
      throw error;
    }
  }

  private take(tokens: Tokens): string {
    const expiresAt = this.around.now() + tokens.expiresIn * 1000;
    this.around.storage.setItem(KEY, tokens.refreshToken);
    this.around.tell({ kind: 'access', token: tokens.accessToken, expiresAt });
    this.adopt(tokens.accessToken, expiresAt);
    return tokens.accessToken;
  }

  private adopt(token: string, expiresAt: number): void {
    this.token = token;
    this.expiresAt = expiresAt;
    this.become({ status: 'in', claims: claimsOf(token) });
  }

  private leave(reason: OutReason): void {
    this.token = undefined;
    this.expiresAt = 0;
    // That it was ended is the more exact word, also when it comes second.
    if (this.state.status !== 'out' || reason === 'revoked') this.become({ status: 'out', reason });
  }

  private fresh(): boolean {
    return this.expiresAt - this.around.now() > Math.min(RENEW_BEFORE, 30_000);
  }

  private become(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
