import { useSyncExternalStore } from 'react';

/** Whether there is room for panes side by side (`lg`). Hidden panes are not built at all. */
export function useWide(query = '(min-width: 64rem)'): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
