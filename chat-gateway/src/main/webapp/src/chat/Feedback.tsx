import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import type { Message } from '../wire/conversations';
import { conversations } from './api';
import { useLiveChat } from './live';

/** One tap says whether the answer helped; a second thought may change it. */
export function Feedback({ message }: { message: Message }) {
  const { t } = useTranslation('chat');
  const chat = useLiveChat();
  const [said, setSaid] = useState<'thanks' | 'failed'>();
  const { conversationId, messageId } = message;

  async function rate(rating: 'up' | 'down') {
    if (message.feedback === rating) return;
    chat.dispatch({ type: 'feedback', conversationId, messageId, rating });
    try {
      await conversations.rate(conversationId, messageId, rating);
      setSaid('thanks');
    } catch {
      chat.dispatch({ type: 'feedback', conversationId, messageId, rating: message.feedback });
      setSaid('failed');
    }
  }

  return (
    <div role="group" aria-label={t('feedback.label')} className="mt-1 -ms-3 flex flex-wrap items-center text-soft">
      {(['up', 'down'] as const).map((rating) => (
        <button
          key={rating}
          type="button"
          data-testid={`feedback-${rating}`}
          aria-pressed={message.feedback === rating}
          aria-label={t(`feedback.${rating}`)}
          onClick={() => void rate(rating)}
          className="inline-flex size-11 items-center justify-center rounded-xl hover:bg-sunken hover:text-ink aria-pressed:text-accent aria-pressed:[&_path]:fill-current"
        >
          <Icon name={rating} size={18} />
        </button>
      ))}
      <p role="status" className="text-sm">
        {said && t(`feedback.${said}`)}
      </p>
    </div>
  );
}
