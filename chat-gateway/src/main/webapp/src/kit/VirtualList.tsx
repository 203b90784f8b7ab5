import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type ReactNode } from 'react';

interface Props<T> {
  items: readonly T[];
  label: string;
  height: number;
  keyOf: (item: T) => string;
  row: (item: T, index: number) => ReactNode;
  /** The row to keep in view. */
  focus?: number;
  /** Called when the last rows come into view. */
  onEnd?: () => void;
}

/** A list of which only the visible rows exist: ten thousand are as quick as ten. */
export function VirtualList<T>({ items, label, height, keyOf, row, focus = -1, onEnd }: Props<T>) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
  });
  useEffect(() => {
    if (focus >= 0) rows.scrollToIndex(focus, { align: 'auto' });
  }, [focus, rows]);
  const visible = rows.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (items.length > 0 && last >= items.length - 5) onEnd?.();
  }, [items.length, last, onEnd]);
  return (
    <div ref={box} tabIndex={0} role="group" aria-label={label} className="min-h-0 flex-1 overflow-y-auto">
      <ul aria-label={label} className="relative" style={{ height: rows.getTotalSize() }}>
        {visible.map((place) => {
          const item = items[place.index];
          return (
            item !== undefined && (
              <li
                key={place.key}
                ref={rows.measureElement}
                data-index={place.index}
                aria-setsize={items.length}
                aria-posinset={place.index + 1}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${place.start}px)` }}
              >
                {row(item, place.index)}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
