// node shoot.mjs BOARDS-FOLDER STORE-URL OUT-FOLDER board[:la] … [--theme dark] [--vision deuteranopia] [--width 1600] [--first-screen] [--tz Europe/London]
import { createServer } from 'node:http';
import { readFile, mkdir } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values: flags, positionals } = parseArgs({ allowPositionals: true, options: {
  theme: { type: 'string', default: 'light' }, vision: { type: 'string' }, width: { type: 'string', default: '1600' }, height: { type: 'string', default: '900' },
  'first-screen': { type: 'boolean', default: false }, tz: { type: 'string', default: 'Europe/London' }, port: { type: 'string', default: '15520' },
  scrape: { type: 'string', default: '60' }, panel: { type: 'string' }, suffix: { type: 'string', default: '' }, to: { type: 'string' }, from: { type: 'string' }, scale: { type: 'string', default: '1' }, tile: { type: 'string' } } });
const [boards, store, out, ...wanted] = positionals;
if (wanted.length === 0) { console.error('usage: node shoot.mjs BOARDS-FOLDER STORE-URL OUT-FOLDER board[:la] …'); process.exit(2); }

const types = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.css': 'text/css' };
const server = createServer(async (request, response) => {
  try {
    const url = new URL(request.url, 'http://localhost');
    if (url.pathname.startsWith('/store/')) {
      const chunks = []; for await (const chunk of request) chunks.push(chunk);
      const answer = await fetch(store + url.pathname.slice('/store'.length) + url.search, { method: request.method,
        headers: { ...(chunks.length ? { 'content-type': request.headers['content-type'] } : {}), ...(process.env.STORE_TOKEN ? { authorization: `Bearer ${process.env.STORE_TOKEN}` } : {}) }, body: chunks.length ? Buffer.concat(chunks) : undefined });
      response.writeHead(answer.status, { 'content-type': 'application/json' }); response.end(Buffer.from(await answer.arrayBuffer())); return;
    }
    const file = url.pathname.startsWith('/boards/') ? join(boards, normalize(url.pathname.slice('/boards/'.length))) : join('dist', normalize(url.pathname === '/' ? '/index.html' : url.pathname));
    const content = await readFile(file);
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' }); response.end(content);
  } catch { response.writeHead(404); response.end(); }
});
await new Promise((go) => server.listen(Number(flags.port), '127.0.0.1', go));
await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
let faults = 0;
for (const one of wanted) {
  const [board, la] = one.split(':');
  const page = await (await browser.newContext({ viewport: { width: Number(flags.width), height: Number(flags.height) }, timezoneId: flags.tz, locale: 'en-GB', deviceScaleFactor: Number(flags.scale) })).newPage();
  page.on("requestfailed", () => {}); page.on("response", (r) => { if (r.status() === 404 && process.env.VERBOSE) console.log("404 " + r.url()); });
  page.on('pageerror', (error) => { faults++; console.log(`${one}: page error: ${error.message}`); });
  if (process.env.VERBOSE) page.on('console', (m) => console.log(`${one}: ${m.type()}: ${m.text().slice(0, 300)}`));
  const query = new URLSearchParams({ board, theme: flags.theme, width: flags.width, scrape: flags.scrape, ...(la ? { 'var-la': la } : {}), ...(flags.to ? { to: flags.to } : {}), ...(flags.from ? { from: flags.from } : {}) });
  await page.goto(`http://127.0.0.1:${flags.port}/?${query}`);
  await page.waitForFunction(() => globalThis.outcome, undefined, { timeout: 60000 });
  const outcome = await page.evaluate(() => globalThis.outcome);
  if (!flags['first-screen'] && !flags.panel) { // draw all, tables also render only what is in view
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: Number(flags.width), height: tall }); await page.waitForTimeout(800);
  }
  if (flags.vision) await (await page.context().newCDPSession(page)).send('Emulation.setEmulatedVisionDeficiency', { type: flags.vision });
  const name = [board, la, flags.theme === 'dark' ? 'dark' : '', flags.vision ?? '', flags['first-screen'] ? 'first-screen' : '', flags.panel ? `panel${flags.panel}` : '', flags.suffix].filter(Boolean).join('-');
  const target = flags.panel ? page.locator(`[data-panel="${flags.panel}"]`) : page;
  await target.screenshot({ path: join(out, `${name}.png`) });
  if (flags.tile) { // the same picture in pieces that can be looked at
    const { width, height } = page.viewportSize();
    for (let y = 0, i = 0; y < height; y += Number(flags.tile), i++) {
      await page.screenshot({ path: join(out, `${name}-part${i}.png`), clip: { x: 0, y, width, height: Math.min(Number(flags.tile), height - y) } });
    }
  }
  const bad = outcome.filter((o) => o.error || o.empty);
  faults += outcome.filter((o) => o.error).length;
  console.log(`${name}: ${outcome.filter((o) => o.type !== 'row').length} panels, ${bad.length} without data or in error${bad.map((o) => `\n  ${o.id} ${o.title}: ${o.error ?? 'empty'}`).join('')}`);
  await page.close();
}
await browser.close(); server.close();
process.exitCode = faults ? 1 : 0;
