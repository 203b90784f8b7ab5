import type { ReactNode } from 'react';
import { cx } from './classes';

interface Props {
  title: string;
  list: ReactNode;
  listLabel: string;
  detail: ReactNode;
  aside?: ReactNode;
  asideLabel: string;
  /** Something is chosen: on a narrow screen it takes the place of the list. */
  chosen: boolean;
}

/** Queue, conversation and context side by side; a stack where there is no room. */
export function Panes({ title, list, listLabel, detail, aside, asideLabel, chosen }: Props) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className="flex min-h-0 flex-1 outline-none md:grid md:grid-cols-[min(18rem,38vw)_minmax(0,1fr)] xl:grid-cols-[21rem_minmax(0,1fr)_23rem]"
    >
      <h1 className="sr-only">{title}</h1>
      <section
        aria-label={listLabel}
        className={cx('min-h-0 w-full flex-col border-e border-line bg-surface md:flex', chosen ? 'hidden' : 'flex')}
      >
        {list}
      </section>
      <div className={cx('min-h-0 min-w-0 flex-1 flex-col overflow-y-auto md:flex xl:contents', chosen ? 'flex' : 'hidden')}>
        <div className="flex min-w-0 flex-col xl:min-h-0">{detail}</div>
        {aside && (
          <section
            aria-label={asideLabel}
            tabIndex={0}
            className="border-t border-line bg-surface xl:min-h-0 xl:overflow-y-auto xl:border-s xl:border-t-0"
          >
            {aside}
          </section>
        )}
      </div>
    </main>
  );
}
