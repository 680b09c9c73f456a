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

// Microseconds a call; the clock is looked at after each batch, as ours does.
function measure (call, batch) {
  const start = performance.now();
  let n = 0;
  do { for (let i = 0; i < batch; i++) call(); n += batch; } while (performance.now() - start < 400);
  return (performance.now() - start) * 1000 / n;
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
  const peer = [measure(() => compile(document, isNew), 1), measure(() => check(value), 20),
    measure(() => check(JSON.parse(text)), 20)];
  console.log(basename(path, '.json').padEnd(20), String(n).padStart(7),
    String(bytes).padStart(6), ratio(peer[0], c), ratio(peer[1], k), ratio(peer[2], r).padStart(11),
    `  ours ${c.toFixed(0)} / ${k.toFixed(1)} / ${r.toFixed(1)} µs`);
}
