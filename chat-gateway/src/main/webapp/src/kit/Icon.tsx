const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  send: 'M5 12h13M12 5l7 7-7 7',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  up: 'M7 11v9H4v-9h3zm0 0l4-8c1.5 0 2.5 1 2.5 2.500V9H19a2 2 0 0 1 2 2.300l-1 7a2 2 0 0 1-2 1.700H7',
  down: 'M17 13V4h3v9h-3zm0 0l-4 8c-1.5 0-2.5-1-2.5-2.500V15H5a2 2 0 0 1-2-2.300l1-7A2 2 0 0 1 6 4h11',
  phone: 'M6 3h3l2 5-2.5 1.500a12 12 0 0 0 6 6L16 13l5 2v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z',
  back: 'M15 5l-7 7 7 7',
  chevron: 'M6 9l6 6 6-6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l2 2H4l2-2zM10 21h4',
  mute: 'M6 16V11a6 6 0 0 1 9-5.200M18 12v4l2 2H8M10 21h4M4 4l16 16',
  keyboard: 'M3 7h18v10H3zM7 11h.01M11 11h.01M15 11h.01M8 14h8',
  external: 'M14 5h5v5M19 5l-8 8M18 14v5H5V6h5',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word or inside a labelled button; it is never the only name of anything. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'more' ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="shrink-0"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path d="M8 15.500a8 7 0 1 1 4.2 6.100L8.4 23l1-3.400A6.6 6.6 0 0 1 8 15.500z" fill="var(--on-accent)" />
      <path
        d="M11 15.500h2.200l1.5-3 2.2 5.5 1.5-2.500h2.6"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
