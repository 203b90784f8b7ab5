import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Skeleton } from '../kit/States';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-md flex-1 flex-col items-start justify-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{t('notFound.title')}</h1>
      <p className="text-soft">{t('notFound.help')}</p>
      <Link to="/" className="inline-flex min-h-11 items-center rounded-xl bg-accent px-4 font-medium text-on-accent">
        {t('notFound.action')}
      </Link>
    </main>
  );
}

export function Crash() {
  const { t } = useTranslation();
  return (
    <main id="main" role="alert" className="mx-auto flex max-w-md flex-1 flex-col items-start justify-center gap-4 p-6">
      <h1 className="text-2xl font-semibold">{t('crash.title')}</h1>
      <p className="text-soft">{t('crash.help')}</p>
      <Button look="primary" onClick={() => location.reload()}>
        {t('crash.action')}
      </Button>
    </main>
  );
}

export function RoomLoading() {
  return (
    <main id="main" tabIndex={-1} className="mx-auto w-full max-w-2xl flex-1 p-6">
      <Skeleton lines={4} />
    </main>
  );
}
