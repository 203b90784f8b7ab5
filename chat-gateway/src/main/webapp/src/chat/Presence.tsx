import { useTranslation } from 'react-i18next';
import { cx } from '../kit/classes';
import type { Floor } from '../wire/conversations';
import { useLink } from './live';

/** Who answers: the assistant, named as AI, or a member of staff by name. */
export function FloorBanner({ floor }: { floor: Floor }) {
  const { t } = useTranslation('chat');
  const staff = floor.holder === 'staff';
  const text = staff
    ? floor.name
      ? t('floor.staff', { name: floor.name })
      : t('floor.staffUnnamed')
    : t('floor.bot');
  return (
    <p
      role="status"
      data-testid="floor-banner"
      data-holder={floor.holder}
      className={cx('flex min-w-0 flex-1 items-center gap-2 py-1 text-sm', staff ? 'font-medium text-good' : 'text-soft')}
    >
      <span
        aria-hidden="true"
        className={cx(
          'inline-flex h-7 min-w-7 shrink-0 items-center justify-center rounded-full px-1 text-xs font-bold',
          staff ? 'bg-good-soft text-good' : 'bg-accent-soft text-accent',
        )}
      >
        {staff ? (floor.name ?? '+').trim().charAt(0) : t('floor.ai')}
      </span>
      <span className="min-w-0 break-words">{text}</span>
    </p>
  );
}

/** The line to the server, said honestly and small. */
export function ConnectionState() {
  const { t } = useTranslation();
  const link = useLink();
  const good = link === 'online';
  return (
    <p
      role="status"
      data-testid="connection-state"
      data-state={link}
      className={cx('flex max-w-[45%] shrink-0 items-center gap-1.5 text-xs', good ? 'text-soft' : 'font-medium text-moderate')}
    >
      <span aria-hidden="true" className={cx('size-2 shrink-0', good ? 'rounded-full bg-good' : 'bg-moderate')} />
      {t(`link.${link}`)}
    </p>
  );
}
