// node all.mjs BOARDS-FOLDER STORE-URL OUT-FOLDER [shoot.mjs's options]: every board, for every authority, in ordinary and in deuteranope colours.
import { spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

const [boards, store, out, ...options] = process.argv.slice(2);
if (!out) { console.error('usage: node all.mjs BOARDS-FOLDER STORE-URL OUT-FOLDER [options of shoot.mjs]'); process.exit(2); }

const headers = process.env.STORE_TOKEN ? { authorization: `Bearer ${process.env.STORE_TOKEN}` } : {};
const answer = await (await fetch(`${store}/api/v1/query?query=count%20by%20(la)%20(programme_local_authority_info)`, { headers })).json();
const codes = answer.data.result.map((series) => series.metric.la).sort();
const wanted = [];
for (const file of (await readdir(boards)).filter((name) => name.endsWith('.json')).sort()) {
  const board = JSON.parse(await readFile(join(boards, file), 'utf8'));
  const name = file.slice(0, -'.json'.length);
  wanted.push(...(board.templating.list.some((variable) => variable.name === 'la') ? codes.map((code) => `${name}:${code}`) : [name]));
}
let faults = 0;
for (const vision of [[], ['--vision', 'deuteranopia']]) {
  faults += spawnSync('node', ['shoot.mjs', boards, store, out, ...wanted, ...vision, ...options], { stdio: 'inherit' }).status ? 1 : 0;
}
console.log(`${wanted.length} boards, drawn twice, in ${out}`);
process.exitCode = faults ? 1 : 0;
