import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../kit/Dialog';

/** That this is an AI and not a doctor: one line that is always there, and the whole of it one step away. */
export function Disclaimer() {
  const { t } = useTranslation('chat');
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-2 text-center text-xs text-soft">
      <span>{t('disclaimer.short')}</span>
      <button
        type="button"
        data-testid="disclaimer"
        onClick={() => setOpen(true)}
        className="min-h-11 rounded px-1 text-accent underline underline-offset-4"
      >
        {t('disclaimer.more')}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('disclaimer.title')}>
        <div className="space-y-3 text-base">
          <p>{t('disclaimer.ai')}</p>
          <p>{t('disclaimer.human')}</p>
          <p>{t('disclaimer.notDoctor')}</p>
          <p className="font-medium">{t('disclaimer.emergency')}</p>
        </div>
      </Dialog>
    </div>
  );
}
