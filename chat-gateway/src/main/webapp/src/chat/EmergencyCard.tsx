import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import { LevelShape } from '../kit/LevelBadge';
import type { Action, Floor, Message } from '../wire/conversations';

const DAY = 86_400_000;

/** The newest emergency or crisis text of the last day. It fills the view until read or until something newer is said. */
export function useEmergency(messages: Message[]) {
  const [chosen, setChosen] = useState<{ id: string; open: boolean }>();
  const message = messages.findLast(
    (item) =>
      item.source === 'script' &&
      item.safety.level === 'CRITICAL' &&
      (item.createdAt === undefined || Date.now() - Date.parse(item.createdAt) < DAY),
  );
  const newest = messages.at(-1)?.messageId === message?.messageId;
  const open = message !== undefined && (chosen?.id === message.messageId ? chosen.open : newest);
  return {
    message,
    open,
    setOpen: (next: boolean) => message && setChosen({ id: message.messageId, open: next }),
  };
}

interface Props {
  message: Message;
  floor: Floor;
  open: boolean;
  onOpen: (open: boolean) => void;
}

export function EmergencyCard({ message, floor, open, onOpen }: Props) {
  const { t } = useTranslation('chat');
  const call = message.actions.find((action) => action.kind === 'call');
  if (!open) {
    return (
      <section
        data-testid="emergency-card"
        data-open="false"
        aria-label={t('emergency.label')}
        className="flex shrink-0 flex-wrap items-center gap-2 border-b-2 border-critical bg-critical-soft px-3 py-2 sm:px-4"
      >
        <button type="button" onClick={() => onOpen(true)} className="flex min-h-11 flex-1 items-center gap-2 text-start font-semibold text-critical underline underline-offset-4">
          <LevelShape level="CRITICAL" />
          {t('emergency.show')}
        </button>
        {call && <ActionButton action={call} />}
      </section>
    );
  }
  return (
    <section
      role="alert"
      data-testid="emergency-card"
      data-open="true"
      aria-label={t('emergency.label')}
      className="min-h-0 flex-1 overflow-y-auto bg-critical-soft"
    >
      <div className="mx-auto flex min-h-full w-full max-w-2xl flex-col justify-center gap-5 px-4 py-6">
        <h2 className="flex items-center gap-3 text-2xl font-bold text-critical">
          <LevelShape level="CRITICAL" />
          {t('emergency.heading')}
        </h2>
        <p className="text-lg whitespace-pre-line text-pretty">{plain(message.text)}</p>
        <div className="flex flex-col gap-3">
          {message.actions.map((action) => (
            <ActionButton key={`${action.kind}${action.value}`} action={action} big />
          ))}
        </div>
        {floor.holder === 'staff' && floor.name && <p className="font-medium">{t('floor.staff', { name: floor.name })}</p>}
        <button
          type="button"
          data-testid="emergency-continue"
          onClick={() => onOpen(false)}
          className="min-h-11 self-start rounded-xl border border-line-strong bg-surface px-4 font-medium hover:bg-sunken"
        >
          {t('emergency.continue')}
        </button>
      </div>
    </section>
  );
}

/** The scripts are short lines; their few Markdown marks are not needed here. */
function plain(text: string): string {
  return text.replaceAll('**', '').replaceAll(/^#+\s*/gm, '');
}

const PHONE = /[^\d+*#]/g;

function hrefOf(action: Action): string | undefined {
  switch (action.kind) {
    case 'call':
      return `tel:${action.value.replace(PHONE, '')}`;
    case 'text':
      return `sms:${action.value.replace(PHONE, '')}`;
    case 'link':
      return /^https:\/\//.test(action.value) ? action.value : undefined;
  }
}

function ActionButton({ action, big = false }: { action: Action; big?: boolean }) {
  const href = hrefOf(action);
  if (!href) return null;
  const first = action.kind === 'call';
  const look = first ? 'bg-critical text-on-critical' : 'border border-critical bg-surface text-critical';
  return (
    <a
      href={href}
      data-testid={`action-${action.kind}`}
      className={`inline-flex items-center justify-center gap-3 rounded-2xl px-5 py-2 text-center font-bold hover:opacity-90 ${look} ${big ? 'min-h-16 text-xl' : 'min-h-11'}`}
      {...(action.kind === 'link' ? { target: '_blank', rel: 'noreferrer' } : {})}
    >
      <Icon name={action.kind === 'link' ? 'external' : 'phone'} />
      {action.label}
    </a>
  );
}
