import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { session } from '../session/session';
import { Problem } from '../wire/problem';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What the person may not do will not work the second time either.
      retry: (count, error) =>
        count < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
    },
  },
});

// The next person at this browser starts with nothing.
session.subscribe(() => {
  if (session.snapshot().status === 'out') queries.clear();
});

/** Server state for the parts that read lists; kept out of the way of the chat's first load. */
export function Queries({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
