// A stand-in for the gateway: serves dist/ under the gateway's content policy, and the API from made-up data.
// `npm run mock` with `npm run dev`, or alone after `npm run build`. Any password signs in.
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { chatSocket, conversations, seedFor, summary } from './mock-chat.mjs';
import { audit, cases, dashboard, deadLetters, faqs, reviews, users } from './mock-data.mjs';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const port = Number(process.env.CARELINE_PORT ?? 8080);
const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:";
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html' };
const desk = new Set();
const revoked = new Set();

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
function tokens(user) {
  const claims = { sub: user.id, groups: user.roles, name: user.displayName, language: user.language, country: user.country, tenant: 'demo' };
  return { accessToken: `${encode({ alg: 'none' })}.${encode(claims)}.x`, refreshToken: `${user.id}.${Math.random()}`, tokenType: 'Bearer', expiresIn: 1800 };
}
function userOf(token) {
  try {
    const id = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).sub;
    return revoked.has(id) ? undefined : users.find((user) => user.id === id);
  } catch {
    return undefined;
  }
}
const page = (items, url, size = 20) => {
  const at = Number(url.searchParams.get('page') ?? 0);
  const of = Number(url.searchParams.get('size') ?? size);
  return { items: items.slice(at * of, (at + 1) * of), total: items.length, page: at, size: of };
};
const problem = (status, code, more) => ({ status, body: { type: 'about:blank', title: code, status, code, ...more } });
const ok = (body, status = 200) => ({ status, body });
const brief = ({ transcript, ...rest }) => rest;

function auth(path, body) {
  if (path === '/login') {
    const user = users.find((item) => item.email === body.email);
    if (user) revoked.delete(user.id);
    return user ? ok(tokens(user)) : problem(401, 'auth.invalid_credentials');
  }
  if (path === '/register') {
    if (users.some((item) => item.email === body.email)) return problem(409, 'auth.email_taken');
    users.push({ ...body, id: crypto.randomUUID(), roles: ['PATIENT'], createdAt: new Date().toISOString() });
    return ok(users.at(-1), 201);
  }
  if (path === '/refresh') {
    const user = users.find((item) => item.id === body.refreshToken?.split('.')[0]);
    return user && !revoked.has(user.id) ? ok(tokens(user)) : problem(401, 'auth.refresh_reused');
  }
  return ok(undefined, 204);
}

function caseRoute(method, parts, body, user, url) {
  if (!parts[0]) {
    const state = url.searchParams.get('state');
    const wanted = { open: (c) => /OPEN|OFFERED/.test(c.state), mine: (c) => c.state === 'ACCEPTED' && c.assignee?.id === user.id, resolved: (c) => c.state === 'RESOLVED' };
    return ok({ items: cases.filter(wanted[state] ?? (() => true)).map(brief) });
  }
  const found = cases.find((item) => item.id === parts[0]);
  if (!found) return problem(404, 'resource.not_found');
  if (!parts[1]) return ok(found);
  const changed = () => desk.forEach((socket) => socket.send(JSON.stringify({ type: 'case.updated', case: brief(found) })));
  if (parts[1] === 'accept') {
    if (found.patientName === 'Wei Zhang') return problem(409, 'case.already_accepted', { acceptedBy: { id: users[2].id, name: users[2].displayName } });
    Object.assign(found, { state: 'ACCEPTED', acceptedAt: new Date().toISOString(), assignee: { id: user.id, name: user.displayName } });
  }
  if (parts[1] === 'messages') {
    const entry = { messageId: crypto.randomUUID(), role: 'staff', text: body.text, at: new Date().toISOString(), author: user.displayName, spans: [] };
    found.transcript.push(entry);
    desk.forEach((socket) => socket.send(JSON.stringify({ type: 'case.message', caseId: found.id, entry })));
    return ok({ messageId: entry.messageId }, 201);
  }
  if (parts[1] === 'handback') Object.assign(found, { state: 'HANDED_BACK' });
  if (parts[1] === 'resolve') Object.assign(found, { state: 'RESOLVED', disposition: body.disposition, note: body.note, resolvedAt: new Date().toISOString() });
  changed();
  return ok(brief(found));
}

function conversationRoute(method, parts, body, user, url) {
  seedFor(user.id);
  const mine = [...conversations.values()].filter((item) => item.owner === user.id);
  if (!parts[0]) return ok({ items: mine.filter((item) => String(item.archived) === (url.searchParams.get('archived') ?? 'false')).map(summary) });
  const found = conversations.get(parts[0]);
  if (!found) return problem(404, 'resource.not_found');
  if (method === 'DELETE') return conversations.delete(parts[0]) && ok(undefined, 204);
  if (method === 'PATCH') return ok(summary(Object.assign(found, body)));
  if (!parts[1]) return ok(summary(found));
  if (method === 'POST') return ok(undefined, 204);
  const after = Number(url.searchParams.get('afterSeq') ?? 0);
  return ok({ items: found.messages.filter((item) => item.seq > after), lastSeq: found.messages.length });
}

