import { call } from '../session/session';
import { usersSchema } from '../wire/accounts';
import { auditSchema, dashboardSchema, verifySchema } from '../wire/analytics';
import { query } from '../wire/http';
import { faqsSchema } from '../wire/knowledge';

export const PAGE_SIZE = 50;

export const admin = {
  dashboard: (hours: number) => call(`/api/v1/analytics/dashboard${query({ hours })}`, dashboardSchema),
  users: (text: string, role: string, page: number) =>
    call(`/api/v1/users${query({ query: text, role, page, size: PAGE_SIZE })}`, usersSchema),
  audit: (before?: number) => call(`/api/v1/audit${query({ limit: 100, before })}`, auditSchema),
  verify: () => call('/api/v1/audit/verify', verifySchema),
  faqs: (category: string, language: string, page: number) =>
    call(`/api/v1/faqs${query({ category, language, page, size: PAGE_SIZE })}`, faqsSchema),
};
