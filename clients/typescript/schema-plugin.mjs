// A plugin of graphql-codegen that derives the settings of normalized caches from the schema, and copies the table of
// errors: see codegen.ts.
import { readFileSync } from 'node:fs';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { getNamedType, getNullableType, introspectionFromSchema, isAbstractType, isInterfaceType, isIntrospectionType, isListType, isObjectType } from 'graphql';

/** The arguments that select a page of a list, and not another list. */
const paging = new Set(['first', 'after', 'last', 'before']);

export function plugin(schema, _documents, { introspection, errors }) {
  if (errors) return errorsOf(JSON.parse(readFileSync(new URL(errors, import.meta.url), 'utf8')));
  return introspection ? introspectionOf(schema) : policiesOf(schema);
}

function errorsOf({ codes, reasons, params, terms }) {
  return `/** The table of errors. */\nexport const errors = ${JSON.stringify({ codes, reasons, params, terms }, null, 2)} as const;\n`;
}

function introspectionOf(schema) {
  const text = JSON.stringify(minifyIntrospectionQuery(introspectionFromSchema(schema, { descriptions: false })));
  return `/** The schema without descriptions, in the form of an introspection result. */\nexport const introspection: unknown = JSON.parse(${JSON.stringify(text)});\n`;
}

function policiesOf(schema) {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const embedded = types.filter((type) => isObjectType(type) && !isRoot(schema, type) && !type.getFields().id);
  const constants = {
    possibleTypes: [
      'The object types of each interface and union.',
      Object.fromEntries(types.filter(isAbstractType).map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name).sort()])),
    ],
    embeddedTypes: ['The object types without an id: they are a part of the object that contains them.', embedded.map(({ name }) => name).filter((name) => !isConnection(name))],
    connections: ['The lists with pages of each type, with their arguments other than those that select a page.', fieldsOf(types, connectionArguments)],
    embeddedLists: ['The fields of each type that are lists of objects without an id.', fieldsOf(types.filter(({ name }) => !isConnection(name)), (field) => (isListOf(field.type, embedded) ? true : undefined))],
  };
  const lines = Object.entries(constants).map(([name, [comment, value]]) => `/** ${comment} */\nexport const ${name} = ${JSON.stringify(value, null, 2)};\n`);
  return lines.join('\n');
}

const isRoot = (schema, type) => [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type);

const isConnection = (name) => /(Connection|Edge)$/.test(name) || name === 'PageInfo';

/** Returns the fields of each type for which `describe` returns something, as { Type: { field: description } }. */
function fieldsOf(types, describe) {
  const composite = types.filter((type) => isObjectType(type) || isInterfaceType(type));
  const described = composite.map((type) => [type.name, Object.values(type.getFields()).flatMap((field) => {
    const description = describe(field);
    return description === undefined ? [] : [[field.name, description]];
  })]);
  return Object.fromEntries(described.filter(([, fields]) => fields.length > 0).map(([name, fields]) => [name, Object.fromEntries(fields)]));
}

function connectionArguments(field) {
  const isPaged = getNamedType(field.type).name.endsWith('Connection');
  return isPaged ? field.args.map(({ name }) => name).filter((name) => !paging.has(name)) : undefined;
}

function isListOf(type, embedded) {
  return isListType(getNullableType(type)) && embedded.includes(getNamedType(type)) && !isConnection(getNamedType(type).name);
}
