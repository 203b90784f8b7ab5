import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Dialog } from '../kit/Dialog';
import { Choice, TextArea } from '../kit/Field';
import { Failure } from '../kit/States';
import { DISPOSITIONS, type Case, type Disposition } from '../wire/cases';
import { cases } from './api';

/** The two ways a case leaves the desk: back to the assistant, or closed with a disposition. */
export function CaseEnding({ item }: { item: Case }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'handback' | 'resolve'>();
  const [disposition, setDisposition] = useState<Disposition>('PRIMARY_CARE');
  const [note, setNote] = useState('');
  // What the patient writes after it crosses with the ending: the assistant answers that.
  const seen = Math.max(0, ...(item.transcript ?? []).map((entry) => entry.seq ?? 0));
  const end = useMutation({
    mutationFn: async () => {
      const said = note.trim() === '' ? undefined : note.trim();
      if (asking === 'handback') await cases.handback(item.id, seen, said);
      else await cases.resolve(item.id, disposition, seen, said);
    },
    onSuccess: async () => {
      setAsking(undefined);
      await queries.invalidateQueries();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    end.mutate();
  }
  const close = () => setAsking(undefined);
  const noteField = (label: string) => (
    <TextArea label={label} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
  );
  return (
    <>
      <Button data-testid="case-handback" onClick={() => setAsking('handback')}>
        {t('handback.action')}
      </Button>
      <Button data-testid="case-resolve" onClick={() => setAsking('resolve')}>
        {t('resolve.action')}
      </Button>
      <Dialog open={asking === 'handback'} onClose={close} title={t('handback.title')} help={t('handback.help')}>
        <form onSubmit={submit} className="space-y-4">
          {noteField(t('handback.note'))}
          <Confirm label={t('handback.confirm')} busy={end.isPending} onCancel={close} />
        </form>
        {end.isError && <Failure error={end.error} />}
      </Dialog>
      <Dialog open={asking === 'resolve'} onClose={close} title={t('resolve.title')}>
        <form onSubmit={submit} className="space-y-4">
          <Choice
            label={t('resolve.disposition')}
            value={disposition}
            data-testid="case-disposition"
            onChange={(event) => setDisposition(event.target.value as Disposition)}
          >
            {DISPOSITIONS.map((option) => (
              <option key={option} value={option}>
                {t(`disposition.${option}`)}
              </option>
            ))}
          </Choice>
          {noteField(t('resolve.note'))}
          <Confirm label={t('resolve.confirm')} busy={end.isPending} onCancel={close} />
        </form>
        {end.isError && <Failure error={end.error} />}
      </Dialog>
    </>
  );
}

function Confirm({ label, busy, onCancel }: { label: string; busy: boolean; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button type="submit" look="primary" busy={busy} data-testid="case-ending-confirm">
        {label}
      </Button>
    </div>
  );
}
