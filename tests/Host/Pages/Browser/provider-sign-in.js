// node provider-sign-in.js CHROMIUM ADDRESS NAME: somebody signs in at the OpenID provider, another site, with scripts off, on a phone, and
// out again. Prints JSON: each state of our pages, where the browser was, and its cookies here.
import { launch, look as seen } from './looking.js';

const [executablePath, address, name] = process.argv.slice(2);
const browser = await launch(executablePath);
const states = [];
const look = async (page, state) => states.push(await seen(page, address, state, 'provider'));

try {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${address}/next`);
  await look(page, 'sign-in');
  await page.getByRole('button', { name: 'Sign in with Example Council' }).click();
  await page.waitForURL(/localhost/);
  await page.locator('input[name=login]').fill(name);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('button[type=submit]').click();
  await page.waitForURL(`${address}/next`);
  await look(page, 'signed in');
  const cookies = (await context.cookies(address)).map(({ name, sameSite, httpOnly }) => ({ name, sameSite, httpOnly }));
  // Back leads to no answer that is taken again.
  await page.goBack();
  await page.goto(`${address}/`);
  await look(page, 'overview');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  await look(page, 'signed out');
  const there = await page.getByRole('link', { name: 'Sign out there, too' }).getAttribute('href');
  await page.goto(`${address}/`);
  console.log(JSON.stringify({ states, cookies, there, after: page.url() }));
} finally {
  await browser.close();
}
