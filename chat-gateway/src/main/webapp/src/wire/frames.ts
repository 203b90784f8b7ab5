import * as z from 'zod/mini';
import { actionSchema, floorSchema, messageSchema, safetySchema, sourceSchema } from './conversations';
import { citationSchema, list, maybe } from './shapes';

/** The chat WebSocket's frames, one JSON object per text frame. */
export const serverFrameSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready'), connectionId: z.string(), userId: z.string() }),
  z.object({
    type: z.literal('message.accepted'),
    clientMessageId: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    seq: z.number(),
  }),
  z.object({ type: z.literal('reply.started'), conversationId: z.string(), replyTo: z.string() }),
  z.object({
    type: z.literal('reply.delta'),
    conversationId: z.string(),
    replyTo: z.string(),
    offset: z.number(),
    text: z.string(),
  }),
  z.object({
    type: z.literal('reply.completed'),
    conversationId: z.string(),
    replyTo: maybe(z.string()),
    messageId: z.string(),
    seq: z.number(),
    text: z.string(),
    source: maybe(sourceSchema),
    citations: list(citationSchema),
    safety: safetySchema,
    actions: list(actionSchema),
    createdAt: maybe(z.string()),
  }),
  z.object({
    type: z.literal('reply.failed'),
    conversationId: z.string(),
    replyTo: z.string(),
    code: z.string(),
  }),
  z.extend(messageSchema, { type: z.literal('message') }),
  z.extend(floorSchema, { type: z.literal('floor'), conversationId: z.string() }),
  z.object({
    type: z.literal('typing'),
    conversationId: z.string(),
    role: maybe(z.string()),
    name: maybe(z.string()),
  }),
  z.object({
    type: z.literal('read'),
    conversationId: z.string(),
    seq: z.number(),
    role: maybe(z.string()),
  }),
  z.object({
    type: z.literal('error'),
    code: z.string(),
    title: maybe(z.string()),
    detail: maybe(z.string()),
    clientMessageId: maybe(z.string()),
    retryAfterSeconds: maybe(z.number()),
  }),
  z.object({ type: z.literal('pong') }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;

export type ClientFrame =
  | {
      type: 'message.send';
      clientMessageId: string;
      conversationId: string | null;
      text: string;
      language?: string;
    }
  | { type: 'resume'; conversationId: string; lastSeq: number }
  | { type: 'typing'; conversationId: string }
  | { type: 'read'; conversationId: string; seq: number }
  | { type: 'ping' };

/** The frame in a text message, or `undefined` for what this client does not know: new frames must not break old clients. */
export function parseFrame(data: string): ServerFrame | undefined {
  let json: unknown;
  try {
    json = JSON.parse(data);
  } catch {
    return undefined;
  }
  const parsed = serverFrameSchema.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}
