// Each rule reports its violation: node --test tools/schema-rules.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import graphql from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';
import { project } from './schema-rules.mjs';

const violations = {
  'connection-shape': ['type ThingConnection { edges: [ThingEdge!]! nodes: [Thing!]! pageInfo: PageInfo! totalCount: Int! }', 'ThingConnection must have totalCountIsExact: Boolean!'],
  'deprecation-date': ['type T { a: Int @deprecated(reason: "Use b.") }', 'The reason must read "Use x. Removal on 2027-06-01."'],
  'example-of-error': ['enum ErrorCode { "No." FORBIDDEN }', 'The description of FORBIDDEN must end with "Example: ...", after an empty line.'],
  'example-of-filter': ['input ThingFilter { "Words." search: String }', 'The description of search must contain an example in backticks.'],
  'input-default': ['type Query { a(b: Int = 1): Int }', 'b has a default, so its type must end in "!"'],
  'list-nullability': ['type T { a: [Int!] }', 'a must be a [T!]!'],
  'localized-text': ['type T { title(language: Language): String! }', 'title must be a LocalizedText'],
  'mutation-shape': ['type Mutation { doIt(input: DoItInput!): DoItPayload! }', 'doIt must return DoItPayload without "!", so that a failure does not hide the results of other mutations.'],
  'nullable-root': ['type Query { things(filter: Int): Int! }', 'things must be nullable: its arguments can be invalid.'],
  'order-by': ['input ThingOrder { field: ThingOrderField! direction: OrderDirection! = DESC reverse: Int }', 'ThingOrder must have field: ThingOrderField! and direction: OrderDirection!, without defaults'],
  'type-by-name': ['type T { joinedIn: Date! }', 'joinedIn is a Date: fields that end in In are of type Revision.', 'joinedIn is a Date: its name must end in On.'],
};

const correct = `
  type Query { things(filter: Int): Int members: [Int!]! }
  type T { joinedIn: Revision joinedOn: Date joinedAt: DateTime filedBy: Delegation name(language: Language): String! title(language: Language): LocalizedText! }
  input ThingOrder { field: ThingOrderField! direction: OrderDirection! }
  input ThingFilter { "As in \`a\`." search: String "As in \`{from: \\"2026-01-01\\"}\`." joinedOn: DateRange }
`;

async function messages(rules, code) {
  const plugins = { '@graphql-eslint': graphql, project };
  const config = { files: ['**/*.graphqls'], languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'scalar Unused' } } }, plugins, rules };
  const [result] = await new ESLint({ overrideConfigFile: true, overrideConfig: config }).lintText(code, { filePath: 'test.graphqls' });
  return result.messages.map(({ message }) => message);
}

for (const [name, [code, ...want]] of Object.entries(violations)) {
  test(`${name} reports a violation`, async () => assert.deepEqual(await messages({ [`project/${name}`]: 'error' }, code), want));
}

test('every rule has a violation here', () => assert.deepEqual(Object.keys(project.rules).sort(), Object.keys(violations).sort()));

test('a correct schema has no violations', async () => {
  assert.deepEqual(await messages(Object.fromEntries(Object.keys(project.rules).map((name) => [`project/${name}`, 'error'])), correct), []);
});
