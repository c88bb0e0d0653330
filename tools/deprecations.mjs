// The rules by which the schema changes after a release.
//
// Nothing that clients use is removed or changed without notice. A field, argument, input field or enum value may be
// removed if the released schema deprecates it with a date that has come: `@deprecated(reason: "Use x. Removal on
// 2027-06-01.")`. A type may be removed if only such elements refer to it. Every other breaking change is rejected.
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildASTSchema, isInputObjectType, isRequiredArgument, isRequiredInputField, Kind, parse, printSchema, visit } from 'graphql';

/** The number of months for which a deprecated element must remain after the release that deprecates it. */
const noticeMonths = 6;
const removalDate = /\bRemoval on (\d{4}-\d{2}-\d{2})\.$/;

/**
 * Compares the released schema with its successor. `today` is a date such as 2027-06-01. `breaking` and `dangerous`
 * are messages, and `count` is the number of all changes.
 */
export async function compare(released, current, today) {
  const all = await diff(released, current);
  const refused = await diff(withoutDueElements(released, today), current);
  return {
    breaking: [...messages(refused, CriticalityLevel.Breaking), ...newlyRequired(released, current)],
    dangerous: messages(all, CriticalityLevel.Dangerous),
    count: all.length,
  };
}

/** Lists the elements that `current` newly deprecates, or with an earlier date, for less than the notice period. */
export function shortDeprecations(released, current, today) {
  const former = deprecations(released);
  const earliest = afterMonths(today, noticeMonths);
  return [...deprecations(current)]
    .filter(([path, date]) => date < earliest && !(former.get(path) <= date))
    .map(([path, date]) => `${path}: removal on ${date}, which must not be before ${earliest}`);
}

const messages = (changes, level) => changes.filter(({ criticality }) => criticality.level === level).map(({ message }) => message);

/** Returns the schema without the elements whose removal date has come, and without types to which only they refer. */
function withoutDueElements(schema, today) {
  const due = (node) => (removalOf(node) <= today ? null : undefined);
  const document = visit(parse(printSchema(schema)), { FieldDefinition: due, InputValueDefinition: due, EnumValueDefinition: due });
  const reachable = reachableTypes(document, schema);
  const definitions = document.definitions.filter(({ kind, name }) => kind === Kind.DIRECTIVE_DEFINITION || kind === Kind.SCHEMA_DEFINITION || reachable.has(name.value));
  return buildASTSchema({ ...document, definitions }, { assumeValidSDL: true });
}

/** The names of the types that are reachable from the root types, including the types that implement a reachable interface. */
function reachableTypes(document, schema) {
  const references = new Map(document.definitions.filter(({ name }) => name).map((definition) => [definition.name.value, namedTypes(definition)]));
  for (const { kind, name, interfaces = [] } of document.definitions) {
    if (kind === Kind.OBJECT_TYPE_DEFINITION) for (const parent of interfaces) references.get(parent.name.value)?.push(name.value);
  }
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(Boolean).map(({ name }) => name);
  const directives = document.definitions.filter(({ kind }) => kind === Kind.DIRECTIVE_DEFINITION).flatMap(namedTypes);
  const found = new Set();
  for (const queue = [...roots, ...directives]; queue.length > 0;) {
    const name = queue.pop();
    if (found.has(name)) continue;
    found.add(name);
    queue.push(...(references.get(name) ?? []));
  }
  return found;
}

/** The names of the types that a definition mentions. */
function namedTypes(definition) {
  const names = [];
  visit(definition, { NamedType: ({ name }) => void names.push(name.value) });
  return names;
}

/** Arguments and input fields that have become required; the comparison reports the loss of a default as dangerous only. */
function newlyRequired(released, current) {
  const before = new Map(inputs(released));
  return [...inputs(current)].filter(([path, required]) => required && before.get(path) === false).map(([path]) => `${path} has become required`);
}

/** The path of every argument and input field, with whether it is required. */
function* inputs(schema) {
  for (const type of Object.values(schema.getTypeMap())) {
    for (const field of Object.values(type.getFields?.() ?? {})) {
      const path = `${type.name}.${field.name}`;
      if (isInputObjectType(type)) yield [path, isRequiredInputField(field)];
      else for (const argument of field.args) yield [`${path}(${argument.name}:)`, isRequiredArgument(argument)];
    }
  }
}

/** The removal date of every deprecated element, by its path. */
function deprecations(schema) {
  const dates = new Map();
  const path = [];
  visit(parse(printSchema(schema)), {
    enter(node) {
      if (!/Definition$/.test(node.kind)) return;
      path.push(node.name?.value ?? node.kind);
      const date = removalOf(node);
      if (date) dates.set(path.join('.'), date);
    },
    leave(node) {
      if (/Definition$/.test(node.kind)) path.pop();
    },
  });
  return dates;
}

/** The removal date of a definition; undefined if it is not deprecated, or if its reason has no date. */
function removalOf({ directives = [] }) {
  const deprecated = directives.find(({ name }) => name.value === 'deprecated');
  const reason = deprecated?.arguments.find(({ name }) => name.value === 'reason')?.value.value ?? '';
  return removalDate.exec(reason)?.[1];
}

/** Adds a number of months to a date. */
function afterMonths(day, months) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
