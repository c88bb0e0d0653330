// Compares the schema with that of the last release, graph/release.graphql. Fails on breaking changes and lists
// dangerous ones: `node tools/compatibility.mjs`. At a release, `npm run release-schema --workspace=tools` makes
// the current schema the one to compare with.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, parse, print } from 'graphql';

const graph = join(dirname(dirname(fileURLToPath(import.meta.url))), 'graph');
const [currentFile, releaseFile] = ['schema.graphql', 'release.graphql'].map((name) => join(graph, name));
const current = readFileSync(currentFile, 'utf8');

if (process.argv.includes('--release')) {
  writeFileSync(releaseFile, current);
} else {
  await selfTest();
  const changes = await diff(buildSchema(readFileSync(releaseFile, 'utf8')), buildSchema(current));
  const of = (level) => changes.filter((change) => change.criticality.level === level);
  for (const change of of(CriticalityLevel.Dangerous)) console.log(`dangerous: ${change.message}`);
  for (const change of of(CriticalityLevel.Breaking)) console.error(`breaking: ${change.message}`);
  console.log(`${changes.length} changes since the last release, ${of(CriticalityLevel.Breaking).length} of them breaking`);
  if (of(CriticalityLevel.Breaking).length > 0) process.exitCode = 1;
}

/** Fails unless the comparison detects a removed field. */
async function selfTest() {
  const document = parse(current);
  const proposal = document.definitions.find((definition) => definition.name?.value === 'Proposal');
  const without = { ...proposal, fields: proposal.fields.filter((field) => field.name.value !== 'symbol') };
  const reduced = { ...document, definitions: document.definitions.map((definition) => (definition === proposal ? without : definition)) };
  const changes = await diff(buildSchema(current), buildSchema(print(reduced)));
  if (!changes.some((change) => change.criticality.level === CriticalityLevel.Breaking && change.path === 'Proposal.symbol')) {
    throw new Error('the comparison did not detect a removed field');
  }
}
