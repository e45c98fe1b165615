// node trial.js CHROMIUM ADDRESS FOLDER FILES: two persons run a trial from its folder to the revealed draw by nothing but the page of the
// steps, with scripts off, on a phone: a step with a form by its form, one that waits for a list by choosing its file. In FOLDER are the
// keys of both (manager.key, lead.key); FILES is JSON: a file for each kind of list. Prints JSON: what was done, and for each state of the
// page its name, violations that axe finds, and whether it is wider than the screen.
import { readFileSync } from 'node:fs';
import { launch, look as seen, signIn, tabTo } from './looking.js';

const [executablePath, address, folder, files] = process.argv.slice(2);
const release = 'Release the arms to the authorities';
const byOthers = 'Record the plan of analysis, and lock it';
const browser = await launch(executablePath);
const states = [], done = [], said = [];
const look = async (page, state) => states.push(await seen(page, address, state, 'trial'));

const open = async page => {
  await page.getByRole('navigation').getByRole('link', { name: 'What comes next' }).click();
  return page;
};

const step = (page, title) => page.locator('.steps > li', { has: page.locator('h2', { hasText: title }) });

// The word that a form asks for, and its button.
async function send(form, text) {
  const word = /Type ([a-z]+) to do it/.exec(await form.innerText());
  if (word) await form.getByLabel(word[0]).fill(text ?? word[1]);
  await form.locator('button').click();
}

// The file of a list: another one first, which is no such list, then the right one, whose button is pressed twice.
async function choose(page, title) {
  const form = step(page, title).locator('form[action^="/lists/"]').first();
  const kind = (await form.getAttribute('action')).split('/')[2];
  const file = async (where, name) => {
    await where.locator('input[type=file]').setInputFiles(JSON.parse(files)[name]);
    await where.getByRole('button', { name: 'Check the file' }).click();
  };
  await file(form, kind === 'baselines' ? 'agreements' : 'baselines');
  await look(page, `no-${kind}`);
  await file(page.locator('form[action^="/lists/"]'), kind);
  await look(page, `check-${kind}`);
  await page.getByRole('button', { name: 'Import the list' }).dblclick({ noWaitAfter: true });
  await page.getByText('The file was taken, whole.').waitFor();
  await look(page, `imported-${kind}`);
}

async function goWithout(manager, lead) {
  const form = step(manager, release).locator('form').last();
  await send(form);
  await look(manager, 'no-reason');
  said.push(await manager.locator('.errors').innerText());
  await step(manager, release).getByLabel('Why').fill('The school moved and answers later.');
  await send(step(manager, release).locator('form').last());
  await look(manager, 'proposed');
  await send(step(await open(manager), release).locator('form').first());
  await look(manager, 'own-proposal');
  said.push(await manager.locator('.errors').innerText());
  await send(step(await open(lead), release).locator('form').first());
  await look(lead, 'confirmed');
}

try {
  const keyOf = name => readFileSync(`${folder}/${name}.key`, 'utf8').trim();
  const manager = await signIn(browser, address, keyOf('manager'));
  const lead = await signIn(browser, address, keyOf('lead'));
  for (let at = 0; at < 14; at++) {
    await open(manager);
    if (await step(manager, release).getAttribute('class') === 'done') break;
    const titles = (await manager.locator('.steps > li.now h2').allInnerTexts()).map(text => text.split(':')[0]);
    const title = titles.find(one => one !== byOthers && !done.includes(one));
    if (!title) {
      await goWithout(manager, lead);
      done.push('Two persons go without');
      continue;
    }
    await look(manager, `before-${at}`);
    done.push(title);
    const form = step(manager, title).locator('form[action="/next"]');
    if (await form.count() === 0) {
      await choose(manager, title);
      continue;
    }
    if (title.startsWith('Freeze')) {
      await send(form, 'yes');
      await look(manager, 'wrong-word');
      // The summary of errors leads to the field, by keyboard alone.
      await tabTo(manager, '.errors a');
      await manager.keyboard.press('Enter');
      await tabTo(manager, '#list-word');
      await manager.keyboard.type('freeze');
      await tabTo(manager, `button:has-text("${await form.locator('button').innerText()}")`);
      await manager.keyboard.press('Enter');
      await manager.waitForURL(/done=list/);
    } else await send(form);
    await look(manager, `after-${at}`);
  }
  const file = manager.waitForEvent('download');
  await send(step(manager, release).locator('form'));
  await (await file).saveAs(`${folder}/record.json`);
  await look(manager, 'revealed');
  console.log(JSON.stringify({ states, done, said }));
} finally {
  await browser.close();
}
