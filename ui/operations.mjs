// Validates the operations of the network page against the schema of the API, for `npm run check`.
import { readFileSync, readdirSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';

const folder = new URL('src/network/operations/', import.meta.url);
const parts = new URL('../graph/schema/', import.meta.url);
const schema = buildSchema(readdirSync(parts).map((name) => readFileSync(new URL(name, parts), 'utf8')).join('\n'));
const names = readdirSync(folder).filter((name) => name.endsWith('.graphql'));
if (names.length === 0) throw new Error('no operations found');
for (const name of names) {
  for (const fault of validate(schema, parse(readFileSync(new URL(name, folder), 'utf8')))) {
    console.error(`${name}: ${fault.message}`);
    process.exitCode = 1;
  }
}
