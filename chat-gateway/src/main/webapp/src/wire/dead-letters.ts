import * as z from 'zod/mini';
import { list, maybe } from './shapes';

export const LETTER_STATES = ['OPEN', 'REPLAYING', 'HANDLED'] as const;

export const deadLetterSchema = z.object({
  id: z.string(),
  topic: z.string(),
  consumer: z.string(),
  eventType: z.string(),
  eventId: z.string(),
  failedAt: z.string(),
  tries: z.number(),
  cause: z.string(),
  state: z.enum(LETTER_STATES),
  replays: z.number(),
  replayedAt: maybe(z.string()),
  handledAt: maybe(z.string()),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

export const deadLettersSchema = z.object({ items: list(deadLetterSchema), total: z.number() });

/** What the event is made of: names and kinds, never a value. */
export const deadLetterDetailSchema = z.extend(deadLetterSchema, {
  partition: z.number(),
  offset: z.number(),
  key: z.string(),
  reason: z.string(),
  bytes: z.number(),
  replayable: z.boolean(),
  headers: z.record(z.string(), z.string()),
  fields: list(z.object({ name: z.string(), kind: z.string() })),
});
export type DeadLetterDetail = z.infer<typeof deadLetterDetailSchema>;
