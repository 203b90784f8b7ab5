import * as z from 'zod/mini';
import { list, maybe } from '../wire/shapes';

const claimsSchema = z.object({
  sub: z.string(),
  groups: list(z.string()),
  name: maybe(z.string()),
  language: maybe(z.string()),
  country: maybe(z.string()),
});

/** What the app shows from the token. The server decides what is allowed; this only decides what is drawn. */
export type Claims = z.infer<typeof claimsSchema>;

export function claimsOf(token: string): Claims {
  const payload = token.split('.')[1] ?? '';
  try {
    const base64 = payload.replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return z.parse(claimsSchema, JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return { sub: '', groups: [], name: undefined, language: undefined, country: undefined };
  }
}
