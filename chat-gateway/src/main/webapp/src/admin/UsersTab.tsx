import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage } from '../i18n/languages';
import { Choice, TextField } from '../kit/Field';
import { Empty, Failure, Skeleton } from '../kit/States';
import { day, moment } from '../kit/times';
import { ROLES, type User } from '../wire/accounts';
import { admin, PAGE_SIZE } from './api';
import { Pager } from './Pager';

export function UsersTab() {
  const { t } = useTranslation('admin');
  const [text, setText] = useState('');
  const [role, setRole] = useState('');
  const [page, setPage] = useState(0);
  const search = useDeferredValue(text.trim());
  const users = useQuery({
    queryKey: ['users', search, role, page],
    queryFn: () => admin.users(search, role, page),
    placeholderData: keepPreviousData,
  });
  const found = users.data?.items ?? [];
  return (
    <div tabIndex={0} role="region" aria-label={t('tab.users')} className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto w-full max-w-7xl p-3 sm:p-6">
        <div className="grid gap-4 sm:grid-cols-[1fr_14rem]">
          <TextField
            label={t('users.search')}
            type="search"
            value={text}
            data-testid="user-search"
            onChange={(event) => {
              setText(event.target.value);
              setPage(0);
            }}
          />
          <Choice
            label={t('users.role')}
            value={role}
            onChange={(event) => {
              setRole(event.target.value);
              setPage(0);
            }}
          >
            <option value="">{t('users.allRoles')}</option>
            {ROLES.map((option) => (
              <option key={option} value={option}>
                {t(`role.${option}`)}
              </option>
            ))}
          </Choice>
        </div>
        {users.isPending && <Skeleton lines={6} />}
        {users.isError && <Failure error={users.error} onRetry={() => void users.refetch()} />}
        {users.data && (
          <p role="status" className="mt-4 text-sm text-soft">
            {t('users.found', { count: users.data.total })}
          </p>
        )}
        {users.isSuccess && found.length === 0 && <Empty title={t('users.empty')} />}
        <ul className="mt-2 divide-y divide-line rounded-2xl border border-line bg-surface empty:hidden">
          {found.map((user) => (
            <Row key={user.id} user={user} />
          ))}
        </ul>
        {users.data && <Pager page={page} total={users.data.total} size={PAGE_SIZE} onPage={setPage} />}
      </div>
    </div>
  );
}

function Row({ user }: { user: User }) {
  const { t, i18n } = useTranslation('admin');
  const roles = user.roles.map((role) => {
    const known = ROLES.find((name) => name === role);
    return known ? t(`role.${known}`) : role;
  });
  const facts: [string, string][] = [
    [t('users.language'), isLanguage(user.language) ? t(`languageName.${user.language}`, { ns: 'common' }) : (user.language ?? '')],
    [t('users.country'), user.country ?? ''],
    [t('users.created'), user.createdAt ? day(user.createdAt, i18n.language) : ''],
    [t('users.lastLogin'), user.lastLoginAt ? moment(user.lastLoginAt, i18n.language) : t('users.never')],
  ];
  return (
    <li data-testid="user-row" data-user-id={user.id} className="case-waits grid gap-x-6 gap-y-1 px-4 py-3 md:grid-cols-[minmax(0,1.2fr)_minmax(0,2fr)]">
      <div className="min-w-0">
        <p className="font-medium break-words">{user.displayName}</p>
        <p className="text-sm break-words text-soft">{user.email}</p>
        <p className="mt-1 flex flex-wrap gap-1">
          {roles.map((role) => (
            <span key={role} className="rounded-lg bg-accent-soft px-2 py-0.5 text-sm font-medium text-accent">
              {role}
            </span>
          ))}
        </p>
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-1 text-sm lg:grid-cols-4">
        {facts.map(([name, value]) => (
          <div key={name} className="min-w-0">
            <dt className="text-soft">{name}</dt>
            <dd className="break-words">{value || '–'}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
