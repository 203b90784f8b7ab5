import * as z from 'zod/mini';
import { list, maybe } from './shapes';

const counts = z.pipe(
  z.nullish(z.record(z.string(), z.number())),
  z.transform((value) => value ?? {}),
);

export const TOTALS = [
  'conversations',
  'messages',
  'replies',
  'failedReplies',
  'activePatients',
  'flagged',
  'cases',
  'openCases',
  'reviews',
  'confirmed',
  'falsePositives',
  'feedbackUp',
  'feedbackDown',
  'registrations',
] as const;
export type Total = (typeof TOTALS)[number];

export const pointSchema = z.object({
  at: z.string(),
  messages: z.number(),
  flagged: z.number(),
  cases: z.number(),
});
export type Point = z.infer<typeof pointSchema>;

export const dashboardSchema = z.object({
  generatedAt: z.string(),
  hours: z.number(),
  totals: z.record(z.string(), z.number()),
  latency: z.object({
    replyP50Millis: maybe(z.number()),
    replyP95Millis: maybe(z.number()),
    acceptP50Seconds: maybe(z.number()),
    acceptP95Seconds: maybe(z.number()),
  }),
  bySource: counts,
  byLevel: counts,
  byLanguage: counts,
  byCategory: counts,
  series: list(pointSchema),
  bus: maybe(z.object({ lastEventAt: maybe(z.string()), events: z.number() })),
});
export type Dashboard = z.infer<typeof dashboardSchema>;

export const auditEntrySchema = z.object({
  seq: z.number(),
  at: z.string(),
  actor: maybe(z.string()),
  actorRole: maybe(z.string()),
  action: z.string(),
  subject: maybe(z.string()),
  outcome: maybe(z.string()),
  service: maybe(z.string()),
  hash: maybe(z.string()),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditSchema = z.object({ items: z.array(auditEntrySchema) });
export const verifySchema = z.object({
  valid: z.boolean(),
  rows: z.number(),
  firstBadSeq: maybe(z.number()),
});
