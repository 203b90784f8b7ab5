import { RouterProvider } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Logo } from '../kit/Icon';
import { Failure } from '../kit/States';
import { session, useSession } from '../session/session';
import { RoomLoading } from './Fallbacks';
import { router } from './router';

export function App() {
  const state = useSession();
  useEffect(() => {
    if (state.status === 'starting') return;
    // The guards of the open page decide again: in goes on, out goes to sign-in.
    void router.invalidate();
  }, [state.status]);
  return (
    <Suspense fallback={<RoomLoading />}>
      {state.status === 'starting' ? <Opening /> : <RouterProvider router={router} />}
    </Suspense>
  );
}

/** The moment between a reload and being signed in again; the network may be missing just then. */
function Opening() {
  const { t } = useTranslation('session');
  const [error, setError] = useState<unknown>();
  const open = () => {
    setError(undefined);
    session.restore().catch((problem: unknown) => setError(problem));
  };
  useEffect(open, []);
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-4 p-6 text-center">
      <Logo size={48} />
      {error ? (
        <>
          <Failure error={error} onRetry={open} />
          <Button look="plain" onClick={() => session.ended('left')}>
            {t('login.title')}
          </Button>
        </>
      ) : (
        <p role="status" className="text-soft">
          {t('restoring')}
        </p>
      )}
    </main>
  );
}
