import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Logo } from '../kit/Icon';
import { AccountMenu } from '../shell/LazyAccountMenu';
import { SkipLink } from '../shell/Shell';

/** The quiet page around signing in and creating an account. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('session');
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="flex items-center justify-between px-4 py-3 sm:px-6">
        <span className="flex items-center gap-2 text-lg font-semibold tracking-tight">
          <Logo /> {t('app', { ns: 'common' })}
        </span>
        <AccountMenu signedIn={false} />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-md flex-1 px-4 pb-12 pt-4 outline-none sm:pt-12">
        <p className="text-2xl font-semibold tracking-tight text-balance">{t('welcome')}</p>
        <p className="mt-2 text-soft text-pretty">{t('intro')}</p>
        <section className="mt-6 rounded-2xl border border-line bg-surface p-5 shadow-card sm:p-7">
          <h1 className="text-xl font-semibold">{title}</h1>
          {children}
        </section>
        <p className="mt-6 text-center text-sm text-soft">{t('emergency')}</p>
      </main>
    </div>
  );
}
