// Compares the schema with that of the last release, graph/release.graphql: what breaks clients fails,
// what might is told. `node tools/compatibility.mjs`; at a release, `npm run release-schema` in this
// folder makes the schema of today the one to compare with.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, parse, print } from 'graphql';

const graph = join(dirname(dirname(fileURLToPath(import.meta.url))), 'graph');
const [printed, baseline] = ['schema.graphql', 'release.graphql'].map((name) => join(graph, name));
const today = readFileSync(printed, 'utf8');

if (process.argv.includes('--release')) {
  writeFileSync(baseline, today);
} else {
  await provesItself();
  const changes = await diff(buildSchema(readFileSync(baseline, 'utf8')), buildSchema(today));
  const of = (level) => changes.filter((change) => change.criticality.level === level);
  for (const change of of(CriticalityLevel.Dangerous)) console.log(`dangerous: ${change.message}`);
  for (const change of of(CriticalityLevel.Breaking)) console.error(`breaks clients: ${change.message}`);
  console.log(`${changes.length} changes since the last release, ${of(CriticalityLevel.Breaking).length} of which break clients`);
  if (of(CriticalityLevel.Breaking).length > 0) process.exitCode = 1;
}

/** A field that is taken away is seen, or this check is worth nothing. */
async function provesItself() {
  const document = parse(today);
  const proposal = document.definitions.find((definition) => definition.name?.value === 'Proposal');
  const without = { ...proposal, fields: proposal.fields.filter((field) => field.name.value !== 'symbol') };
  const poorer = { ...document, definitions: document.definitions.map((definition) => (definition === proposal ? without : definition)) };
  const changes = await diff(buildSchema(today), buildSchema(print(poorer)));
  if (!changes.some((change) => change.criticality.level === CriticalityLevel.Breaking && change.path === 'Proposal.symbol')) {
    throw new Error('a field was taken away, and the comparison did not see it');
  }
}
