import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog';
import { Icon } from './Icon';

interface Props {
  open: boolean;
  onOpen: (open: boolean) => void;
  keys: readonly (readonly [string, string])[];
}

export function KeysHelp({ open, onOpen, keys }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <button
        type="button"
        onClick={() => onOpen(true)}
        aria-label={t('keys.open')}
        className="inline-flex size-11 items-center justify-center rounded-xl text-soft hover:bg-sunken hover:text-ink"
      >
        <Icon name="keyboard" />
      </button>
      <Dialog open={open} onClose={() => onOpen(false)} title={t('keys.title')} help={t('keys.help')}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
          {keys.map(([key, does]) => (
            <div key={key} className="contents">
              <dt>
                <kbd className="inline-flex min-h-8 min-w-8 items-center justify-center rounded-lg border border-line-strong bg-sunken px-2 font-mono">
                  {key}
                </kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
