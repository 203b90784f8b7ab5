import { describe, expect, it } from 'vitest';
import { safeParse } from 'zod/mini';
import { dashboardSchema } from './analytics';
import { caseSchema } from './cases';
import { conversationSchema } from './conversations';
import { parseFrame } from './frames';
import { query } from './http';
import { newId } from './ids';
import { Problem, problemFrom, winnerOf } from './problem';
import { interactionSchema } from './reviews';

describe('chat frames', () => {
  it('read a completed reply with its sources and actions', () => {
    const frame = parseFrame(
      JSON.stringify({
        type: 'reply.completed', conversationId: 'c', replyTo: 'm1', messageId: 'm2', seq: 2, text: 'Call now.', source: 'script',
        citations: [{ id: 'a', title: 'A', url: 'https://a.org' }], safety: { level: 'CRITICAL' },
        actions: [{ kind: 'call', label: 'Call 911', value: '911' }], createdAt: '2026-11-21T08:00:00Z',
      }),
    );
    expect(frame).toMatchObject({ safety: { level: 'CRITICAL' }, actions: [{ value: '911' }], citations: [{ title: 'A' }] });
  });

  it('read what is left out or null as absent', () => {
    const frame = parseFrame(
      JSON.stringify({ type: 'message', messageId: 'm', conversationId: 'c', seq: 1, role: 'patient', text: 'x', source: null, citations: null, author: null }),
    );
    expect(frame).toMatchObject({ citations: [], actions: [], safety: { level: 'NONE' } });
    expect(frame).toHaveProperty('source', undefined);
  });

  it.each([['no json'], ['[]'], ['{"type":"from.the.future"}'], ['{"type":"reply.delta","offset":"0"}']])('pass over %s', (data) => {
    expect(parseFrame(data)).toBeUndefined();
  });
});

describe('bodies', () => {
  it('read a conversation', () => {
    const body = { id: 'c', title: null, createdAt: 't', updatedAt: 't', archived: false, lastSeq: 4, floor: { holder: 'staff', name: 'Priya' } };
    expect(safeParse(conversationSchema, body).data).toMatchObject({ title: undefined, floor: { name: 'Priya' } });
  });

  it('read a case with a transcript and an author by name or as an object', () => {
    const entry = { messageId: 'm', seq: 1, role: 'staff', text: 'x', at: 't' };
    const body = {
      id: 'k', conversationId: 'c', state: 'ACCEPTED', level: 'HIGH', openedAt: 't', assignee: { id: 'u', name: 'Priya' }, findings: [],
      transcript: [{ ...entry, author: 'Priya' }, { ...entry, author: { name: 'Tom' }, spans: [{ start: 1, end: 2 }] }],
    };
    expect(safeParse(caseSchema, body).data?.transcript?.map(({ author }) => author)).toEqual(['Priya', 'Tom']);
  });

  it('refuse a case in a state that does not exist', () => {
    expect(safeParse(caseSchema, { id: 'k', conversationId: 'c', state: 'LOST', level: 'HIGH', openedAt: 't' }).success).toBe(false);
  });

  it('read an interaction without explanation', () => {
    const body = { id: 'i', conversationId: 'c', messageId: 'm', level: 'LOW', score: 0.2, state: 'PENDING', createdAt: 't', userText: 'x' };
    expect(safeParse(interactionSchema, body).data).toMatchObject({ findings: [], levels: [], context: [] });
  });

  it('read a dashboard that has no latency yet', () => {
    const body = { generatedAt: 't', hours: 24, totals: { messages: 0 }, latency: { replyP50Millis: null }, bySource: {}, series: [] };
    expect(safeParse(dashboardSchema, body).data).toMatchObject({ latency: { replyP50Millis: undefined }, byLevel: {} });
  });
});

describe('problems', () => {
  it('keep the code of the server', () => {
    expect(problemFrom(503, { code: 'store.unavailable', title: 'x' })).toMatchObject({ code: 'store.unavailable', status: 503 });
  });

  it('are made from the status when the body is something else', () => {
    expect(problemFrom(502, '<html>')).toMatchObject({ code: 'http.502', status: 502 });
  });

  it('tell who was faster', () => {
    expect(winnerOf(new Problem({ code: 'case.already_accepted', acceptedBy: { id: 'u', name: 'Tom' } }, 409))).toBe('Tom');
    expect(winnerOf(new Problem({ code: 'review.claimed', claimedBy: 'Dr. Ito' }, 409))).toBe('Dr. Ito');
    expect(winnerOf(new Error('x'))).toBeUndefined();
  });
});

it('leaves empty values out of a query', () => {
  expect(query({ a: 1, b: undefined, c: '', d: false, e: 'x y' })).toBe('?a=1&d=false&e=x+y');
});

it('makes version 4 UUIDs also where the browser has no randomUUID', () => {
  const before = crypto.randomUUID;
  Object.assign(crypto, { randomUUID: undefined });
  const id = newId();
  Object.assign(crypto, { randomUUID: before });
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
