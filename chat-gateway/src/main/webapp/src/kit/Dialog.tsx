import { lazy, Suspense } from 'react';
import type { DialogProps } from './DialogWindow';

const Window = lazy(() => import('./DialogWindow'));

/** A modal window, fetched when first opened. */
export function Dialog({ open, ...rest }: DialogProps & { open: boolean }) {
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <Window {...rest} />
    </Suspense>
  );
}
