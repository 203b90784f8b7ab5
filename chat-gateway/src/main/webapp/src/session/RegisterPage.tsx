import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, LANGUAGES, LANGUAGE_NAMES, localeTag } from '../i18n/languages';
import { Button } from '../kit/Button';
import { Choice, TextField } from '../kit/Field';
import { Failure } from '../kit/States';
import { homeOf } from '../shell/rooms';
import { usePageTitle } from '../shell/Shell';
import { countries, likelyCountry } from './countries';
import { Entrance } from './Entrance';
import { focusInvalid } from './focus-invalid';
import { session } from './session';

const SHORTEST = 15;

export function RegisterPage() {
  const { t, i18n } = useTranslation('session');
  const navigate = useNavigate();
  usePageTitle(t('register.title'));
  const [account, setAccount] = useState({
    displayName: '',
    email: '',
    password: '',
    language: isLanguage(i18n.language) ? i18n.language : 'en',
    country: likelyCountry(navigator.languages),
  });
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const list = useMemo(() => countries(localeTag(i18n.language)), [i18n.language]);

  const left = SHORTEST - [...account.password].length;
  const missing = {
    name: account.displayName.trim() === '' ? t('missing.name') : undefined,
    email: /^\S+@\S+\.\S+$/.test(account.email.trim()) ? undefined : t('missing.email'),
    password: left > 0 ? t('missing.short') : undefined,
  };
  const set = (part: Partial<typeof account>) => setAccount((before) => ({ ...before, ...part }));

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (missing.name || missing.email || missing.password) return focusInvalid(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      const entered = await session.register({
        ...account,
        email: account.email.trim(),
        displayName: account.displayName.trim(),
      });
      if (entered.status === 'in') await navigate({ to: homeOf(entered.claims.groups) });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Entrance title={t('register.title')}>
      {error !== undefined && <div className="-mx-4"><Failure error={error} /></div>}
      <form noValidate onSubmit={(event) => void submit(event)} className="mt-5 space-y-4">
        <TextField
          label={t('register.name')}
          help={t('register.nameHelp')}
          autoComplete="name"
          maxLength={80}
          value={account.displayName}
          data-testid="register-name"
          error={tried ? missing.name : undefined}
          onChange={(event) => set({ displayName: event.target.value })}
        />
        <TextField
          label={t('register.email')}
          type="email"
          autoComplete="email"
          value={account.email}
          data-testid="register-email"
          error={tried ? missing.email : undefined}
          onChange={(event) => set({ email: event.target.value })}
        />
        <TextField
          label={t('register.password')}
          help={
            <>
              {t('register.passwordHelp')}{' '}
              <span aria-live="polite" className="font-medium">
                {account.password !== '' && (left > 0 ? t('register.passwordLeft', { count: left }) : t('register.passwordEnough'))}
              </span>
            </>
          }
          type="password"
          autoComplete="new-password"
          value={account.password}
          data-testid="register-password"
          error={tried ? missing.password : undefined}
          onChange={(event) => set({ password: event.target.value })}
        />
        <Choice label={t('register.language')} value={account.language} onChange={(event) => set({ language: event.target.value as typeof account.language })}>
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {LANGUAGE_NAMES[language]}
            </option>
          ))}
        </Choice>
        <Choice
          label={t('register.country')}
          help={t('register.countryHelp')}
          value={account.country}
          autoComplete="country"
          onChange={(event) => set({ country: event.target.value })}
        >
          {list.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Choice>
        <Button type="submit" look="primary" busy={busy} className="w-full" data-testid="register-submit">
          {busy ? t('register.busy') : t('register.submit')}
        </Button>
      </form>
      <p className="mt-4 text-center">
        {t('register.haveAccount')}{' '}
        <Link to="/login" className="inline-flex min-h-11 items-center font-medium text-accent underline underline-offset-4">
          {t('register.login')}
        </Link>
      </p>
    </Entrance>
  );
}
