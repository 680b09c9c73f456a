// SPDX-License-Identifier: GPL-3.0-or-later
// usage: node mutants.js MODULES CLI N SEED FILE…
// Changes real descriptions at random and holds each against the schemas of the OpenAPI Initiative,
// as @seriousme/openapi-schema-validator has them, and against our own check: of what those refuse
// we must say something new; and prints how often we did not, with a change each.  For a
// description of 3.0 the same is done as if it were one of 3.1, where it is one.
'use strict';

const { spawnSync } = require('child_process');
const { mkdtempSync, readFileSync, rmSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

const [modules, cli, count, seed, ...files] = process.argv.slice(2);
const N = Number(count);
const CHANGES = 6;
const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
const text = join(folder, 'mutant.json');

// Numerical Recipes' generator: the same changes on every machine.
let state = Number(seed);
function random () {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
const pick = list => list[Math.floor(random() * list.length)];

function loadSchema (version, Ajv) {
  const path = join(modules, '@seriousme/openapi-schema-validator/schemas', version, 'schema.json');
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  return ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
}
const is30 = loadSchema('v3.0', require(join(modules, 'ajv-draft-04')));
const is31 = loadSchema('v3.1', require(join(modules, 'ajv/dist/2020')).default);
const isValid = description => (description.openapi.startsWith('3.1') ? is31 : is30)(description);

function check (description) {
  writeFileSync(text, JSON.stringify(description, null, 1));
  const { stdout, signal } = spawnSync(cli,
    ['check', '--format=json', '--max-diagnostics=100000', text],
    { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (signal) throw new Error(`${cli} ended by ${signal} at ${text}`);
  return JSON.parse(stdout)[0].diagnostics
    .map(({ rule, pointer, message }) => `${rule} ${pointer} ${message}`);
}

// What may be changed: not what is in values or extensions.
function listPlaces (owner, path, places) {
  for (const key of Object.keys(owner)) {
    if (['example', 'examples', 'default', 'enum'].includes(key) || key.startsWith('x-')) continue;
    places.push({ owner, key, path: [...path, key] });
    if (owner[key] !== null && typeof owner[key] === 'object') {
      listPlaces(owner[key], [...path, key], places);
    }
  }
  return places;
}

function rename (owner, key, name) {
  if (name === key || name in owner) return false;
  const entries = Object.entries(owner);
  for (const [old] of entries) delete owner[old];
  for (const [old, value] of entries) owner[old === key ? name : old] = value;
  return true;
}

const kindOf = value => value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

// Each changes a place and says how, or returns nothing where it cannot.
const CHANGERS = {
  remove ({ owner, key }) {
    if (Array.isArray(owner)) return null;
    delete owner[key];
    return 'removed';
  },
  retype ({ owner, key }) {
    const value = pick([5, 'text', true, null, [], {}, ['a'], { a: 1 }, -1, 1.5, '']);
    if (JSON.stringify(value) === JSON.stringify(owner[key])) return null;
    const old = kindOf(owner[key]);
    owner[key] = value;
    return `${JSON.stringify(value)} for ${old}`;
  },
  add ({ owner, key }) {
    const name = pick(['foo', 'in', 'name', 'schema', 'nullable', 'const', 'discription']);
    if (kindOf(owner[key]) !== 'object' || name in owner[key]) return null;
    owner[key][name] = pick(['text', true, 1, {}]);
    return `added ${name}`;
  },
  misspell ({ owner, key }) {
    if (Array.isArray(owner) || key.length < 3) return null;
    const i = 1 + Math.floor(random() * (key.length - 2));
    const name = key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2);
    return rename(owner, key, name) ? 'two letters exchanged' : null;
  },
  recase ({ owner, key }) {
    if (Array.isArray(owner)) return null;
    const first = key[0] === key[0].toUpperCase() ? key[0].toLowerCase() : key[0].toUpperCase();
    return rename(owner, key, first + key.slice(1)) ? 'another case' : null;
  },
};

function change (description) {
  for (;;) {
    const place = pick(listPlaces(description, [], []));
    const how = CHANGERS[pick(Object.keys(CHANGERS))](place);
    const pointer = place.path.map(key => '/' + key.replace(/~/g, '~0').replace(/\//g, '~1'));
    if (how) return `${pointer.join('')}: ${how}`;
  }
}

const tallies = {};
function tell (version, isRight, isTold, what) {
  const tally = tallies[version] ??= { changes: 0, refused: 0, missed: [] };
  tally.changes++;
  if (isRight) return;
  tally.refused++;
  if (!isTold) tally.missed.push(what);
}

function tryDescription (description, path) {
  if (!isValid(description)) return;
  const before = new Set(check(description));
  for (let i = 0; i < CHANGES; i++) {
    const mutant = structuredClone(description);
    const what = change(mutant);
    const isRight = typeof mutant.openapi === 'string' && isValid(mutant);
    const isTold = isRight || check(mutant).some(line => !before.has(line));
    tell(description.openapi.slice(0, 3), isRight, isTold, `${path} ${what}`);
  }
}

for (let i = 0; i * CHANGES < N; i++) {
  const path = pick(files);
  const description = JSON.parse(readFileSync(path, 'utf8'));
  if (!/^3\.[01]\./.test(description.openapi)) continue;
  tryDescription(description, path);
  tryDescription({ ...description, openapi: '3.1.0' }, path);
}
for (const [version, { changes, refused, missed }] of Object.entries(tallies)) {
  console.log(`${version}: ${changes} changes, ${refused} refused by the schema, ` +
    `${missed.length} of them without a word of ours`);
  for (const what of missed.slice(0, 20)) console.log(`    ${what}`);
}
rmSync(folder, { recursive: true });
