import { useTranslation } from 'react-i18next';
import { number } from '../kit/times';
import { ChartFrame } from './ChartFrame';

interface Row {
  name: string;
  value: number;
}

export function BarList({ title, rows }: { title: string; rows: Row[] }) {
  const { t, i18n } = useTranslation('admin');
  const most = Math.max(1, ...rows.map((row) => row.value));
  return (
    <ChartFrame title={title} head={[t('chart.name'), t('chart.number')]} rows={rows.map((row) => [row.name, row.value])}>
      <ul className="space-y-2.5">
        {rows.map((row) => (
          <li key={row.name} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-sm">
            <span className="break-words">{row.name}</span>
            <span className="tabular-nums">{number(row.value, i18n.language)}</span>
            <span className="col-span-2 mt-1 block h-2 rounded-full bg-sunken" aria-hidden="true">
              <span className="block h-2 rounded-full bg-accent" style={{ width: `${(row.value / most) * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}