function reviewRoute(parts, body, user) {
  const pending = reviews.filter((item) => item.state === 'PENDING');
  if (parts[0] === 'queue') return ok({ items: pending, total: pending.length });
  const found = reviews.find((item) => item.id === parts[0]);
  if (parts[1] === 'claim' && reviews.indexOf(found) === 2) return problem(409, 'review.claimed', { claimedBy: { name: 'Dr. Ito' } });
  if (parts[1] === 'decision') Object.assign(found, { state: body.decision, review: { decision: body.decision, reviewer: user.displayName, at: new Date().toISOString() } });
  return ok(found);
}

function api(method, url, body, user) {
  const [, , , area, ...parts] = url.pathname.split('/');
  if (area === 'auth') return auth(`/${parts[0]}`, body);
  if (!user) return problem(401, 'auth.token_invalid');
  if (area === 'conversations') return conversationRoute(method, parts, body, user, url);
  if (area === 'cases') return caseRoute(method, parts, body, user, url);
  if (area === 'reviews') return reviewRoute(parts, body, user);
  if (area === 'interactions') return ok(reviews.find((item) => item.id === parts[0]));
  if (area === 'analytics') return ok(dashboard(Number(url.searchParams.get('hours') ?? 24)));
  if (area === 'users') {
    const text = (url.searchParams.get('query') ?? '').toLowerCase();
    const role = url.searchParams.get('role');
    return ok(page(users.filter((item) => (item.displayName + item.email).toLowerCase().includes(text) && (!role || item.roles.includes(role))), url));
  }
  if (area === 'audit' && parts[0] === 'verify') return ok({ valid: true, rows: audit.length });
  if (area === 'audit') {
    const before = Number(url.searchParams.get('before') ?? Infinity);
    return ok({ items: audit.filter((item) => item.seq < before).slice(0, Number(url.searchParams.get('limit') ?? 100)) });
  }
  if (area === 'dead-letters') {
    if (!parts[0]) return ok(page(deadLetters.filter((item) => url.searchParams.get('state') !== 'open' || item.state !== 'HANDLED'), url));
    const letter = deadLetters.find((item) => item.id === parts[0]);
    if (letter && parts[1] === 'replay') Object.assign(letter, { state: 'REPLAYING', replays: letter.replays + 1 });
    return letter ? ok(letter) : problem(404, 'resource.not_found');
  }
  if (area === 'faqs') {
    const is = (key) => !url.searchParams.get(key) || ((item) => item[key] === url.searchParams.get(key));
    return ok(page(faqs.filter((item) => ['category', 'language'].every((key) => is(key) === true || is(key)(item))), url));
  }
  return problem(404, 'resource.not_found');
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://mock');
  if (!url.pathname.startsWith('/api/')) {
    const asset = existsSync(dist + url.pathname) && extname(url.pathname) !== '' ? url.pathname : '/index.html';
    response.writeHead(200, { 'Content-Type': TYPES[extname(asset)] ?? 'text/plain', 'Content-Security-Policy': POLICY });
    return createReadStream(dist + asset).pipe(response);
  }
  let text = '';
  for await (const piece of request) text += piece;
  if (url.pathname === '/api/v1/mock/revoke') {
    revoked.add(url.searchParams.get('user'));
    sockets.clients.forEach((socket) => socket.close(4401));
    return response.writeHead(204).end();
  }
  const user = userOf((request.headers.authorization ?? '').slice(7));
  const { status, body } = api(request.method, url, text ? JSON.parse(text) : {}, user);
  response.writeHead(status, { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' });
  response.end(body === undefined || status === 204 ? '' : JSON.stringify(body));
});

const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'bearer-token-carrier' });
server.on('upgrade', (request, socket, head) => {
  const carrier = decodeURIComponent((request.headers['sec-websocket-protocol'] ?? '').split(',')[1]?.trim() ?? '');
  const user = userOf(carrier.split('Bearer ')[1] ?? '');
  sockets.handleUpgrade(request, socket, head, (client) => {
    if (!user) return client.close(4401);
    if (request.url.startsWith('/api/v1/chat/ws')) return chatSocket(client, user);
    desk.add(client);
    client.on('close', () => desk.delete(client));
    client.on('message', () => client.send('{"type":"pong"}'));
    client.send(JSON.stringify({ type: 'ready', connectionId: crypto.randomUUID(), userId: user.id }));
  });
});
server.listen(port, () => console.log(`http://localhost:${port}`));
