import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../kit/classes';
import { Logo } from '../kit/Icon';
import { useSession } from '../session/session';
import { AccountMenu } from './LazyAccountMenu';
import { roomsFor } from './rooms';

/** The frame around every room: where you are, where else you may go, and who you are. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const groups = session.status === 'in' ? session.claims.groups : [];
  const rooms = roomsFor(groups);
  return (
    <div className="flex h-dvh flex-col">
      <SkipLink />
      <header className="z-30 flex min-h-14 shrink-0 items-center gap-3 border-b border-line bg-surface px-3 sm:px-5">
        <Link to="/" className="flex min-h-11 items-center gap-2 rounded-lg font-semibold tracking-tight" aria-label={t('app')}>
          <Logo />
          <span className={cx(rooms.length > 1 && 'hidden sm:inline')}>{t('app')}</span>
        </Link>
        {rooms.length > 1 && (
          <nav aria-label={t('rooms')} className="flex min-w-0 gap-1 overflow-x-auto">
            {rooms.map((door) => (
              <Link
                key={door.room}
                to={door.path}
                activeOptions={{ exact: door.path === '/' }}
                className="inline-flex min-h-11 shrink-0 items-center rounded-lg px-3 text-soft hover:bg-sunken data-[status=active]:bg-accent-soft data-[status=active]:font-medium data-[status=active]:text-accent"
              >
                {t(`room.${door.room}`)}
              </Link>
            ))}
          </nav>
        )}
        <div className="ms-auto">
          <AccountMenu name={session.status === 'in' ? session.claims.name : undefined} />
        </div>
      </header>
      <Outlet />
    </div>
  );
}

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
      className="fixed start-2 top-2 z-50 -translate-y-20 rounded-lg bg-accent px-4 py-3 text-on-accent focus:translate-y-0"
    >
      {t('skip')}
    </a>
  );
}

/** The page's title follows the room, so that tabs and screen readers tell them apart. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    document.title = `${title} · ${t('app')}`;
  }, [title, path, t]);
}
