import { beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../wire/problem';
import type { Tokens } from '../wire/accounts';
import { TokenKeeper, type TabNews } from './token-keeper';

/** One browser: storage, lock and news are shared by its tabs; the server rotates and punishes reuse. */
class Browser {
  now = 1_000_000;
  readonly spent: string[] = [];
  refusal: Problem | undefined;
  readonly store = new Map<string, string>();
  readonly tabs: TokenKeeper[] = [];
  private valid = '';
  private count = 0;
  private turn: Promise<unknown> = Promise.resolve();

  issue(): Tokens {
    this.count += 1;
    this.valid = `refresh-${this.count}`;
    return { accessToken: jwt(this.count), refreshToken: this.valid, tokenType: 'Bearer', expiresIn: 1800 };
  }

  tab(): TokenKeeper {
    const tab: TokenKeeper = new TokenKeeper({
      storage: {
        getItem: (key) => this.store.get(key) ?? null,
        setItem: (key, value) => void this.store.set(key, value),
        removeItem: (key) => void this.store.delete(key),
      },
      exclusive: (work) => {
        const next = this.turn.then(work, work);
        this.turn = next.catch(() => undefined);
        return next;
      },
      tell: (news: TabNews) => this.tabs.filter((other) => other !== tab).forEach((other) => other.hear(news)),
      refresh: async (token) => {
        this.spent.push(token);
        if (this.refusal) throw this.refusal;
        if (token !== this.valid) throw new Problem({ code: 'auth.refresh_reused' }, 401);
        return this.issue();
      },
      now: () => this.now,
    });
    this.tabs.push(tab);
    return tab;
  }
}

function jwt(number: number): string {
  const claims = { sub: `user`, groups: ['PATIENT'], name: 'Ana Lucía', jti: String(number) };
  const bytes = new TextEncoder().encode(JSON.stringify(claims));
  return `h.${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_')}.s${number}`;
}

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

describe('a tab', () => {
  it('knows who is signed in, accents included', () => {
    const tab = browser.tab();
    tab.signIn(browser.issue());
    expect(tab.snapshot()).toMatchObject({ status: 'in', claims: { name: 'Ana Lucía', groups: ['PATIENT'] } });
  });

  it('stays signed in over a reload', async () => {
    browser.tab().signIn(browser.issue());
    const reloaded = browser.tab();
    await reloaded.restore();
    expect(reloaded.snapshot().status).toBe('in');
  });

  it('keeps the access token out of storage', () => {
    browser.tab().signIn(browser.issue());
    expect([...browser.store.values()]).toEqual(['refresh-1']);
  });

  it('renews before the token ends', async () => {
    const tab = browser.tab();
    tab.signIn(browser.issue());
    expect(tab.renewIn()).toBe(1_680_000);
    browser.now += 1_790_000;
    expect(await tab.access()).toBe(jwt(2));
  });

  it('refreshes once for many callers', async () => {
    const tab = browser.tab();
    tab.signIn(browser.issue());
    const first = await tab.access();
    const renewed = await Promise.all([tab.renew(first), tab.renew(first), tab.renew(first)]);
    expect(new Set(renewed)).toEqual(new Set([jwt(2)]));
    expect(browser.spent).toEqual(['refresh-1']);
  });

  it('goes to sign-in when the refresh token is turned away', async () => {
    const tab = browser.tab();
    tab.signIn(browser.issue());
    browser.refusal = new Problem({ code: 'auth.token_invalid' }, 401);
    await expect(tab.renew(jwt(1))).rejects.toThrow('auth.token_invalid');
    expect(tab.snapshot()).toEqual({ status: 'out', reason: 'expired' });
    expect(browser.store.size).toBe(0);
  });

  it('says that the session was ended when it was', async () => {
    const tab = browser.tab();
    tab.signIn(browser.issue());
    browser.refusal = new Problem({ code: 'auth.session_revoked' }, 401);
    await expect(tab.renew(jwt(1))).rejects.toThrow('auth.session_revoked');
    expect(tab.snapshot()).toEqual({ status: 'out', reason: 'revoked' });
  });

  it('stays signed in when the network is missing', async () => {
    const tab = browser.tab();
    tab.signIn(browser.issue());
    browser.refusal = Problem.unreachable();
    await expect(tab.renew(jwt(1))).rejects.toThrow('net.unreachable');
    expect(tab.snapshot().status).toBe('in');
    expect(browser.store.size).toBe(1);
  });
});

describe('two tabs', () => {
  it('never spend one refresh token twice', async () => {
    const [one, two] = [browser.tab(), browser.tab()];
    one.signIn(browser.issue());
    browser.now += 1_799_000;
    const tokens = await Promise.all([one.access(), two.access()]);
    expect(tokens).toEqual([jwt(2), jwt(2)]);
    expect(browser.spent).toEqual(['refresh-1']);
  });

  it('are signed out together', () => {
    const [one, two] = [browser.tab(), browser.tab()];
    one.signIn(browser.issue());
    one.signOut('left');
    expect(two.snapshot()).toEqual({ status: 'out', reason: 'left' });
  });
});
