// SPDX-License-Identifier: GPL-3.0-or-later
// usage: node schema-ajv.js MODULES BENCH-SCHEMA CASE…
// Compiles and checks each case with ours and with ajv in turn, and prints how they compare.
// A case is made by `bench-schema prepare`.
'use strict';

const { execFileSync } = require('child_process');
const { readFileSync } = require('fs');
const { basename, join } = require('path');
const { performance } = require('perf_hooks');

const [modules, ours, ...cases] = process.argv.slice(2);
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

// Microseconds a call, as ours does: of windows of 2 ms, that than which a quarter is faster.
function measure (call, batch) {
  const begin = performance.now();
  const windows = [];
  let now = begin;
  while (now - begin < 400) {
    const start = now;
    let n = 0;
    for (; now - start < 2; n += batch, now = performance.now()) {
      for (let i = 0; i < batch; i++) call();
    }
    windows.push((now - start) * 1000 / n);
  }
  windows.sort((a, b) => a - b);
  return windows[Math.floor(windows.length / 4)];
}

// A value is checked once where it is used; here are 64 that were read one by one, so that the
// compiler at run time makes nothing of their being one.
function checker (check, text) {
  const copies = Array.from({ length: 64 }, () => JSON.parse(text));
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

const ratio = (peer, own) => (peer / own).toFixed(2).padStart(8);
console.log('case                 schemas  bytes   compile    check  read+check   ' +
  '(times ajv takes what ours does)');
for (const path of cases) {
  const { openapi, components, bundle, value } = JSON.parse(readFileSync(path, 'utf8'));
  const isNew = openapi.startsWith('3.1');
  const schemas = isNew ? components.schemas
    : Object.fromEntries(Object.entries(components.schemas).map(([k, v]) => [k, translate(v)]));
  const document = { components: { schemas }, bundle };
  const text = JSON.stringify(value);
  const check = compile(document, isNew);
  if (!check(value)) {
    console.log(`${basename(path)}: ajv refuses the value:`, JSON.stringify(check.errors[0]));
    process.exitCode = 1;
    continue;
  }
  const [c, k, r, n, bytes] = execFileSync(ours, ['time', path], { encoding: 'utf8' })
    .trim().split(' ').map(Number);
  const peer = [measure(() => compile(document, isNew), 1), measure(checker(check, text), 20),
    measure(() => check(JSON.parse(text)), 20)];
  console.log(basename(path, '.json').padEnd(20), String(n).padStart(7),
    String(bytes).padStart(6), ratio(peer[0], c), ratio(peer[1], k), ratio(peer[2], r).padStart(11),
    `  ours ${c.toFixed(0)} / ${k.toFixed(2)} / ${r.toFixed(2)} µs`);
}
