import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../kit/classes';
import { ProseWithSources } from '../kit/LazyProse';
import { moment } from '../kit/times';
import type { Message } from '../wire/conversations';
import { Feedback } from './Feedback';

export const MessageRow = memo(function MessageRow({ message }: { message: Message }) {
  const { t } = useTranslation('chat');
  const marks = {
    'data-testid': 'message',
    'data-role': message.role,
    'data-source': message.source,
    'data-level': message.safety.level,
    'data-seq': message.seq,
  };
  switch (message.role) {
    case 'patient':
      return (
        <li {...marks} className="flex flex-col items-end">
          <Speaker name={t('you')} at={message.createdAt} hidden />
          <Bubble>{message.text}</Bubble>
        </li>
      );
    case 'staff':
      return (
        <li {...marks} className="rounded-2xl border-s-4 border-good bg-good-soft px-4 py-3">
          <Speaker name={message.author ? t('nurse', { name: message.author.name }) : t('careTeam')} at={message.createdAt} staff />
          <p className="break-words whitespace-pre-line">{message.text}</p>
        </li>
      );
    case 'assistant':
      return (
        <li {...marks} className={cx(message.source === 'script' && 'rounded-2xl border border-critical bg-critical-soft px-4 py-3')}>
          <Speaker name={t('assistant')} at={message.createdAt} kind={message.source === 'staff' ? undefined : message.source} />
          <ProseWithSources text={message.text} citations={message.citations} />
          {message.source !== 'script' && <Feedback message={message} />}
        </li>
      );
  }
});

export function Bubble({ children, faded = false }: { children: ReactNode; faded?: boolean }) {
  return (
    <p
      className={cx(
        'max-w-[88%] rounded-2xl rounded-ee-md bg-accent-soft px-4 py-2.5 break-words whitespace-pre-line',
        faded && 'border border-dashed border-line-strong',
      )}
    >
      {children}
    </p>
  );
}

interface SpeakerProps {
  name: string;
  at?: string;
  kind?: 'model' | 'extractive' | 'script';
  staff?: boolean;
  hidden?: boolean;
}

export function Speaker({ name, at, kind, staff = false, hidden = false }: SpeakerProps) {
  const { t, i18n } = useTranslation('chat');
  return (
    <p className="mb-1 flex flex-wrap items-baseline gap-x-2 text-sm text-soft">
      <span className={cx('font-semibold', staff ? 'text-good' : 'text-ink', hidden && 'sr-only')}>{name}</span>
      {kind && <span>{t(`kinds.${kind}`)}</span>}
      {at && <time dateTime={at}>{moment(at, i18n.language)}</time>}
    </p>
  );
}
