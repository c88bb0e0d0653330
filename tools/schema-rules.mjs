// Lint rules that are specific to this schema.

const inMutation = ':matches(ObjectTypeDefinition, ObjectTypeExtension)[name.value=Mutation] > FieldDefinition';

/** The named type inside lists and non-null types. */
function named(type) {
  return type.kind === 'NamedType' ? type.name.value : named(type.gqlType);
}

function rule(description, create) {
  return { meta: { type: 'problem', docs: { description }, schema: [] }, create };
}

export const project = {
  rules: {
    'deprecation-date': rule('A deprecation names the replacement and the removal date.', (context) => ({
      'Directive[name.value=deprecated]'(node) {
        const reason = node.arguments.find((argument) => argument.name.value === 'reason')?.value.value ?? '';
        if (!/^Use .+\. Removal on \d{4}-\d{2}-\d{2}\.$/.test(reason)) {
          context.report({ node, message: 'The reason must read "Use x. Removal on 2027-06-01."' });
        }
      },
    })),
    'mutation-shape': rule('A mutation takes one input type and returns a nullable payload type, both named after it.', (context) => ({
      [inMutation](node) {
        const name = node.name.value;
        const prefix = `${name[0].toUpperCase()}${name.slice(1)}`;
        const payload = `${prefix}Payload`;
        const [argument, ...more] = node.arguments;
        const type = argument?.gqlType;
        if (argument?.name.value !== 'input' || more.length > 0 || type.kind !== 'NonNullType' || named(type) !== `${prefix}Input`) {
          context.report({ node: node.name, message: `${name} must take one argument, input: ${prefix}Input!` });
        }
        if (node.gqlType.kind !== 'NamedType' || named(node.gqlType) !== payload) {
          context.report({ node: node.name, message: `${name} must return ${payload} without "!", so that a failure does not hide the results of other mutations.` });
        }
      },
    })),
    'mutation-errors': rule('The description of a mutation lists its error codes.', (context) => ({
      [inMutation](node) {
        const text = node.description?.value.trim() ?? '';
        if (!/\bErrors: [A-Z_]+(, [A-Z_]+)*\.$/.test(text)) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must end with "Errors: CODE, CODE."` });
        }
      },
    })),
    'example-of-error': rule('The description of an error code has an example.', (context) => ({
      'EnumTypeDefinition[name.value=ErrorCode] > EnumValueDefinition'(node) {
        if (!/\n\nExample: .+\.$/.test(node.description?.value.trim() ?? '')) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must end with "Example: ...", after an empty line.` });
        }
      },
    })),
    'example-of-filter': rule('The description of a filter field has an example.', (context) => ({
      'InputObjectTypeDefinition[name.value=/Filter$/] > InputValueDefinition'(node) {
        if (!/`[^`]+`/.test(node.description?.value ?? '')) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must contain an example in backticks.` });
        }
      },
    })),
    'time-by-name': rule('Fields of type Date end in On, and fields of type DateTime in At.', (context) => ({
      ':matches(FieldDefinition, InputValueDefinition)'(node) {
        const name = node.name.value;
        const type = named(node.gqlType);
        const wrong = (/[a-z]On$/.test(name) && type !== 'Date') || (type === 'DateTime' && !/(At|^at|Since|Until)$/.test(name));
        if (wrong) context.report({ node: node.name, message: `${name} is a ${type}: the name of a Date ends in On, that of a DateTime in At (or is at).` });
      },
    })),
    'list-of-what-is': rule('A list is [T!]!: empty instead of null, and without null elements.', (context) => ({
      ':matches(ObjectTypeDefinition, ObjectTypeExtension, InterfaceTypeDefinition) > FieldDefinition'(node) {
        const type = node.gqlType;
        const isList = (type.kind === 'NonNullType' ? type.gqlType : type).kind === 'ListType';
        // Relay's `nodes` is the only list with null elements: its order is that of the requested ids.
        if (!isList || (node.name.value === 'nodes' && node.parent.name.value === 'Query')) return;
        const nonNull = type.kind === 'NonNullType' && type.gqlType.gqlType.kind === 'NonNullType';
        if (!nonNull) context.report({ node: node.name, message: `${node.name.value} must be a [T!]!` });
      },
    })),
  },
};
