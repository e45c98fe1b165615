// node return.js CHROMIUM ADDRESS KEY LA MONTH FAULTY GOOD: a data officer who has never seen the pages sends a return, with scripts off,
// on a phone. Prints JSON: for each state of the page its name, violations that axe finds, and whether it is wider than the screen.
import { launch, look as seen, signIn } from './looking.js';

const [executablePath, address, key, la, month, faulty, good] = process.argv.slice(2);
const browser = await launch(executablePath);
const found = [];
const look = async (page, state) => found.push(await seen(page, address, state, 'return'));

async function choose(page, file) {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
}

try {
  const page = await signIn(browser, address, key);
  await page.getByRole('link', { name: 'Returns', exact: true }).click();
  await look(page, 'empty');
  await page.locator('#month').selectOption(month);
  await choose(page, faulty);
  await look(page, 'errors');
  await choose(page, good);
  await look(page, 'queries');
  const reasons = await page.getByRole('textbox').all();
  for (const reason of reasons) await reason.fill('It is so: a new recording system.');
  // Back and forward lose nothing that was typed.
  await page.goBack();
  await page.goForward();
  const typedBefore = await page.getByRole('textbox').first().inputValue();
  for (const reason of await page.getByRole('textbox').all()) await reason.fill('It is so: a new recording system.');
  await page.getByRole('button', { name: 'Send the return' }).dblclick({ noWaitAfter: true });
  await page.waitForURL(/received=/);
  await look(page, 'accepted');
  await page.goBack();
  await page.waitForURL(/received=|returns/);
  const after = page.url();
  await page.goto(`${address}/authorities/${la}`);
  await look(page, 'figure');
  console.log(JSON.stringify({ states: found, typedBefore, after, reasons: reasons.length }));
} finally {
  await browser.close();
}
