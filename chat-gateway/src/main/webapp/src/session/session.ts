import { useSyncExternalStore } from 'react';
import { anonymous, authorised, nothing } from '../wire/http';
import { tokensSchema, userSchema } from '../wire/accounts';
import { TokenKeeper, type OutReason, type SessionState, type TabNews } from './token-keeper';

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('careline.session');

const keeper = new TokenKeeper({
  storage: localStorage,
  // Locks exist on secure origins only; elsewhere each tab still shares one refresh among its own callers.
  exclusive: (work) => (navigator.locks ? navigator.locks.request('careline.session', work) : work()),
  tell: (news) => channel?.postMessage(news),
  refresh: (refreshToken) =>
    anonymous('/api/v1/auth/refresh', tokensSchema, { method: 'POST', body: { refreshToken } }),
  now: Date.now,
});

if (channel) channel.onmessage = (event: MessageEvent<TabNews>) => keeper.hear(event.data);

let renewal: ReturnType<typeof setTimeout> | undefined;
keeper.subscribe(() => {
  clearTimeout(renewal);
  const state = keeper.snapshot();
  // Left on purpose, here or in another tab: nothing of the person stays behind.
  if (state.status === 'out' && state.reason === 'left') sessionStorage.clear();
  if (state.status !== 'in') return;
  renewal = setTimeout(() => void keeper.access().catch(() => undefined), keeper.renewIn() + 500);
});

export const call = authorised(keeper);

export const session = {
  snapshot: keeper.snapshot,
  subscribe: keeper.subscribe,
  restore: () => keeper.restore(),
  token: () => keeper.access(),
  /** Whether the session lives on although its token was turned away. */
  async survives(): Promise<boolean> {
    try {
      await keeper.renew(await keeper.access());
      return true;
    } catch {
      if (keeper.snapshot().status === 'in') return true;
      return false;
    }
  },
  ended: (reason: OutReason) => keeper.signOut(reason),
  async login(email: string, password: string): Promise<SessionState> {
    keeper.signIn(
      await anonymous('/api/v1/auth/login', tokensSchema, { method: 'POST', body: { email, password } }),
    );
    return keeper.snapshot();
  },
  async register(account: Registration): Promise<SessionState> {
    await anonymous('/api/v1/auth/register', userSchema, { method: 'POST', body: account });
    return session.login(account.email, account.password);
  },
  async logout(): Promise<void> {
    try {
      await call('/api/v1/auth/logout', nothing, { method: 'POST' });
    } catch {
      // Signing out here must work without the server too; the token then ends by itself.
    }
    keeper.signOut('left');
  },
};

export interface Registration {
  email: string;
  password: string;
  displayName: string;
  language: string;
  country: string;
}

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
