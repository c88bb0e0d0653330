// Validates what clients send against the schema: every operation of the contract, where that
// folder lies beside the repository, and the explorer's examples. `node tools/contract.mjs`
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildASTSchema, parse, Source, validate } from 'graphql';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const contract = join(top, '../shared/contract');

function read(folder, ending) {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending)).sort();
  return names.map((name) => new Source(readFileSync(join(folder, name), 'utf8'), name));
}

const directives = new Source(readFileSync(join(top, 'tools/gqlgen.graphqls'), 'utf8'), 'gqlgen.graphqls');
const parts = [directives, ...read(join(top, 'graph/schema'), '.graphqls')].map((source) => parse(source).definitions);
const schema = buildASTSchema({ kind: 'Document', definitions: parts.flat() });
const operations = read(join(top, 'ui/src/examples'), '.graphql');
if (existsSync(contract)) operations.push(...read(contract, '.graphql'));
else console.log('the contract is skipped: no ../shared/contract here');

for (const operation of operations) {
  const faults = check(parse(operation));
  if (faults.length > 0) fail(faults.map((fault) => `${operation.name}: ${fault}`).join('\n'));
  else console.log(`${operation.name}: valid`);
}

/** graphql-js says nothing of an operation whose root type there is not: nothing in it can be known. */
function check(document) {
  const kinds = document.definitions.map((definition) => definition.operation).filter(Boolean);
  const missing = kinds.filter((kind) => !schema.getRootType(kind)).map((kind) => `the schema has no ${kind}`);
  return [...missing, ...validate(schema, document)];
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
