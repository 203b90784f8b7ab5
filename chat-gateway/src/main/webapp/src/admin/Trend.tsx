import { useTranslation } from 'react-i18next';
import { moment, number } from '../kit/times';
import type { Point } from '../wire/analytics';
import { ChartFrame } from './ChartFrame';

const WIDTH = 720;
const HEIGHT = 200;
const SERIES = [
  { key: 'messages', color: 'var(--accent)', dash: undefined },
  { key: 'flagged', color: 'var(--high)', dash: '6 4' },
  { key: 'cases', color: 'var(--critical)', dash: '2 3' },
] as const;

/** Three lines over time, told apart by colour, by stroke and by their name in the legend. */
export function Trend({ points, hours }: { points: Point[]; hours: number }) {
  const { t, i18n } = useTranslation('admin');
  const title = t('chart.trend');
  const max = Math.max(1, ...points.flatMap((point) => [point.messages, point.flagged, point.cases]));
  const x = (index: number) => (points.length < 2 ? WIDTH / 2 : (index / (points.length - 1)) * WIDTH);
  const y = (value: number) => HEIGHT - (value / max) * (HEIGHT - 10);
  const time = (point?: Point) => (point ? moment(point.at, i18n.language, hours > 24) : '');
  const head = [t('chart.time'), ...SERIES.map(({ key }) => t(`chart.${key}`))];
  const rows = points.map((point) => [moment(point.at, i18n.language, true), point.messages, point.flagged, point.cases]);
  return (
    <ChartFrame title={title} head={head} rows={rows}>
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {SERIES.map(({ key, color, dash }) => (
          <li key={key} className="flex items-center gap-2">
            <svg width="28" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="28" y2="4" stroke={color} strokeWidth="3" strokeDasharray={dash} />
            </svg>
            {t(`chart.${key}`)}
          </li>
        ))}
      </ul>
      <div className="flex gap-2">
        <div aria-hidden="true" className="flex flex-col justify-between text-xs text-soft tabular-nums">
          <span>{number(max, i18n.language)}</span>
          <span>0</span>
        </div>
        <svg
          role="img"
          aria-label={t('chart.summary', { title, max: number(max, i18n.language) })}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="h-48 w-full overflow-visible"
        >
          {[0, 0.5, 1].map((part) => (
            <line key={part} x1="0" x2={WIDTH} y1={y(max * part)} y2={y(max * part)} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
          ))}
          {SERIES.map(({ key, color, dash }) => (
            <polyline
              key={key}
              points={points.map((point, index) => `${x(index)},${y(point[key])}`).join(' ')}
              fill="none"
              stroke={color}
              strokeWidth="2"
              strokeDasharray={dash}
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </svg>
      </div>
      <p aria-hidden="true" className="mt-1 flex justify-between gap-4 ps-8 text-xs text-soft">
        <span>{time(points[0])}</span>
        <span className="text-end">{time(points.at(-1))}</span>
      </p>
    </ChartFrame>
  );
}
