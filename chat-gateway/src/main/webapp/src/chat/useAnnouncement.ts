import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../wire/conversations';

/** What a screen reader is told: each whole message of the others once, never the pieces while they arrive. */
export function useAnnouncement(messages: Message[]): string {
  const { t } = useTranslation('chat');
  const heard = useRef(messages.at(-1)?.seq ?? 0);
  const [text, setText] = useState('');
  useEffect(() => {
    const fresh = messages.filter((message) => message.seq > heard.current && message.role !== 'patient');
    heard.current = Math.max(heard.current, messages.at(-1)?.seq ?? 0);
    if (fresh.length === 0) return;
    setText(
      fresh
        .map((message) =>
          t('says', {
            name: message.role === 'staff' ? (message.author?.name ?? t('careTeam')) : t('assistant'),
            text: message.text.replaceAll(/\[\d+\]|[*_#`]/g, ''),
          }),
        )
        .join(' '),
    );
  }, [messages, t]);
  return text;
}
