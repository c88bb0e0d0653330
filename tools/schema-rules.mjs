// Rules of this schema that no plugin has.

const inMutation = ':matches(ObjectTypeDefinition, ObjectTypeExtension)[name.value=Mutation] > FieldDefinition';

/** The type that is named inside of lists and exclamation marks. */
function named(type) {
  return type.kind === 'NamedType' ? type.name.value : named(type.gqlType);
}

function rule(description, create) {
  return { meta: { type: 'problem', docs: { description }, schema: [] }, create };
}

export const house = {
  rules: {
    'deprecation-date': rule('A deprecation tells what to use instead, and from when on the old is gone.', (context) => ({
      'Directive[name.value=deprecated]'(node) {
        const reason = node.arguments.find((argument) => argument.name.value === 'reason')?.value.value ?? '';
        if (!/^Use .+\. Removal on \d{4}-\d{2}-\d{2}\.$/.test(reason)) {
          context.report({ node, message: 'The reason must read "Use x. Removal on 2027-06-01."' });
        }
      },
    })),
    'mutation-shape': rule('A mutation takes one input of its own and gives its own payload, which is null where it failed.', (context) => ({
      [inMutation](node) {
        const name = node.name.value;
        const act = `${name[0].toUpperCase()}${name.slice(1)}`;
        const payload = `${act}Payload`;
        const [argument, ...more] = node.arguments;
        const type = argument?.gqlType;
        if (argument?.name.value !== 'input' || more.length > 0 || type.kind !== 'NonNullType' || named(type) !== `${act}Input`) {
          context.report({ node: node.name, message: `${name} must take one argument, input: ${act}Input!` });
        }
        if (node.gqlType.kind !== 'NamedType' || named(node.gqlType) !== payload) {
          context.report({ node: node.name, message: `${name} must give ${payload}, without "!": one mutation's failure must not hide what another has done.` });
        }
      },
    })),
    'mutation-errors': rule('A mutation tells which codes of error it can give.', (context) => ({
      [inMutation](node) {
        const text = node.description?.value.trim() ?? '';
        if (!/\bErrors: [A-Z_]+(, [A-Z_]+)*\.$/.test(text)) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must end with "Errors: CODE, CODE."` });
        }
      },
    })),
    'example-of-error': rule('Each code of error tells by an example when it is given.', (context) => ({
      'EnumTypeDefinition[name.value=ErrorCode] > EnumValueDefinition'(node) {
        if (!/\n\nExample: .+\.$/.test(node.description?.value.trim() ?? '')) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must end with "Example: ...", after an empty line.` });
        }
      },
    })),
    'example-of-filter': rule('Each field of a filter tells by an example how it is written.', (context) => ({
      'InputObjectTypeDefinition[name.value=/Filter$/] > InputValueDefinition'(node) {
        if (!/`[^`]+`/.test(node.description?.value ?? '')) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must hold an example in backticks.` });
        }
      },
    })),
    'time-by-name': rule('What ends in On is a Date, what ends in At a DateTime, and the reverse.', (context) => ({
      ':matches(FieldDefinition, InputValueDefinition)'(node) {
        const name = node.name.value;
        const type = named(node.gqlType);
        const fault = (/[a-z]On$/.test(name) && type !== 'Date') || (type === 'DateTime' && !/(At|^at|Since|Until)$/.test(name));
        if (fault) context.report({ node: node.name, message: `${name} is a ${type}: a Date ends in On, a DateTime in At (or is called at).` });
      },
    })),
    'list-of-what-is': rule('A list is [T!]!: empty rather than null, and without holes.', (context) => ({
      ':matches(ObjectTypeDefinition, ObjectTypeExtension, InterfaceTypeDefinition) > FieldDefinition'(node) {
        const type = node.gqlType;
        const isList = (type.kind === 'NonNullType' ? type.gqlType : type).kind === 'ListType';
        // The one list with holes is Relay's `nodes`, which keeps the places of the ids that were asked for.
        if (!isList || (node.name.value === 'nodes' && node.parent.name.value === 'Query')) return;
        const whole = type.kind === 'NonNullType' && type.gqlType.gqlType.kind === 'NonNullType';
        if (!whole) context.report({ node: node.name, message: `${node.name.value} must be a [T!]!` });
      },
    })),
  },
};
