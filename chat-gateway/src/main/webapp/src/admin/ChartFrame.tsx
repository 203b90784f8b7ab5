import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button';
import { Icon } from '../kit/Icon';
import { downloadCsv } from './csv';

interface Props {
  title: string;
  head: string[];
  rows: (string | number)[][];
  children: ReactNode;
}

/** A chart with the table behind it and an export, so that no number has to be guessed from a picture. */
export function ChartFrame({ title, head, rows, children }: Props) {
  const { t } = useTranslation('admin');
  return (
    <section aria-label={title} className="rounded-2xl border border-line bg-surface p-4">
      <h2 className="font-semibold">{title}</h2>
      {rows.length === 0 ? <p className="mt-3 text-soft">{t('chart.empty')}</p> : <div className="mt-3">{children}</div>}
      {rows.length > 0 && (
        <details className="mt-3">
          <summary className="flex min-h-11 w-fit items-center text-sm font-medium text-accent underline underline-offset-4">
            {t('chart.table')}
          </summary>
          <div tabIndex={0} role="region" aria-label={title} className="mt-2 max-h-80 overflow-auto">
            <table className="w-full text-start text-sm">
              <thead>
                <tr>
                  {head.map((name) => (
                    <th key={name} scope="col" className="border-b border-line px-2 py-1.5 text-start font-semibold">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={index}>
                    {row.map((value, column) => (
                      <td key={column} className="border-b border-line px-2 py-1.5 tabular-nums">
                        {value}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Button className="mt-2 text-sm" onClick={() => downloadCsv(title, [head, ...rows])}>
            <Icon name="download" size={18} /> {t('chart.export')}
          </Button>
        </details>
      )}
    </section>
  );
}
