import * as Radix from '@radix-ui/react-dialog';
import { useTranslation } from 'react-i18next';
import { Icon } from '../kit/Icon';
import ConversationList from './ConversationList';

/** The list of conversations on a narrow screen, over the chat. */
export default function Drawer({ current, onClose }: { current?: string; onClose: () => void }) {
  const { t } = useTranslation('chat');
  return (
    <Radix.Root open onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 bg-black/50" aria-hidden="true" />
        <Radix.Content
          aria-describedby=""
          className="fixed inset-y-0 start-0 z-50 flex w-80 max-w-[88vw] flex-col bg-surface shadow-card"
        >
          <div className="flex items-center justify-between ps-4 pe-1 pt-1">
            <Radix.Title className="font-semibold">{t('conversations')}</Radix.Title>
            <Radix.Close
              aria-label={t('close', { ns: 'common' })}
              className="inline-flex size-11 items-center justify-center rounded-xl hover:bg-sunken"
            >
              <Icon name="close" />
            </Radix.Close>
          </div>
          <div className="min-h-0 flex-1">
            <ConversationList current={current} onChosen={onClose} />
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
