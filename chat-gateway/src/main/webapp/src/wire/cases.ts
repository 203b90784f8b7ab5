import * as z from 'zod/mini';
import { findingSchema, levelSchema, list, maybe, spanSchema } from './shapes';

export const caseStateSchema = z.enum(['OPEN', 'OFFERED', 'ACCEPTED', 'HANDED_BACK', 'RESOLVED']);
export type CaseState = z.infer<typeof caseStateSchema>;

export const DISPOSITIONS = [
  'EMERGENCY_SERVICES',
  'URGENT_CARE',
  'PRIMARY_CARE',
  'SELF_CARE',
  'NO_ACTION',
  'FALSE_ALARM',
] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

export const entrySchema = z.object({
  messageId: z.string(),
  seq: maybe(z.number()),
  role: z.enum(['patient', 'assistant', 'staff']),
  text: z.string(),
  at: maybe(z.string()),
  author: maybe(
    z.pipe(
      z.union([z.string(), z.object({ name: z.string() })]),
      z.transform((value) => (typeof value === 'string' ? value : value.name)),
    ),
  ),
  source: maybe(z.string()),
  spans: list(spanSchema),
});
export type Entry = z.infer<typeof entrySchema>;

export const caseSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  state: caseStateSchema,
  level: levelSchema,
  reason: maybe(z.string()),
  language: maybe(z.string()),
  patientName: maybe(z.string()),
  openedAt: z.string(),
  offeredAt: maybe(z.string()),
  acceptedAt: maybe(z.string()),
  resolvedAt: maybe(z.string()),
  assignee: maybe(z.object({ id: z.string(), name: maybe(z.string()) })),
  disposition: maybe(z.string()),
  note: maybe(z.string()),
  findings: list(findingSchema),
  sbar: maybe(
    z.object({
      situation: maybe(z.string()),
      background: maybe(z.string()),
      assessment: maybe(z.string()),
      recommendation: maybe(z.string()),
    }),
  ),
  transcript: z.optional(list(entrySchema)),
});
export type Case = z.infer<typeof caseSchema>;

export const casesSchema = z.object({ items: z.array(caseSchema) });

export const deskFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), connectionId: z.string(), userId: maybe(z.string()) }),
  z.object({ type: z.literal('case.updated'), case: caseSchema }),
  z.object({ type: z.literal('case.message'), caseId: z.string(), entry: entrySchema }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('error'), code: z.string() }),
]);
export type DeskFrame = z.infer<typeof deskFrameSchema>;
