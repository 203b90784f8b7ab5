import { lazy, Suspense, type ComponentProps } from 'react';
import { Icon } from '../kit/Icon';

const Loaded = lazy(() => import('./AccountMenu'));

/** The account menu, fetched after the room itself; its place is kept meanwhile. */
export function AccountMenu(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense
      fallback={
        <span className="inline-flex min-h-11 items-center gap-2 px-3" aria-hidden="true">
          <Icon name="person" />
          {props.name && <span className="hidden max-w-48 truncate sm:inline">{props.name}</span>}
          <Icon name="chevron" size={16} />
        </span>
      }
    >
      <Loaded {...props} />
    </Suspense>
  );
}
