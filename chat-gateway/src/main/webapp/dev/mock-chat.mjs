// The chat's wire, true to the protocol: sequence numbers, idempotent sends, streamed answers, replay, floor.
import { randomUUID } from 'node:crypto';
import { answer, ago, citations, emergency } from './mock-data.mjs';

export const conversations = new Map();
const sockets = new Set();
const accepted = new Map();

function seed(title, minutes, owner) {
  const id = randomUUID();
  const question = message(id, 1, 'patient', title, minutes);
  conversations.set(id, {
    id, owner, title, createdAt: ago(minutes), updatedAt: ago(minutes), archived: false, floor: { holder: 'bot' },
    messages: [question, { ...message(id, 2, 'assistant', answer, minutes), source: 'extractive', replyTo: question.messageId, citations }],
  });
}
function message(conversationId, seq, role, text, minutes = 0) {
  return { messageId: randomUUID(), conversationId, seq, role, text, createdAt: ago(minutes), citations: [], safety: { level: 'NONE' }, actions: [] };
}
export function seedFor(owner) {
  if ([...conversations.values()].some((item) => item.owner === owner)) return;
  seed('My daughter has a fever of 39 degrees since yesterday, what should I do?', 90, owner);
  seed('Can I take ibuprofen and paracetamol together?', 60 * 30, owner);
}
export const summary = ({ messages, owner, ...rest }) => ({ ...rest, lastSeq: messages.length });

function toAll(frame) {
  for (const socket of sockets) socket.send(JSON.stringify(frame));
}
const later = (millis, work) => setTimeout(work, millis);

function stream(conversation, question, reply) {
  const conversationId = conversation.id;
  const replyTo = question.messageId;
  toAll({ type: 'reply.started', conversationId, replyTo });
  const pieces = reply.text.match(/[^.]+\.?(\[\d\])*\s*/g) ?? [];
  let offset = 0;
  pieces.forEach((text, index) => {
    const at = offset;
    offset += text.length;
    later(250 * (index + 1), () => toAll({ type: 'reply.delta', conversationId, replyTo, offset: at, text }));
  });
  later(250 * (pieces.length + 1), () => complete(conversation, question, reply));
}
function complete(conversation, question, reply) {
  const stored = { ...message(conversation.id, conversation.messages.length + 1, 'assistant', reply.text), replyTo: question.messageId, ...reply };
  conversation.messages.push(stored);
  const { clientMessageId, role, ...frame } = stored;
  toAll({ type: 'reply.completed', ...frame });
}
function staff(conversation) {
  conversation.floor = { holder: 'staff', name: 'Priya Raman' };
  toAll({ type: 'floor', conversationId: conversation.id, ...conversation.floor });
  toAll({ type: 'typing', conversationId: conversation.id, name: 'Priya Raman' });
  later(1500, () => {
    const said = { ...message(conversation.id, conversation.messages.length + 1, 'staff', 'Hello, I am Priya, a nurse. I have read what you wrote. Have you called 911?'), source: 'staff', author: { name: 'Priya Raman' } };
    conversation.messages.push(said);
    toAll({ type: 'message', ...said });
  });
}

function onSend(socket, frame, owner) {
  const known = accepted.get(frame.clientMessageId);
  if (known) return socket.send(JSON.stringify(known));
  if (frame.text.includes('throttle')) {
    return socket.send(JSON.stringify({ type: 'error', code: 'request.throttled', title: 'Too many requests', clientMessageId: frame.clientMessageId }));
  }
  let conversation = conversations.get(frame.conversationId);
  if (!conversation) {
    const id = randomUUID();
    conversation = { id, owner, title: frame.text.slice(0, 60), createdAt: ago(0), updatedAt: ago(0), archived: false, floor: { holder: 'bot' }, messages: [] };
    conversations.set(id, conversation);
  }
  const question = { ...message(conversation.id, conversation.messages.length + 1, 'patient', frame.text), clientMessageId: frame.clientMessageId };
  conversation.messages.push(question);
  conversation.updatedAt = ago(0);
  const ack = { type: 'message.accepted', clientMessageId: frame.clientMessageId, messageId: question.messageId, conversationId: conversation.id, seq: question.seq };
  accepted.set(frame.clientMessageId, ack);
  toAll(ack);
  for (const other of sockets) if (other !== socket) other.send(JSON.stringify({ type: 'message', ...question }));
  if (/chest/i.test(frame.text)) {
    complete(conversation, question, { ...emergency, source: 'script', safety: { level: 'CRITICAL' } });
    if (/nurse/i.test(frame.text)) later(2500, () => staff(conversation));
  } else if (/fail/.test(frame.text)) later(400, () => toAll({ type: 'reply.failed', conversationId: conversation.id, replyTo: question.messageId, code: 'model.unavailable' }));
  else if (conversation.floor.holder === 'bot') later(500, () => stream(conversation, question, { text: answer, source: 'extractive', citations }));
}

export function chatSocket(socket, user) {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
  socket.send(JSON.stringify({ type: 'ready', connectionId: randomUUID(), userId: user.id }));
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data));
    if (frame.type === 'ping') socket.send(JSON.stringify({ type: 'pong' }));
    if (frame.type === 'message.send') onSend(socket, frame, user.id);
    if (frame.type === 'resume') {
      const conversation = conversations.get(frame.conversationId);
      for (const item of conversation?.messages ?? []) if (item.seq > frame.lastSeq) socket.send(JSON.stringify({ type: 'message', ...item }));
    }
  });
}
