import { describe, expect, it } from 'vitest';
import type { Message } from '../wire/conversations';
import type { ServerFrame } from '../wire/frames';
import { emptyChat, NEW, reduce, threadOf, type ChatAction, type ChatState } from './store';

const now = Date.parse('2026-11-21T08:00:00Z');
const frame = (value: ServerFrame): ChatAction => ({ type: 'frame', frame: value, now });
const play = (actions: ChatAction[], from: ChatState = emptyChat) => actions.reduce(reduce, from);
const send = (key: string, clientMessageId: string, text = 'I have a fever'): ChatAction => ({ type: 'send', key, clientMessageId, text, now });
const accepted = (clientMessageId: string, seq: number, conversationId = 'c1', messageId = `m${seq}`) =>
  frame({ type: 'message.accepted', clientMessageId, messageId, conversationId, seq });
const delta = (offset: number, text: string) => frame({ type: 'reply.delta', conversationId: 'c1', replyTo: 'm1', offset, text });
const message = (seq: number, more: Partial<Message> = {}): Message => ({
  messageId: `m${seq}`,
  conversationId: 'c1',
  seq,
  role: 'patient',
  text: `text ${seq}`,
  createdAt: '2026-11-21T08:00:00Z',
  clientMessageId: undefined,
  replyTo: undefined,
  source: undefined,
  citations: [],
  safety: { level: 'NONE' },
  author: undefined,
  actions: [],
  feedback: undefined,
  ...more,
});
const arrives = (value: Message) => frame({ type: 'message', ...value });
const history = (...items: Message[]): ChatAction => ({ type: 'history', conversationId: 'c1', items, lastSeq: items.at(-1)?.seq ?? 0 });
const completed = frame({
  type: 'reply.completed', conversationId: 'c1', replyTo: 'm1', messageId: 'm2', seq: 2, text: 'The whole answer.', source: 'extractive',
  citations: [], safety: { level: 'NONE' }, actions: [], createdAt: undefined,
});
const open = history(message(1));

describe('sending', () => {
  it('shows a message at once and confirms it once, however often it is accepted', () => {
    const state = play([send('c1', 'a'), accepted('a', 1), accepted('a', 1)]);
    expect(threadOf(state, 'c1').pending).toEqual([]);
    expect(threadOf(state, 'c1').messages.map(({ text, seq }) => [text, seq])).toEqual([['I have a fever', 1]]);
  });

  it('gives a new conversation its id and takes what waits behind the first message along', () => {
    const state = play([send(NEW, 'a'), send(NEW, 'b', 'and a cough'), accepted('a', 1, 'c9')]);
    expect(state.opened).toBe('c9');
    expect(state.threads[NEW]).toBeUndefined();
    expect(threadOf(state, 'c9').pending.map((item) => item.clientMessageId)).toEqual(['b']);
  });

  it('queues what was sent but not confirmed again when the line is lost, with the same id', () => {
    const state = play([send('c1', 'a'), { type: 'sent', clientMessageId: 'a' }, { type: 'lost', active: 'c1' }]);
    expect(threadOf(state, 'c1').pending).toMatchObject([{ clientMessageId: 'a', status: 'queued' }]);
  });

  it('marks the message an error names, and no other', () => {
    const refused = frame({ type: 'error', code: 'request.throttled', title: undefined, detail: undefined, retryAfterSeconds: undefined, clientMessageId: 'b' });
    const state = play([send('c1', 'a'), send('c1', 'b'), refused]);
    expect(threadOf(state, 'c1').pending.map(({ status, code }) => [status, code])).toEqual([
      ['queued', undefined],
      ['failed', 'request.throttled'],
    ]);
  });

  it('does not wait for the assistant while staff hold the floor', () => {
    const staff = frame({ type: 'floor', conversationId: 'c1', holder: 'staff', name: 'Priya' });
    const state = play([staff, send('c1', 'a'), accepted('a', 1)]);
    expect(threadOf(state, 'c1').awaiting).toEqual([]);
    expect(threadOf(state, 'c1').floor).toEqual({ holder: 'staff', name: 'Priya' });
  });
});

