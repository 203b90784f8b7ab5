import * as Menu from '@radix-ui/react-dropdown-menu';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { TextField } from '../kit/Field';
import { Icon } from '../kit/Icon';
import { Failure } from '../kit/States';
import type { Conversation } from '../wire/conversations';
import { conversations } from './api';
import { useLiveChat } from './live';

const ITEM =
  'flex min-h-11 cursor-pointer items-center rounded-lg px-3 outline-none data-[highlighted]:bg-sunken data-[highlighted]:outline-2 data-[highlighted]:outline-accent';

interface Props {
  item: Conversation;
  title: string;
  open: boolean;
}

export function ConversationMenu({ item, title, open }: Props) {
  const { t } = useTranslation('chat');
  const [asking, setAsking] = useState<'rename' | 'delete'>();
  const change = useChange(item, open, () => setAsking(undefined));
  const close = () => {
    setAsking(undefined);
    change.reset();
  };
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger
          aria-label={t('menu', { title })}
          className="inline-flex size-11 shrink-0 items-center justify-center rounded-xl text-soft hover:text-ink"
        >
          <Icon name="more" />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Content align="end" className="z-50 min-w-44 rounded-2xl border border-line bg-raised p-2 shadow-card">
            <Menu.Item className={ITEM} onSelect={() => setAsking('rename')}>
              {t('rename.action')}
            </Menu.Item>
            <Menu.Item className={ITEM} onSelect={() => change.mutate({ archived: !item.archived })}>
              {t(item.archived ? 'unarchive' : 'archive')}
            </Menu.Item>
            <Menu.Item className={`${ITEM} text-critical`} onSelect={() => setAsking('delete')}>
              {t('delete.action')}
            </Menu.Item>
          </Menu.Content>
        </Menu.Portal>
      </Menu.Root>
      <Dialog open={asking === 'rename'} onClose={close} title={t('rename.title')}>
        <Rename title={title} busy={change.isPending} onSave={(next) => change.mutate({ title: next })} />
        {change.isError && <Failure error={change.error} />}
      </Dialog>
      <Dialog open={asking === 'delete'} onClose={close} title={t('delete.title')} help={t('delete.help', { title })}>
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{t('cancel', { ns: 'common' })}</Button>
          <Button look="danger" busy={change.isPending} data-testid="confirm-delete" onClick={() => change.mutate('delete')}>
            {t('delete.confirm')}
          </Button>
        </div>
        {change.isError && <Failure error={change.error} />}
      </Dialog>
    </>
  );
}

type Change = { title?: string; archived?: boolean } | 'delete';

function useChange(item: Conversation, open: boolean, done: () => void) {
  const chat = useLiveChat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (change: Change) =>
      change === 'delete' ? conversations.remove(item.id) : conversations.change(item.id, change),
    onSuccess: async (_answer, change) => {
      done();
      if (change === 'delete') {
        chat.dispatch({ type: 'forget', conversationId: item.id });
        if (open) await navigate({ to: '/' });
      }
      await queries.invalidateQueries({ queryKey: ['conversations'] });
    },
  });
}

function Rename({ title, busy, onSave }: { title: string; busy: boolean; onSave: (title: string) => void }) {
  const { t } = useTranslation('chat');
  const [next, setNext] = useState(title);
  function save(event: FormEvent) {
    event.preventDefault();
    if (next.trim() !== '') onSave(next.trim());
  }
  return (
    <form onSubmit={save} className="space-y-4">
      <TextField label={t('rename.label')} value={next} maxLength={120} onChange={(event) => setNext(event.target.value)} />
      <div className="flex justify-end">
        <Button type="submit" look="primary" busy={busy}>
          {t('rename.save')}
        </Button>
      </div>
    </form>
  );
}
