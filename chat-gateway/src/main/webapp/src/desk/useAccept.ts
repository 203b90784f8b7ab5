import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Case } from '../wire/cases';
import { cases } from './api';
import { withNews } from './entries';

/** Accepting a case. When a colleague was faster the case is read again, so that the screen shows who has it. */
export function useAccept(done: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => cases.accept(id),
    onSuccess: (accepted) => {
      queries.setQueryData<Case>(['case', accepted.id], (known) => withNews(known, accepted));
      done();
    },
    onError: (_error, id) => {
      void queries.invalidateQueries({ queryKey: ['case', id] });
      void queries.invalidateQueries({ queryKey: ['cases'] });
    },
  });
}

export type Accept = ReturnType<typeof useAccept>;
