import { call } from '../session/session';
import { caseSchema, casesSchema, type Disposition } from '../wire/cases';
import { nothing, query } from '../wire/http';

const BASE = '/api/v1/cases';

export type QueueState = 'open' | 'mine' | 'resolved' | 'all';

export const cases = {
  list: (state: QueueState) => call(`${BASE}${query({ state })}`, casesSchema),
  one: (id: string) => call(`${BASE}/${id}`, caseSchema),
  accept: (id: string) => call(`${BASE}/${id}/accept`, caseSchema, { method: 'POST', body: {} }),
  reply: (id: string, text: string, clientMessageId: string) =>
    call(`${BASE}/${id}/messages`, nothing, { method: 'POST', body: { text, clientMessageId } }),
  handback: (id: string, seenSeq: number, note?: string) =>
    call(`${BASE}/${id}/handback`, nothing, { method: 'POST', body: { note, seenSeq } }),
  resolve: (id: string, disposition: Disposition, seenSeq: number, note?: string) =>
    call(`${BASE}/${id}/resolve`, nothing, { method: 'POST', body: { disposition, note, seenSeq } }),
};
