import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { TextArea } from '../kit/Field';
import { newId } from '../wire/ids';
import { cases } from './api';

/** The answer to the patient. The text stays until the server has it, and a second try is not a second message. */
export function ReplyBox({ caseId }: { caseId: string }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const attempt = useRef<string>(undefined);
  const send = useMutation({
    mutationFn: (message: string) => {
      attempt.current ??= newId();
      return cases.reply(caseId, message, attempt.current);
    },
    onSuccess: async () => {
      attempt.current = undefined;
      setText('');
      await queries.invalidateQueries({ queryKey: ['case', caseId] });
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() !== '' && !send.isPending) send.mutate(text.trim());
  }
  return (
    <form onSubmit={submit} className="mx-auto w-full max-w-3xl space-y-2">
      <TextArea
        fieldId="case-reply"
        label={t('reply.label')}
        placeholder={t('reply.placeholder')}
        data-testid="case-reply-input"
        rows={2}
        value={text}
        error={send.isError ? t('reply.failed') : undefined}
        onChange={(event) => {
          setText(event.target.value);
          if (!send.isError) attempt.current = undefined;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
        }}
      />
      <div className="flex justify-end">
        <Button type="submit" look="primary" busy={send.isPending} disabled={text.trim() === ''} data-testid="case-reply-send">
          {t(send.isPending ? 'reply.sending' : 'reply.send')}
        </Button>
      </div>
    </form>
  );
}
