import { call } from '../session/session';
import { usersSchema } from '../wire/accounts';
import { auditSchema, dashboardSchema, verifySchema } from '../wire/analytics';
import { deadLetterDetailSchema, deadLettersSchema } from '../wire/dead-letters';
import { query } from '../wire/http';
import { faqsSchema } from '../wire/knowledge';

export const PAGE_SIZE = 50;

export const admin = {
  dashboard: (hours: number) => call(`/api/v1/analytics/dashboard${query({ hours })}`, dashboardSchema),
  users: (text: string, role: string, page: number) =>
    call(`/api/v1/users${query({ query: text, role, page, size: PAGE_SIZE })}`, usersSchema),
  audit: (before?: number) => call(`/api/v1/audit${query({ limit: 100, before })}`, auditSchema),
  verify: () => call('/api/v1/audit/verify', verifySchema),
  deadLetters: (state: 'open' | 'all', page: number) =>
    call(`/api/v1/dead-letters${query({ state, page, size: PAGE_SIZE })}`, deadLettersSchema),
  deadLetter: (id: string) => call(`/api/v1/dead-letters/${encodeURIComponent(id)}`, deadLetterDetailSchema),
  replay: (id: string) =>
    call(`/api/v1/dead-letters/${encodeURIComponent(id)}/replay`, deadLetterDetailSchema, { method: 'POST' }),
  faqs: (category: string, language: string, page: number) =>
    call(`/api/v1/faqs${query({ category, language, page, size: PAGE_SIZE })}`, faqsSchema),
};
