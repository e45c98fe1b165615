// node session.js CHROMIUM ADDRESS KEY REFERENCE DAY: a coordinator finds a session in its week and records it, with scripts off, on a
// phone, the last form by keyboard alone. Prints JSON: for each state of the page its name, violations that axe finds, and whether it
// is wider than the screen.
import { launch, look as seen, signIn, tabTo } from './looking.js';

const [executablePath, address, key, reference, day] = process.argv.slice(2);
const browser = await launch(executablePath);
const states = [];
const look = async (page, state) => states.push(await seen(page, address, state, 'session'));

try {
  const page = await signIn(browser, address, key);
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await page.locator('#on').fill(day);
  await page.getByRole('button', { name: 'Show' }).click();
  await look(page, 'week');
  await page.locator(`.week a[href="/sessions/${reference}"]`).click();
  await look(page, 'planned');
  await page.getByRole('link', { name: 'Record that it was held' }).click();
  await look(page, 'form');
  await page.locator('#actual_minutes').fill('long');
  await page.getByRole('group', { name: 'L0002, lead' }).getByText('Was there').click();
  await page.getByRole('button', { name: 'Record the session' }).click();
  await look(page, 'wrong');
  // The summary of errors leads to the field.
  await tabTo(page, '.errors a');
  await page.keyboard.press('Enter');
  await tabTo(page, '#actual_minutes');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('85');
  await tabTo(page, 'main button[type=submit]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=held/);
  await look(page, 'held');
  const kept = await page.locator('main').innerText();
  // The form of a session that is recorded leads to the session.
  await page.goto(`${address}/sessions/${reference}/held`);
  console.log(JSON.stringify({ states, kept, after: page.url() }));
} finally {
  await browser.close();
}
