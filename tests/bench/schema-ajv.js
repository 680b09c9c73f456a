// SPDX-License-Identifier: GPL-3.0-or-later
// usage: node schema-ajv.js MODULES BENCH-SCHEMA CASE…
//        node schema-ajv.js MODULES time CASE
// Compiles and checks each case with ours and with ajv in turn, in processes of their own, and
// prints how they compare: the median of all turns, and the least and the most.  A case is made by
// `bench-schema prepare`: one value with all members is what a compiler at run time does best with,
// as each place always finds members in the same order; the others differ as answers of an API do.
'use strict';

const { execFileSync } = require('child_process');
const { readFileSync } = require('fs');
const { basename, join } = require('path');
const { performance } = require('perf_hooks');

const [modules, ours, ...cases] = process.argv.slice(2);
const TURNS = 5;
const Ajv = require(join(modules, 'ajv')).default;
const Ajv2020 = require(join(modules, 'ajv/dist/2020')).default;

// OpenAPI 3.0 in words that ajv knows; it has `nullable` itself.
function translate (schema) {
  if (Array.isArray(schema)) return schema.map(translate);
  if (schema === null || typeof schema !== 'object') return schema;
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref };
  const result = {};
  for (const [key, value] of Object.entries(schema)) {
    if (['example', 'default', 'enum', 'examples'].includes(key)) result[key] = value;
    else result[key] = translate(value);
  }
  for (const [bound, exclusive] of [['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum']]) {
    if (typeof result[exclusive] !== 'boolean') continue;
    if (result[exclusive] && typeof result[bound] === 'number') {
      result[exclusive] = result[bound];
      delete result[bound];
    } else delete result[exclusive];
  }
  if (typeof result.nullable === 'boolean' && result.type === undefined) delete result.nullable;
  return result;
}

// Microseconds a call in each window of 2 ms, the least first, for so many milliseconds.
function timeWindows (call, batch, duration) {
  const begin = performance.now();
  const windows = [];
  let now = begin;
  while (now - begin < duration) {
    const start = now;
    let n = 0;
    for (; now - start < 2; n += batch, now = performance.now()) {
      for (let i = 0; i < batch; i++) call();
    }
    windows.push((now - start) * 1000 / n);
  }
  return windows.sort((a, b) => a - b);
}

// Until it gets no faster: the compiler at run time works in a thread of its own, and on a busy
// machine its best code comes late, so that one run was ten times as slow as the next.
function warmUp (call, batch) {
  let best = Infinity;
  for (let idle = 0, rounds = 0; idle < 3 && rounds < 20; rounds++) {
    const [least] = timeWindows(call, batch, 100);
    idle = least < best * 0.97 ? 0 : idle + 1;
    best = Math.min(best, least);
  }
}

// Microseconds a call, as ours does: of the windows, that than which a quarter is faster.
function measure (call, batch) {
  warmUp(call, batch);
  const windows = timeWindows(call, batch, 400);
  return windows[Math.floor(windows.length / 4)];
}

// A value is checked once where it is used; here are 64 that were read one by one, so that the
// compiler at run time makes nothing of their being one.
function checker (check, texts) {
  const copies = Array.from({ length: 64 }, (_, i) => JSON.parse(texts[i % texts.length]));
  let next = 0;
  return () => {
    const value = copies[next];
    next = (next + 1) % copies.length;
    if (!check(value)) throw new Error('it did fit');
  };
}

function compile (document, isNew) {
  const ajv = new (isNew ? Ajv2020 : Ajv)({
    strict: false, validateFormats: false, validateSchema: false, logger: false,
  });
  ajv.addSchema(document, 'case');
  return ajv.compile({ $ref: 'case#/bundle' });
}

function load (path) {
  const { openapi, components, bundle, value, others } = JSON.parse(readFileSync(path, 'utf8'));
  const isNew = openapi.startsWith('3.1');
  const schemas = isNew ? components.schemas
    : Object.fromEntries(Object.entries(components.schemas).map(([k, v]) => [k, translate(v)]));
  return { document: { components: { schemas }, bundle }, isNew, value, others };
}

// What a turn of ajv is: the figures that `bench-schema time` has of ours, each of a check of its
// own, so that what one has been asked does not slow down another.
function time (path) {
  const { document, isNew, value, others } = load(path);
  const text = JSON.stringify(value);
  const check = compile(document, isNew);
  const check2 = compile(document, isNew);
  const check3 = compile(document, isNew);
  if (!check(value)) throw new Error(`ajv refuses the value: ${JSON.stringify(check.errors[0])}`);
  const figures = [measure(checker(check, [text]), 20),
    measure(checker(check2, others.map(other => JSON.stringify(other))), 20),
    measure(() => check3(JSON.parse(text)), 20)];
  console.log(measure(() => compile(document, isNew), 1), ...figures);
}

const run = (program, args) => execFileSync(program, args, { encoding: 'utf8' })
  .trim().split(' ').map(Number);
const sort = numbers => numbers.sort((a, b) => a - b);
const median = numbers => sort(numbers)[Math.floor(numbers.length / 2)];

// How often one value must be checked until ajv has made up for what it takes longer to compile.
function countUntilEven ([compileOwn, checkOwn], [compilePeer, checkPeer]) {
  if (checkOwn <= checkPeer) return 'never';
  return String(Math.max(0, Math.round((compilePeer - compileOwn) / (checkOwn - checkPeer))));
}

function compare (path) {
  const turns = [];
  for (let i = 0; i < TURNS; i++) {
    const own = run(ours, ['time', path]);
    const peer = run(process.execPath, [__filename, modules, 'time', path]);
    turns.push({ own, peer });
  }
  const columns = [0, 1, 2, 3].map(i => {
    const ratios = sort(turns.map(({ own, peer }) => peer[i] / own[i]));
    const all = [median(ratios), ratios[0], ratios[TURNS - 1]].map(x => x.toPrecision(3));
    return `${all[0].padStart(6)} (${all[1]} to ${all[2]})`.padEnd(23);
  });
  const medians = side => [0, 1, 2, 3].map(i => median(turns.map(turn => turn[side][i])));
  const figures = side => medians(side).map((x, i) => x.toFixed(i === 0 ? 0 : 3)).join(' / ');
  const [n, bytes] = turns[0].own.slice(4);
  console.log(basename(path, '.json').padEnd(18), String(n).padStart(7),
    String(bytes).padStart(6), ' ', ...columns,
    countUntilEven(medians('own'), medians('peer')).padStart(9), ' ',
    `${figures('own')} beside ${figures('peer')} µs`);
  return [0, 1, 2, 3].map(i => median(turns.map(({ own, peer }) => peer[i] / own[i])));
}

// The mean of ratios is the geometric one.
function summarize (rows) {
  const columns = [0, 1, 2, 3].map(i => {
    const ratios = rows.map(row => row[i]);
    const mean = Math.exp(ratios.reduce((sum, x) => sum + Math.log(x), 0) / rows.length);
    const all = [mean, Math.min(...ratios), Math.max(...ratios)].map(x => x.toPrecision(3));
    return `${all[0].padStart(6)} (${all[1]} to ${all[2]})`.padEnd(23);
  });
  console.log('all'.padEnd(35), ...columns);
}

if (ours === 'time') time(cases[0]);
else {
  console.log('case               schemas  bytes   compile                 check one value         ' +
    'check others            read+check              even after  (times ajv takes what ours does)');
  summarize(cases.map(compare));
}
