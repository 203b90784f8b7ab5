// Opens every room in Chromium against the mock, takes screenshots into dev/shots/ and runs axe on each.
// `node dev/look.mjs [room-filter]`; CHROMIUM names the browser, CARELINE_PORT the mock's port,
// WIDTHS, THEMES and TEXT (per cent) what to look at.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { scenes } from './scenes.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const port = process.env.CARELINE_PORT ?? '18099';
const base = `http://localhost:${port}`;
const shots = fileURLToPath(new URL('./shots/', import.meta.url));
const only = process.argv[2] ?? '';
const widths = (process.env.WIDTHS ?? '360,768,1440').split(',').map(Number);
const text = Number(process.env.TEXT ?? 100);
const themes = (process.env.THEMES ?? 'light,dark').split(',');
mkdirSync(shots, { recursive: true });

const mock = spawn(process.execPath, [fileURLToPath(new URL('./mock.mjs', import.meta.url))], {
  env: { ...process.env, CARELINE_PORT: port },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((ready) => mock.stdout.once('data', ready));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let bad = 0;
try {
  for (const [name, scene] of Object.entries(scenes)) {
    if (!name.includes(only)) continue;
    for (const width of widths) for (const theme of themes) await look(name, scene, width, theme);
  }
} finally {
  await browser.close();
  mock.kill();
}
process.exitCode = bad > 0 ? 1 : 0;

async function look(name, scene, width, theme) {
  const context = await browser.newContext({ viewport: { width, height: width < 700 ? 740 : 900 }, colorScheme: theme, reducedMotion: 'reduce', bypassCSP: false, locale: scene.locale ?? 'en-US' });
  const page = await context.newPage();
  const label = `${name}-${width}-${theme}${text === 100 ? '' : `-text${text}`}`;
  const tell = (text) => {
    bad += 1;
    console.log(`${label}: ${text}`);
  };
  page.on('console', (message) => message.type() === 'error' && !/40[0-9] \(/.test(message.text()) && tell(`console: ${message.text()}`));
  page.on('pageerror', (error) => tell(`page: ${error.message}`));
  try {
    await page.goto(`${base}${scene.path ?? '/login'}`);
    await page.locator('main h1').waitFor();
    if (scene.user) {
      await page.getByTestId('login-email').fill(`${scene.user}@demo.careline`);
      await page.getByTestId('login-password').fill('any password is fine');
      await page.getByTestId('login-submit').click();
    }
    await scene.go?.(page, context, base);
    // Larger text by the root size; breakpoints stay as they are, which is harder than what a browser does.
    if (text !== 100) await page.evaluate((percent) => (document.documentElement.style.fontSize = `${percent}%`), text);
    await page.waitForTimeout(250);
    await page.screenshot({ path: `${shots}${label}.png` });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) tell(`${wide} px wider than the screen`);
    // The debugger's own world runs axe, so that the page's content policy can stay as it is in production.
    const client = await context.newCDPSession(page);
    const { frameTree } = await client.send('Page.getFrameTree');
    const { executionContextId } = await client.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
    await client.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
    const { result } = await client.send('Runtime.evaluate', {
      expression: `axe.run(document, { runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'] }).then((r) => JSON.stringify(r.violations.filter((v) => !(v.id === 'region' && v.nodes.every((n) => /radix-popper/.test(n.target)))).map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target + ' ' + n.failureSummary.split('\\n')[1]).join(' | '))))`,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    for (const violation of JSON.parse(result.value)) tell(`axe ${violation}`);
  } catch (error) {
    tell(error.message.split('\n').slice(0, 3).join(' '));
    await page.screenshot({ path: `${shots}${label}-failed.png` });
  }
  await context.close();
}
