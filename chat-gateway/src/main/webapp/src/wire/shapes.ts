import * as z from 'zod/mini';

/** Optional on the wire: absent and `null` mean the same, and both read as `undefined`. */
export function maybe<T extends z.core.$ZodType>(schema: T) {
  return z.pipe(
    z.nullish(schema),
    z.transform((value) => value ?? undefined),
  );
}

/** A list that may be left out; it then reads as empty. */
export function list<T extends z.core.$ZodType>(item: T) {
  return z.pipe(
    z.nullish(z.array(item)),
    z.transform((value) => value ?? []),
  );
}

export const LEVELS = ['NONE', 'LOW', 'MODERATE', 'HIGH', 'CRITICAL'] as const;
export const levelSchema = z.enum(LEVELS);
export type Level = z.infer<typeof levelSchema>;

export const citationSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: maybe(z.string()),
  excerpt: maybe(z.string()),
});
export type Citation = z.infer<typeof citationSchema>;

export const spanSchema = z.object({ start: z.number(), end: z.number() });
export type Span = z.infer<typeof spanSchema>;

export const findingSchema = z.object({
  category: z.string(),
  kind: maybe(z.string()),
  level: levelSchema,
  confidence: maybe(z.number()),
  spans: list(spanSchema),
  source: maybe(z.string()),
  rationale: maybe(z.string()),
  guideline: maybe(z.object({ name: z.string(), url: maybe(z.string()) })),
  target: maybe(z.enum(['user', 'reply'])),
});
export type Finding = z.infer<typeof findingSchema>;
