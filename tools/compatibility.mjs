// Compares graph/schema.graphql with the schema of the last release, graph/release.graphql:
//
//   node tools/compatibility.mjs             fails on breaking changes and lists dangerous ones
//   node tools/compatibility.mjs --release   makes the current schema the one to compare with, at a release
//
// The rules are in deprecations.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema } from 'graphql';
import { compare, shortDeprecations } from './deprecations.mjs';

const graph = join(dirname(dirname(fileURLToPath(import.meta.url))), 'graph');
const [currentFile, releaseFile] = ['schema.graphql', 'release.graphql'].map((name) => join(graph, name));
const current = readFileSync(currentFile, 'utf8');
const released = buildSchema(readFileSync(releaseFile, 'utf8'));
const today = new Date().toISOString().slice(0, 10);

const { breaking, dangerous, count } = await compare(released, buildSchema(current), today);
for (const change of dangerous) console.log(`dangerous: ${change}`);
for (const change of breaking) fail(`breaking: ${change}`);
console.log(`${count} changes since the last release, ${breaking.length} of them breaking`);

if (process.argv.includes('--release')) {
  for (const element of shortDeprecations(released, buildSchema(current), today)) fail(`deprecated for less than six months: ${element}`);
  if (!process.exitCode) writeFileSync(releaseFile, current);
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
