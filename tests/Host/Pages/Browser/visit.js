// node visit.js CHROMIUM ADDRESS KEY PATH…: signs in by keyboard, opens each page wide, at twice the size of letters (a screen of 1366
// pixels then has 683) and at 320 pixels, goes through it by keyboard, and prints JSON: for each page its status, violations that axe
// finds, whether it is wider than the screen, how many screens it is long, and what no key reaches or shows.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const [executablePath, address, key, ...paths] = process.argv.slice(2);
const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
const found = [];

async function look(page, path, status) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  found.push({ path, width: page.viewportSize().width, status, heading: await page.locator('h1').innerText(),
    violations: violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`),
    wide: await page.evaluate(() => document.documentElement.scrollWidth > innerWidth),
    screens: await page.evaluate(() => document.documentElement.scrollHeight / innerHeight),
    unreached: page.viewportSize().width === 320 ? await unreached(page) : [] });
}

// What can be used and is not reached by the tab key, or shows no focus when it is. Of radio buttons with one name one is reached.
async function unreached(page) {
  const wanted = await page.evaluate(() => {
    globalThis.nameOf = one => one.type === 'radio' ? `radio ${one.name}` : one.dataset.at;
    const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
      .filter(one => one.checkVisibility() && !one.disabled);
    all.forEach((one, at) => { one.dataset.at = `${at} ${one.outerHTML.slice(0, 80)}`; });
    document.activeElement?.blur();
    return [...new Set(all.map(nameOf))];
  });
  const missing = new Set(wanted);
  const bare = [];
  for (let at = 0; at < 2 * wanted.length + 20 && missing.size > 0; at++) {
    await page.keyboard.press('Tab');
    const { name, shown } = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { name: one === document.body ? null : nameOf(one), shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' };
    });
    if (name && missing.delete(name) && !shown) bare.push(`no focus: ${name}`);
  }
  return [...missing, ...bare];
}

try {
  // The policy of the pages forbids scripts, also those of axe: it runs in a context that passes the policy by.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await look(page, '/sign-in', (await page.goto(`${address}/sign-in`)).status());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#key').focus();
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${address}/`);
  for (const path of paths) {
    for (const width of [1280, 683, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await look(page, path, (await page.goto(address + path)).status());
    }
  }

  // With scripts off and the policy in force, the same pages say the same.
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() });
  const still = await plain.newPage();
  const said = [];
  still.on('console', message => said.push(message.text()));
  for (const path of paths) {
    const answer = await still.goto(address + path);
    found.push({ path, width: 0, status: answer.status(), heading: await still.locator('h1').innerText(),
      violations: said.filter(text => text.includes('Content Security Policy')), wide: false, screens: 0, unreached: [] });
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}
