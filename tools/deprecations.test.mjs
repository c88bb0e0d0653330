// node --test tools/deprecations.test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildSchema } from 'graphql';
import { compare, shortDeprecations } from './deprecations.mjs';

const due = '@deprecated(reason: "Use y. Removal on 2027-06-01.")';
const later = '@deprecated(reason: "Use y. Removal on 2027-06-02.")';
const undated = '@deprecated(reason: "Use y.")';
const today = '2027-06-01';

const breakingOf = async (before, after) => (await compare(buildSchema(before), buildSchema(after), today)).breaking;

const refused = {
  'a removed field': ['type Query { x: Int y: Int }', 'type Query { y: Int }', ["Field 'x' was removed from object type 'Query'"]],
  'a field removed before its date': [`type Query { x: Int ${later} y: Int }`, 'type Query { y: Int }', ["Field 'x' (deprecated) was removed from object type 'Query'"]],
  'a removed field without a date': [`type Query { x: Int ${undated} y: Int }`, 'type Query { y: Int }', ["Field 'x' (deprecated) was removed from object type 'Query'"]],
  'a deprecation that was never released': ['type Query { x: Int y: Int }', 'type Query { y: Int }', ["Field 'x' was removed from object type 'Query'"]],
  'a changed type': ['type Query { x: Int! }', 'type Query { x: Int }', ["Field 'Query.x' changed type from 'Int!' to 'Int'"]],
  'a removed enum value': ['type Query { x: E } enum E { A B }', 'type Query { x: E } enum E { A }', ["Enum value 'B' was removed from enum 'E'"]],
  'an argument that loses its default': ['type Query { x(a: Int! = 1): Int }', 'type Query { x(a: Int!): Int }', ['Query.x(a:) has become required']],
  'an input field that loses its default': ['type Query { x(a: I): Int } input I { b: Int! = 1 }', 'type Query { x(a: I): Int } input I { b: Int! }', ['I.b has become required']],
  'a required argument': ['type Query { x: Int }', 'type Query { x(a: Int!): Int }', ["Argument 'a: Int!' added to field 'Query.x'"]],
  'exactly one of several fields': ['type Query { x(a: I): Int } input I { b: Int c: Int }', 'type Query { x(a: I): Int } input I @oneOf { b: Int c: Int }', ["Directive 'oneOf' was added to input object 'I'"]],
  'a removed type that is in use': [`type Query { x: T ${due} z: T } type T { a: Int }`, 'type Query { z: Int }', ["Type 'T' was removed", "Field 'Query.z' changed type from 'T' to 'Int'"]],
  'a removed interface': ['type Query { x: T i: I } interface I { a: Int } type T implements I { a: Int }', 'type Query { x: T i: I } interface I { a: Int } type T { a: Int }', ["'T' object type no longer implements 'I' interface"]],
};

for (const [name, [before, after, want]] of Object.entries(refused)) {
  test(`refuses ${name}`, async () => assert.deepEqual(await breakingOf(before, after), want));
}

const accepted = {
  'a due field': [`type Query { x: Int ${due} y: Int }`, 'type Query { y: Int }'],
  'a due argument': [`type Query { x(a: Int ${due}): Int }`, 'type Query { x: Int }'],
  'a due input field': [`type Query { x(a: I): Int } input I { b: Int ${due} c: Int }`, 'type Query { x(a: I): Int } input I { c: Int }'],
  'a due enum value': [`type Query { x: E } enum E { A B ${due} }`, 'type Query { x: E } enum E { A }'],
  'a type to which only due fields refer': [`type Query { x: T ${due} y: Int } type T { u: U } type U { a: Int }`, 'type Query { y: Int }'],
  'a due element that is still there': [`type Query { x: Int ${due} y: Int }`, `type Query { x: Int ${due} y: Int }`],
  'an addition': ['type Query { x: Int }', 'type Query { x(a: Int): Int y: T } type T { a: Int! }'],
};

for (const [name, [before, after]] of Object.entries(accepted)) {
  test(`accepts ${name}`, async () => assert.deepEqual(await breakingOf(before, after), []));
}

test('lists dangerous changes and counts all', async () => {
  const [before, after] = ['type Query { x: E } enum E { A }', 'type Query { x: E y: Int } enum E { A B }'];
  assert.deepEqual(await compare(buildSchema(before), buildSchema(after), today), { breaking: [], dangerous: ["Enum value 'B' was added to enum 'E'"], count: 2 });
});

test('a release deprecates for six months', () => {
  const shortOf = (before, after) => shortDeprecations(buildSchema(before), buildSchema(after), '2026-12-01');
  const tooShort = '@deprecated(reason: "Use y. Removal on 2027-05-31.")';
  assert.deepEqual(shortOf('type Query { x: Int y: Int }', `type Query { x: Int ${due} y: Int }`), []);
  assert.deepEqual(shortOf('type Query { x: Int y: Int }', `type Query { x: Int ${tooShort} y: Int }`), ['Query.x: removal on 2027-05-31, which must not be before 2027-06-01']);
  assert.deepEqual(shortOf(`type Query { x: Int ${tooShort} y: Int }`, `type Query { x: Int ${tooShort} y: Int }`), [], 'already released');
  assert.deepEqual(shortOf(`type Query { x: Int ${due} y: Int }`, `type Query { x: Int ${tooShort} y: Int }`), ['Query.x: removal on 2027-05-31, which must not be before 2027-06-01'], 'brought forward');
});