describe('an answer on its way', () => {
  const text = (state: ChatState) => threadOf(state, 'c1').streams[0]?.text;

  it('is put together from its pieces', () => {
    expect(text(play([open, delta(0, 'Drink '), delta(6, 'water.')]))).toBe('Drink water.');
  });

  it('ignores a piece that came before', () => {
    expect(text(play([open, delta(0, 'Drink '), delta(6, 'water.'), delta(0, 'Drink ')]))).toBe('Drink water.');
  });

  it('takes only the new part of a piece that overlaps', () => {
    expect(text(play([open, delta(0, 'Drink '), delta(0, 'Drink water.')]))).toBe('Drink water.');
  });

  it('adds nothing after a gap and asks for what is missing', () => {
    const state = play([open, delta(0, 'Drink '), delta(20, 'rest.')]);
    expect(text(state)).toBe('Drink ');
    expect(threadOf(state, 'c1').wantsResume).toBe(true);
  });

  it('is replaced by the whole answer, and pieces that come later change nothing', () => {
    const state = play([open, delta(0, 'Drink '), completed, delta(6, 'water.')]);
    expect(threadOf(state, 'c1').streams).toEqual([]);
    expect(threadOf(state, 'c1').messages.at(-1)).toMatchObject({ role: 'assistant', text: 'The whole answer.', source: 'extractive' });
  });

  it('says that it failed until the person asks again', () => {
    const failed = frame({ type: 'reply.failed', conversationId: 'c1', replyTo: 'm1', code: 'model.unavailable' });
    const state = play([open, failed]);
    expect(threadOf(state, 'c1').streams).toEqual([{ replyTo: 'm1', text: '', failed: 'model.unavailable' }]);
    expect(threadOf(reduce(state, send('c1', 'b')), 'c1').streams).toEqual([]);
  });

  it('counts characters as the server does, emoji and Hindi included', () => {
    const first = 'नमस्ते 👩‍⚕️ ';
    expect(text(play([open, delta(0, first), delta(first.length, 'ठीक')]))).toBe(`${first}ठीक`);
  });
});

describe('messages from elsewhere', () => {
  it('are kept once and in order', () => {
    const state = play([history(), arrives(message(2)), arrives(message(1)), arrives(message(2))]);
    expect(threadOf(state, 'c1').messages.map((item) => item.seq)).toEqual([1, 2]);
    expect(threadOf(state, 'c1').contiguous).toBe(2);
  });

  it('settle a send whose confirmation was lost', () => {
    const state = play([send('c1', 'a'), arrives(message(1, { clientMessageId: 'a' })), accepted('a', 1)]);
    expect(threadOf(state, 'c1').pending).toEqual([]);
    expect(threadOf(state, 'c1').messages).toHaveLength(1);
  });

  it('ask for what is missing between', () => {
    const state = play([open, arrives(message(4))]);
    expect(threadOf(state, 'c1')).toMatchObject({ wantsResume: true, contiguous: 1 });
    const filled = play([{ type: 'resumed', conversationId: 'c1' }, arrives(message(2)), arrives(message(3))], state);
    expect(threadOf(filled, 'c1').contiguous).toBe(4);
  });

  it('keep the opinion already given', () => {
    const rated = reduce(play([open, completed]), { type: 'feedback', conversationId: 'c1', messageId: 'm2', rating: 'up' });
    expect(threadOf(reduce(rated, completed), 'c1').messages.at(-1)?.feedback).toBe('up');
  });
});

describe('losing the line', () => {
  it('keeps the open conversation for replay and reads the others when they are opened', () => {
    const other: ChatAction = { type: 'history', conversationId: 'c2', items: [], lastSeq: 0 };
    const state = play([open, other, { type: 'lost', active: 'c1' }]);
    expect(threadOf(state, 'c1')).toMatchObject({ history: 'ready', contiguous: 1 });
    expect(threadOf(state, 'c2').history).toBe('none');
  });
});
