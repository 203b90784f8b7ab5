import * as z from 'zod/mini';
import { maybe } from './shapes';

export const faqSchema = z.object({
  id: z.string(),
  question: z.string(),
  answer: z.string(),
  category: z.string(),
  language: z.string(),
  source: maybe(z.object({ name: maybe(z.string()), url: maybe(z.string()) })),
  reviewedAt: maybe(z.string()),
  version: maybe(z.union([z.number(), z.string()])),
});
export type Faq = z.infer<typeof faqSchema>;

export const faqsSchema = z.object({ items: z.array(faqSchema), total: z.number() });
