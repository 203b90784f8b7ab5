// Weighs what a patient's browser loads before the chat can be used: the entry, the room, its texts and styles.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const weigh = (path) => gzipSync(readFileSync(new URL(path, dist)), { level: 9 }).length;
const html = readFileSync(new URL('index.html', dist), 'utf8');
const files = readdirSync(new URL('assets/', dist)).map((name) => `assets/${name}`);

const found = new Set(['index.html', ...[...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) => match[1])]);
const imports = (path) =>
  path.endsWith('.js')
    ? [...readFileSync(new URL(path, dist), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map((m) => `assets/${m[1]}`)
    : [];
const add = (path) => {
  if (found.has(path) && path !== 'root') return;
  found.add(path);
  imports(path).forEach(add);
};
[...found].filter((path) => path.endsWith('.js')).flatMap(imports).forEach(add);
// The chat room and English texts: `common` and `chat` are the two JSON chunks a patient needs.
files.filter((path) => /ChatRoom-/.test(path)).forEach(add);

const english = ['common', 'chat'].map((name) => files.find((path) => path.startsWith(`assets/${name}-`) && readFileSync(new URL(path, dist), 'utf8').match(/Connecting|How can we help/)));
english.forEach((path) => path && found.add(path));

let total = 0;
for (const path of [...found].sort()) {
  const size = weigh(path);
  total += size;
  console.log(String(size).padStart(8), path);
}
const limit = 150_000;
console.log(String(total).padStart(8), `bytes gzip before the chat can be used (limit ${limit})`);
const later = new Set(found);
const follow = (path) => {
  if (later.has(path)) return;
  later.add(path);
  const text = readFileSync(new URL(path, dist), 'utf8');
  for (const match of text.matchAll(/["'`]\.\/([\w-]+\.js)["'`]/g)) follow(`assets/${match[1]}`);
};
files.filter((path) => /\/(MessageList|Prose|Sources|ConversationList|AccountMenu|DialogWindow)-.*\.js$/.test(path)).forEach(follow);
console.log(String([...later].reduce((sum, path) => sum + weigh(path), 0)).padStart(8), 'bytes gzip with what the chat fetches afterwards (answers, list, menus)');
if (total > limit) process.exit(1);
