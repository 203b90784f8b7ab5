import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';

export interface DialogProps {
  onClose: () => void;
  title: string;
  help?: string;
  children: ReactNode;
}

/**
 * A modal window. The dimmed ground is our own element: the library's overlay writes a style element into the page,
 * which the content policy refuses.
 */
export default function DialogWindow({ onClose, title, help, children }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Radix.Root open onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 bg-black/50" aria-hidden="true" />
        <Radix.Content
          aria-describedby={help ? undefined : ''}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[90dvh] max-w-lg -translate-y-1/2 overflow-y-auto rounded-2xl border border-line bg-raised p-6 shadow-card"
        >
          <div className="flex items-start justify-between gap-4">
            <Radix.Title className="pt-2 text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close
              aria-label={t('close')}
              className="-me-2 inline-flex size-11 shrink-0 items-center justify-center rounded-xl hover:bg-sunken"
            >
              <Icon name="close" />
            </Radix.Close>
          </div>
          {help && <Radix.Description className="mt-1 text-soft">{help}</Radix.Description>}
          <div className="mt-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
