import * as z from 'zod/mini';
import { Problem, problemFrom } from './problem';

/** What the HTTP client needs from the session: a token that should still be good, and a new one when it was not. */
export interface Bearer {
  access(): Promise<string>;
  renew(rejected: string): Promise<string>;
}

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
}

async function attempt(path: string, call: Call, token?: string): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (call.body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    return await fetch(path, {
      method: call.method ?? 'GET',
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: call.signal,
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch (error) {
    if (call.signal?.aborted) throw error;
    throw Problem.unreachable();
  }
}

async function read<T extends z.core.$ZodType>(response: Response, schema: T): Promise<z.infer<T>> {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!response.ok) throw problemFrom(response.status, body);
  const parsed = z.safeParse(schema, body);
  if (!parsed.success) throw Problem.unreadable(response.status);
  return parsed.data;
}

/** A call without a signed-in user: sign-in, registration, refresh. */
export async function anonymous<T extends z.core.$ZodType>(path: string, schema: T, call: Call = {}) {
  return read(await attempt(path, call), schema);
}

/** Calls as the signed-in user. A 401 is answered once with a refreshed token, then handed on. */
export function authorised(bearer: Bearer) {
  return async <T extends z.core.$ZodType>(path: string, schema: T, call: Call = {}) => {
    const token = await bearer.access();
    const response = await attempt(path, call, token);
    if (response.status !== 401) return read(response, schema);
    return read(await attempt(path, call, await bearer.renew(token)), schema);
  };
}

export const nothing = z.unknown();

/** `?a=1&b=x` from the given values; empty ones are left out. */
export function query(values: Record<string, string | number | boolean | undefined>): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString()}`;
}
