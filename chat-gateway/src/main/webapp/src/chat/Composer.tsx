import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import { Disclaimer } from './Disclaimer';
import { useLiveChat } from './live';

const LONGEST = 4000;

export function Composer({ threadKey }: { threadKey: string }) {
  const { t } = useTranslation('chat');
  const chat = useLiveChat();
  const [text, setText] = useState(() => chat.drafts.get(threadKey) ?? '');
  const box = useRef<HTMLTextAreaElement>(null);
  const over = text.length - LONGEST;

  function write(next: string) {
    setText(next);
    chat.drafts.set(threadKey, next);
    if (next.trim() !== '') chat.typing(threadKey);
  }

  function send(event: FormEvent) {
    event.preventDefault();
    const message = text.trim();
    if (message === '' || over > 0) return;
    chat.send(threadKey, message);
    setText('');
    chat.drafts.delete(threadKey);
    box.current?.focus();
  }

  function onKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    // While a Chinese or Hindi input method is composing, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  }

  return (
    <div className="shrink-0 border-t border-line bg-surface px-3 pt-3 pb-[max(0.5rem,env(safe-area-inset-bottom))] sm:px-4">
      <form onSubmit={send} className="mx-auto w-full max-w-2xl">
        <label htmlFor="chat-input" className="sr-only">
          {t('input.label')}
        </label>
        <div className="flex items-end gap-2 rounded-2xl border border-line-strong bg-surface p-1 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
          <textarea
            ref={box}
            id="chat-input"
            data-testid="chat-input"
            rows={1}
            value={text}
            placeholder={t('input.placeholder')}
            aria-describedby="chat-hint"
            aria-invalid={over > 0 || undefined}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onKey}
            className="field-sizing-content max-h-36 min-h-11 w-full min-w-0 flex-1 resize-none bg-transparent px-3 py-2.5 outline-none placeholder:text-soft"
          />
          <button
            type="submit"
            data-testid="chat-send"
            aria-label={t('input.send')}
            disabled={text.trim() === '' || over > 0}
            className="inline-flex size-11 shrink-0 items-center justify-center rounded-xl bg-accent text-on-accent transition-colors duration-100 hover:bg-accent-strong disabled:bg-sunken disabled:text-soft"
          >
            <Icon name="send" />
          </button>
        </div>
        <p id="chat-hint" className={over > 0 ? 'mt-1 text-sm font-medium text-critical' : 'sr-only'}>
          {over > 0 ? t('input.tooLong', { count: over }) : t('input.hint')}
        </p>
        <Disclaimer />
      </form>
    </div>
  );
}
