import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../wire/fake-socket';
import { LiveChat } from './live-chat';
import { NEW } from './store';

const READY = { type: 'ready', connectionId: 'x', userId: 'u' };

class Shelf {
  private readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

function chatWith(outbox = new Shelf(), onSessionEnded = async () => false) {
  return new LiveChat({
    userId: 'u',
    token: async () => 'jwt',
    onSessionEnded,
    outbox,
    language: () => 'en',
    random: () => 0,
    open: (url, protocols) => new FakeSocket(url, protocols),
  });
}

async function online(chat: LiveChat): Promise<FakeSocket> {
  chat.start();
  await vi.advanceTimersByTimeAsync(0);
  FakeSocket.last.says(READY);
  return FakeSocket.last;
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.opened.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the line', () => {
  it('carries the token as a sub-protocol, never in the address', async () => {
    const socket = await online(chatWith());
    expect(socket.protocols).toEqual(['bearer-token-carrier', 'quarkus-http-upgrade%23Authorization%23Bearer%20jwt']);
    expect(socket.url).toBe('ws://localhost/api/v1/chat/ws');
  });

  it('is tried again after 1, 2, 4 seconds and at most 30', async () => {
    const chat = chatWith();
    await online(chat);
    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const before = FakeSocket.opened.length;
      FakeSocket.last.ends();
      let waited = 0;
      while (FakeSocket.opened.length === before) {
        await vi.advanceTimersByTimeAsync(500);
        waited += 500;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  });

  it('is given up as dead after 45 seconds without a sign', async () => {
    const socket = await online(chatWith());
    await vi.advanceTimersByTimeAsync(40_000);
    expect(socket.sentOf('ping')).toHaveLength(2);
    expect(socket.closed).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(socket.closed).toBe(true);
  });

  it('stays down when the session has ended', async () => {
    const chat = chatWith();
    const socket = await online(chat);
    socket.ends(4401);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(chat.linkSnapshot()).toBe('closed');
    expect(FakeSocket.opened).toHaveLength(1);
  });

  it('comes back with a new token when only the token had aged', async () => {
    const chat = chatWith(new Shelf(), async () => true);
    (await online(chat)).ends(4401);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSocket.opened).toHaveLength(2);
  });
});

describe('what is written', () => {
  it('without a network is sent when the line is back, once and with the same id', async () => {
    const chat = chatWith();
    chat.send('c1', 'hello');
    const id = chat.snapshot().threads.c1?.pending[0]?.clientMessageId;
    const socket = await online(chat);
    expect(socket.sentOf('message.send')).toMatchObject([{ clientMessageId: id, conversationId: 'c1', text: 'hello', language: 'en' }]);
  });

  it('and not confirmed is sent again over the next line with the same id', async () => {
    const chat = chatWith();
    const first = await online(chat);
    chat.send('c1', 'hello');
    first.ends();
    await vi.advanceTimersByTimeAsync(1_000);
    FakeSocket.last.says(READY);
    expect(FakeSocket.last.sentOf('message.send')[0]?.clientMessageId).toBe(first.sentOf('message.send')[0]?.clientMessageId);
  });

  it('and not confirmed within 15 seconds is sent again over the same line', async () => {
    const chat = chatWith();
    const socket = await online(chat);
    chat.send('c1', 'hello');
    await vi.advanceTimersByTimeAsync(14_000);
    expect(socket.sentOf('message.send')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(socket.sentOf('message.send')).toHaveLength(2);
  });

  it('and refused for want of room goes out again when Careline said, and not before', async () => {
    const chat = chatWith();
    const socket = await online(chat);
    chat.send('c1', 'hello');
    const [first] = socket.sentOf('message.send');
    socket.says({ type: 'error', code: 'service.overloaded', clientMessageId: first?.clientMessageId, retryAfterSeconds: 3 });
    await vi.advanceTimersByTimeAsync(2_900);
    expect(socket.sentOf('message.send')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(socket.sentOf('message.send')[1]?.clientMessageId).toBe(first?.clientMessageId);
  });

  it('waits for the id of a new conversation before the second message goes', async () => {
    const chat = chatWith();
    const socket = await online(chat);
    chat.send(NEW, 'first');
    chat.send(NEW, 'second');
    const [first] = socket.sentOf('message.send');
    expect(socket.sentOf('message.send')).toHaveLength(1);
    socket.says({ type: 'message.accepted', clientMessageId: first?.clientMessageId, messageId: 'm1', conversationId: 'c7', seq: 1 });
    expect(socket.sentOf('message.send')[1]).toMatchObject({ conversationId: 'c7', text: 'second' });
  });

  it('outlives a reload of the tab, and nobody else sends it', () => {
    const shelf = new Shelf();
    chatWith(shelf).send('c1', 'hello');
    expect(chatWith(shelf).snapshot().threads.c1?.pending).toMatchObject([{ text: 'hello', status: 'queued' }]);
    expect(shelf.getItem('careline.outbox.another')).toBeNull();
  });
});

it('asks for what it missed in the open conversation when the line is back', async () => {
  const chat = chatWith();
  const first = await online(chat);
  chat.show('c1');
  chat.dispatch({ type: 'history', conversationId: 'c1', items: [], lastSeq: 12 });
  first.ends();
  await vi.advanceTimersByTimeAsync(1_000);
  FakeSocket.last.says(READY);
  expect(FakeSocket.last.sentOf('resume')).toEqual([{ type: 'resume', conversationId: 'c1', lastSeq: 12 }]);
});

it('moves the read mark forward only', async () => {
  const chat = chatWith();
  const socket = await online(chat);
  chat.read('c1', 4);
  chat.read('c1', 3);
  chat.read('c1', 4);
  expect(socket.sentOf('read')).toEqual([{ type: 'read', conversationId: 'c1', seq: 4 }]);
});
