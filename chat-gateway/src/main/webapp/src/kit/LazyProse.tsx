import { lazy, Suspense, type ComponentProps } from 'react';

const load = () => import('./Prose');
const Loaded = lazy(load);
const LoadedWithSources = lazy(() => import('./Sources'));

/** Fetches the Markdown reader ahead of the first answer. */
export function preloadProse(): void {
  void load();
}

/** Prose whose reader is fetched when first needed; until then the text is shown as it is. */
export function Prose(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense fallback={<Raw text={props.text} />}>
      <Loaded {...props} />
    </Suspense>
  );
}

export function ProseWithSources(props: ComponentProps<typeof LoadedWithSources>) {
  return (
    <Suspense fallback={<Raw text={props.text} />}>
      <LoadedWithSources {...props} />
    </Suspense>
  );
}

function Raw({ text }: { text: string }) {
  return <p className="break-words whitespace-pre-line">{text}</p>;
}
