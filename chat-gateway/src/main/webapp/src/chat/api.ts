import type { Message } from '../wire/conversations';
import { conversationSchema, conversationsSchema, messagesSchema } from '../wire/conversations';
import { nothing, query } from '../wire/http';
import { call } from '../session/session';

const PAGE = 200;
const BASE = '/api/v1/conversations';

export const conversations = {
  list: (archived: boolean, before?: string) =>
    call(`${BASE}${query({ archived, limit: 50, before })}`, conversationsSchema),
  one: (id: string) => call(`${BASE}/${id}`, conversationSchema),
  change: (id: string, change: { title?: string; archived?: boolean }) =>
    call(`${BASE}/${id}`, nothing, { method: 'PATCH', body: change }),
  remove: (id: string) => call(`${BASE}/${id}`, nothing, { method: 'DELETE' }),
  rate: (id: string, messageId: string, rating: 'up' | 'down') =>
    call(`${BASE}/${id}/messages/${messageId}/feedback`, nothing, { method: 'POST', body: { rating } }),
  history,
};

/** The whole conversation, page by page. */
async function history(id: string): Promise<{ items: Message[]; lastSeq: number }> {
  const items: Message[] = [];
  for (;;) {
    const afterSeq = items.at(-1)?.seq ?? 0;
    const page = await call(`${BASE}/${id}/messages${query({ afterSeq, limit: PAGE })}`, messagesSchema);
    items.push(...page.items);
    const reached = page.items.at(-1)?.seq ?? page.lastSeq;
    if (page.items.length === 0 || reached >= page.lastSeq) return { items, lastSeq: page.lastSeq };
  }
}
