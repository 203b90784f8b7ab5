import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from './classes';

type Look = 'primary' | 'quiet' | 'plain' | 'danger';

const LOOKS: Record<Look, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong font-medium',
  quiet: 'border border-line-strong bg-surface text-ink hover:bg-sunken font-medium',
  plain: 'text-ink hover:bg-sunken',
  danger: 'bg-critical text-on-critical hover:opacity-90 font-medium',
};

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look;
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'quiet', busy = false, className, disabled, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={cx(
        'inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-xl px-4 py-2 text-center transition-colors duration-100 disabled:opacity-60',
        LOOKS[look],
        className,
      )}
    />
  );
}
