// Validates operations against the schema: those of the GraphiQL page's examples and, if the folder exists, those
// of ../shared/contract-0.1: `node tools/contract.mjs`
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, parse, Source, validate } from 'graphql';

const top = dirname(dirname(fileURLToPath(import.meta.url)));
const contract = join(top, '../shared/contract-0.1');

function read(folder, ending) {
  const names = readdirSync(folder).filter((name) => name.endsWith(ending)).sort();
  return names.map((name) => new Source(readFileSync(join(folder, name), 'utf8'), name));
}

const schema = buildSchema(readFileSync(join(top, 'graph/schema.graphql'), 'utf8'));
const operations = read(join(top, 'ui/src/examples'), '.graphql');
if (existsSync(contract)) operations.push(...read(contract, '.graphql'));
else console.log('skipped: ../shared/contract-0.1 does not exist');

for (const operation of operations) {
  const problems = validateAll(parse(operation));
  if (problems.length > 0) fail(problems.map((problem) => `${operation.name}:${problem}`).join('\n'));
  else console.log(`${operation.name}: valid`);
}

/** Validates a document, including the existence of root types, which graphql-js does not check. */
function validateAll(document) {
  const kinds = document.definitions.map((definition) => definition.operation).filter(Boolean);
  const missing = kinds.filter((kind) => !schema.getRootType(kind)).map((kind) => ` the schema has no ${kind}`);
  return [...missing, ...validate(schema, document).map(({ message, locations: [{ line, column }] }) => `${line}:${column} ${message}`)];
}

function fail(text) {
  console.error(text);
  process.exitCode = 1;
}
