import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Prose } from '../kit/LazyProse';
import { problemKey } from '../kit/problem-key';
import { Problem } from '../wire/problem';
import { useLink, useLiveChat } from './live';
import { Bubble, Speaker } from './MessageRow';
import type { Pending, Stream } from './thread';

/** A message on its way to the server: what happens with it, and what one can do. */
export function PendingRow({ pending }: { pending: Pending }) {
  const { t } = useTranslation('chat');
  const chat = useLiveChat();
  const link = useLink();
  const failed = pending.status === 'failed';
  const status = pending.status === 'queued' && link !== 'online' ? 'queuedOffline' : pending.status;
  return (
    <li data-testid="message-pending" data-status={pending.status} className="flex flex-col items-end gap-1">
      <Bubble faded>{pending.text}</Bubble>
      <p role={failed ? 'alert' : 'status'} className={failed ? 'text-sm font-medium text-critical' : 'text-sm text-soft'}>
        {t(`status.${status}`)}
        {failed && <Why code={pending.code} />}
      </p>
      {failed && (
        <div className="flex gap-2">
          <Button onClick={() => chat.dispatch({ type: 'discard', clientMessageId: pending.clientMessageId })} look="plain">
            {t('status.discard')}
          </Button>
          <Button onClick={() => chat.retry(pending.clientMessageId)}>{t('status.retry')}</Button>
        </div>
      )}
    </li>
  );
}

const STATUS: Record<string, number> = {
  'request.throttled': 429,
  'request.too_large': 413,
  'request.invalid': 400,
  'frame.invalid': 400,
  'store.unavailable': 503,
  'service.unavailable': 503,
  'service.draining': 503,
  'resource.not_found': 404,
  'access.denied': 403,
};

function Why({ code = 'other' }: { code?: string }) {
  const { t } = useTranslation();
  const key = problemKey(new Problem({ code }, STATUS[code] ?? 0));
  return <span>{`. ${t(`problem.${key}.title`)} ${t(`problem.${key}.help`)}`}</span>;
}

/** An answer while it arrives. Screen readers hear it when it is whole. */
export function StreamRow({ stream, onRetry }: { stream: Stream; onRetry: () => void }) {
  const { t } = useTranslation('chat');
  if (stream.failed !== undefined) {
    return (
      <li role="alert" data-testid="reply-failed" className="rounded-2xl border border-line-strong bg-surface p-4">
        <p className="font-medium">{t('failed.title')}</p>
        <p className="mt-1 text-soft">{t('failed.help')}</p>
        <Button className="mt-3" onClick={onRetry}>
          {t('failed.retry')}
        </Button>
      </li>
    );
  }
  return (
    <li data-testid="message-streaming" aria-busy="true">
      <Speaker name={t('assistant')} />
      {stream.text !== '' && <Prose text={stream.text} />}
      <Dots label={t('answering')} />
    </li>
  );
}

export function WaitingRow() {
  const { t } = useTranslation('chat');
  return (
    <li>
      <Speaker name={t('assistant')} />
      <Dots label={t('thinking')} />
    </li>
  );
}

export function TypingRow({ name }: { name?: string }) {
  const { t } = useTranslation('chat');
  return (
    <li>
      <Dots label={t('typing', { name: name ?? t('careTeam') })} shown />
    </li>
  );
}

function Dots({ label, shown = false }: { label: string; shown?: boolean }) {
  return (
    <p className="flex min-h-7 items-center gap-2 text-sm text-soft">
      <span className="dots flex gap-1" aria-hidden="true">
        <span className="size-2 rounded-full bg-accent" />
        <span className="size-2 rounded-full bg-accent" />
        <span className="size-2 rounded-full bg-accent" />
      </span>
      <span className={shown ? undefined : 'sr-only'}>{label}</span>
    </p>
  );
}
