import { call } from '../session/session';
import { query } from '../wire/http';
import { interactionSchema, reviewQueueSchema, type Decision } from '../wire/reviews';

export const reviews = {
  queue: () => call(`/api/v1/reviews/queue${query({ limit: 200 })}`, reviewQueueSchema),
  one: (id: string) => call(`/api/v1/interactions/${id}`, interactionSchema),
  claim: (id: string) => call(`/api/v1/reviews/${id}/claim`, interactionSchema, { method: 'POST', body: {} }),
  decide: (id: string, decision: Decision, note?: string) =>
    call(`/api/v1/reviews/${id}/decision`, interactionSchema, { method: 'POST', body: { decision, note } }),
};
