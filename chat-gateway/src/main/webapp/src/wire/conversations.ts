import * as z from 'zod/mini';
import { citationSchema, levelSchema, list, maybe } from './shapes';

export const roleSchema = z.enum(['patient', 'assistant', 'staff']);
export const sourceSchema = z.enum(['model', 'extractive', 'script', 'staff']);
export type Source = z.infer<typeof sourceSchema>;

export const actionSchema = z.object({
  kind: z.enum(['call', 'text', 'link']),
  label: z.string(),
  value: z.string(),
});
export type Action = z.infer<typeof actionSchema>;

export const safetySchema = z.pipe(
  z.nullish(z.object({ level: levelSchema })),
  z.transform((value) => value ?? { level: 'NONE' as const }),
);

export const messageSchema = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  seq: z.number(),
  role: roleSchema,
  text: z.string(),
  createdAt: maybe(z.string()),
  clientMessageId: maybe(z.string()),
  replyTo: maybe(z.string()),
  source: maybe(sourceSchema),
  citations: list(citationSchema),
  safety: safetySchema,
  author: maybe(z.object({ name: z.string() })),
  actions: list(actionSchema),
  feedback: maybe(z.enum(['up', 'down'])),
});
export type Message = z.infer<typeof messageSchema>;

export const floorSchema = z.object({ holder: z.enum(['bot', 'staff']), name: maybe(z.string()) });
export type Floor = z.infer<typeof floorSchema>;

export const conversationSchema = z.object({
  id: z.string(),
  title: maybe(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  archived: z.boolean(),
  lastSeq: z.number(),
  floor: z.pipe(
    z.nullish(floorSchema),
    z.transform((value) => value ?? { holder: 'bot' as const, name: undefined }),
  ),
});
export type Conversation = z.infer<typeof conversationSchema>;

export const conversationsSchema = z.object({ items: z.array(conversationSchema) });
export const messagesSchema = z.object({ items: z.array(messageSchema), lastSeq: z.number() });
