import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { TextField } from '../kit/Field';
import { Failure, Notice } from '../kit/States';
import { homeOf } from '../shell/rooms';
import { usePageTitle } from '../shell/Shell';
import { Entrance } from './Entrance';
import { focusInvalid } from './focus-invalid';
import { session, useSession } from './session';

export function LoginPage() {
  const { t } = useTranslation('session');
  const state = useSession();
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/login' });
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  usePageTitle(t('login.title'));
  const reason = state.status === 'out' ? state.reason : undefined;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (!email.includes('@') || password === '') return focusInvalid(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      const entered = await session.login(email.trim(), password);
      if (entered.status === 'in') await navigate({ to: next ?? homeOf(entered.claims.groups) });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Entrance title={t('login.title')}>
      {reason && !error && (
        <div className="mt-4" data-testid="signed-out">
          <Notice>{t(`out.${reason}`)}</Notice>
        </div>
      )}
      {error !== undefined && <div className="-mx-4"><Failure error={error} /></div>}
      <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 space-y-4">
        <TextField
          label={t('login.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          value={email}
          data-testid="login-email"
          error={tried && !email.includes('@') ? t('missing.email') : undefined}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={t('login.password')}
          type="password"
          autoComplete="current-password"
          value={password}
          data-testid="login-password"
          error={tried && password === '' ? t('missing.password') : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="primary" busy={busy} className="w-full" data-testid="login-submit">
          {busy ? t('login.busy') : t('login.submit')}
        </Button>
      </form>
      <p className="mt-4 text-center">
        {t('login.noAccount')}{' '}
        <Link to="/register" className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4">
          {t('login.register')}
        </Link>
      </p>
    </Entrance>
  );
}
