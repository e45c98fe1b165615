// node survey.js CHROMIUM ADDRESS CODE: a lead answers a survey, with scripts off, on a phone. Prints JSON: each state of the page, and
// every address that the browser asked for.
import { launch, look as seen } from './looking.js';

const [executablePath, address, code] = process.argv.slice(2);
const browser = await launch(executablePath);
const states = [];
const addresses = [];
const look = async (page, state) => states.push(await seen(page, address, state, 'survey'));

async function enter(page, text) {
  await page.locator('#code').fill(text);
  await page.getByRole('button', { name: 'Continue' }).click();
}

try {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 900 } });
  const page = await context.newPage();
  page.on('request', request => addresses.push(request.url(), request.headers().referer ?? ''));
  page.on('framenavigated', frame => addresses.push(frame.url()));
  await page.goto(`${address}/survey`);
  await look(page, 'empty');
  await enter(page, 'AAAA-AAAA-AAAA-AAAA');
  await look(page, 'wrong');
  await enter(page, code);
  await look(page, 'questions');
  for (const question of await page.getByRole('group').all()) await question.locator('label').nth(1).click();
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await look(page, 'received');
  await page.goto(`${address}/survey`);
  await enter(page, code);
  await look(page, 'used');
  console.log(JSON.stringify({ states, addresses }));
} finally {
  await browser.close();
}
