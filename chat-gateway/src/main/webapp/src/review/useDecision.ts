import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Decision, InteractionSummary } from '../wire/reviews';
import { reviews } from './api';

interface Choice {
  id: string;
  decision: Decision;
  note?: string;
}

/** Claims, then decides: two people never label the same interaction unknowingly. */
export function useDecision(done: (decision: Decision) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, decision, note }: Choice) => {
      await reviews.claim(id);
      return reviews.decide(id, decision, note);
    },
    onSuccess: (interaction, { id, decision }) => {
      queries.setQueryData(['interaction', id], interaction);
      queries.setQueryData<{ items: InteractionSummary[]; total: number }>(['reviews'], (known) =>
        known && { items: known.items.filter((item) => item.id !== id), total: Math.max(0, known.total - 1) },
      );
      done(decision);
      void queries.invalidateQueries({ queryKey: ['reviews'] });
    },
    onError: (_error, { id }) => {
      void queries.invalidateQueries({ queryKey: ['interaction', id] });
      void queries.invalidateQueries({ queryKey: ['reviews'] });
    },
  });
}

export type DecisionMutation = ReturnType<typeof useDecision>;
