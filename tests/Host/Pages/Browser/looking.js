// What scripts share: a browser, and a look at a state of a page. axe needs scripts, which the pages forbid: each state is drawn again,
// from the same HTML, in a page that may run them.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const axe = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

export const launch = executablePath =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });

// A page with scripts off, on a phone, of somebody who has signed in with a key.
export async function signIn(browser, address, key) {
  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } });
  await page.goto(`${address}/sign-in`);
  await page.locator('#key').fill(key);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page;
}

// Goes on by keyboard until a control has the focus.
export async function tabTo(page, selector) {
  for (let at = 0; at < 200; at++) {
    await page.keyboard.press('Tab');
    if (await page.locator(selector).and(page.locator(':focus')).count() > 0) return;
  }
  throw new Error(`No way by keyboard to ${selector}`);
}

export async function look(page, address, state, name) {
  const checking = await page.context().browser().newContext({ bypassCSP: true, viewport: { width: 320, height: 900 },
    storageState: await page.context().storageState() });
  const copy = await checking.newPage();
  const html = await page.content();
  await copy.route('**/copy', route => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await copy.goto(`${address}/copy`);
  await copy.evaluate(axe);
  const violations = [];
  let wide = false;
  // On a phone, and on a screen of 1366 pixels at twice the size of letters.
  for (const width of [320, 683]) {
    await copy.setViewportSize({ width, height: 900 });
    violations.push(...(await copy.evaluate(() => axe.run())).violations);
    wide ||= await copy.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  }
  await checking.close();
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}-${state}.png`, fullPage: true });
  return { state, heading: await page.locator('h1').innerText(), text: (await page.locator('main').innerText()).slice(0, 4000),
    violations: violations.map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`), wide };
}
