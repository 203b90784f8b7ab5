import * as z from 'zod/mini';
import { citationSchema, findingSchema, levelSchema, list, maybe } from './shapes';

export const summarySchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  messageId: z.string(),
  level: levelSchema,
  score: z.number(),
  state: z.enum(['SAFE', 'PENDING', 'CONFIRMED', 'FALSE_POSITIVE']),
  language: maybe(z.string()),
  createdAt: z.string(),
  category: maybe(z.string()),
  excerpt: maybe(z.string()),
});
export type InteractionSummary = z.infer<typeof summarySchema>;

export const reviewQueueSchema = z.object({ items: z.array(summarySchema), total: z.number() });

export const stepSchema = z.object({
  level: z.number(),
  name: z.string(),
  status: z.enum(['done', 'pending', 'failed', 'skipped']),
  at: maybe(z.string()),
  millis: maybe(z.number()),
  detail: maybe(z.string()),
});
export type Step = z.infer<typeof stepSchema>;

export const interactionSchema = z.extend(summarySchema, {
  userText: z.string(),
  replyText: maybe(z.string()),
  replySource: maybe(z.string()),
  findings: list(findingSchema),
  levels: list(stepSchema),
  explanation: maybe(
    z.object({
      summary: maybe(z.string()),
      citations: list(citationSchema),
      contributions: list(z.object({ label: z.string(), value: z.number() })),
      saferReply: maybe(z.string()),
    }),
  ),
  context: list(z.object({ role: z.string(), text: z.string() })),
  policyVersion: maybe(z.string()),
  review: maybe(
    z.object({
      decision: z.string(),
      reviewer: maybe(z.string()),
      at: maybe(z.string()),
      note: maybe(z.string()),
    }),
  ),
  claim: maybe(z.object({ by: z.string(), until: maybe(z.string()) })),
});
export type Interaction = z.infer<typeof interactionSchema>;

export type Decision = 'CONFIRMED' | 'FALSE_POSITIVE';
