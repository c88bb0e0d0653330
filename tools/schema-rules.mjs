// Lint rules that are specific to this schema.

const inMutation = ':matches(ObjectTypeDefinition, ObjectTypeExtension)[name.value=Mutation] > FieldDefinition';

const inQuery = ':matches(ObjectTypeDefinition, ObjectTypeExtension)[name.value=Query] > FieldDefinition';

/** The types of fields, by the endings of their names. */
const endings = [
  { ending: /[a-z]On$/, types: ['Date', 'DateRange'] },
  { ending: /[a-z]At$/, types: ['DateTime', 'DateTimeRange'] },
  { ending: /[a-z]In$/, types: ['Revision'] },
  { ending: /[a-z]By$/, types: ['Delegation', 'Sponsor', 'String'] }, // in inputs and filters, the codes of delegations
];
/** Words that end like these but mean something else. */
const exceptions = new Set(['basedOn', 'orderBy']);
/** Names of days and instants that are part of a range or of a common expression. */
const days = /On$|^(from|to|asOf|memberSince)$/;
const instants = /At$|^(from|before)$/;

/** The type in SDL notation. */
function text(type) {
  if (type.kind === 'NonNullType') return `${text(type.gqlType)}!`;
  return type.kind === 'ListType' ? `[${text(type.gqlType)}]` : type.name.value;
}

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
    'example-of-error': rule('The description of an error code has an example.', (context) => ({
      'EnumTypeDefinition[name.value=ErrorCode] > EnumValueDefinition'(node) {
        if (!/\n\nExample: .+[.`]$/.test(node.description?.value.trim() ?? '')) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must end with "Example: ...", after an empty line.` });
        }
      },
    })),
    'example-of-filter': rule('The description of a filter field has an example, unless it takes opaque IDs.', (context) => ({
      'InputObjectTypeDefinition[name.value=/Filter$/] > InputValueDefinition'(node) {
        if (named(node.gqlType) !== 'ID' && !/`[^`]+`/.test(node.description?.value ?? '')) {
          context.report({ node: node.name, message: `The description of ${node.name.value} must contain an example in backticks.` });
        }
      },
    })),
    'type-by-name': rule('Names end in On for days, in At for instants, in In for revisions and in By for delegations.', (context) => ({
      ':matches(FieldDefinition, InputValueDefinition)'(node) {
        const name = node.name.value;
        // A value that was read in a document, such as a ReadDate, has the name of the value.
        const type = named(node.gqlType).replace(/^Read(?=[A-Z])/, '');
        if (name === 'value' && node.parent.name.value.startsWith('Read')) return;
        const expected = endings.find(({ ending }) => ending.test(name));
        if (expected && !expected.types.includes(type) && !exceptions.has(name)) {
          context.report({ node: node.name, message: `${name} is a ${type}: fields that end in ${expected.ending.source.slice(5, -1)} are of type ${expected.types.join(' or ')}.` });
        }
        if (type === 'Date' && !days.test(name)) context.report({ node: node.name, message: `${name} is a Date: its name must end in On.` });
        if (type === 'DateTime' && !instants.test(name)) context.report({ node: node.name, message: `${name} is a DateTime: its name must end in At.` });
      },
    })),
    'nullable-root': rule('A root field that can fail is nullable, so that its error does not hide the rest of a page.', (context) => ({
      [inQuery](node) {
        // Reference data is in memory, and these arguments are enums.
        const isReference = node.arguments.every(({ name }) => ['kinds', 'language', 'standings'].includes(name.value));
        if (node.gqlType.kind === 'NonNullType' && !isReference) {
          context.report({ node: node.name, message: `${node.name.value} must be nullable: its arguments can be invalid.` });
        }
      },
    })),
    'connection-shape': rule('A connection has edges, nodes, pageInfo, totalCount and totalCountIsExact.', (context) => ({
      'ObjectTypeDefinition[name.value=/Connection$/]'(node) {
        const entity = node.name.value.replace(/Connection$/, '');
        const want = { edges: `[${entity}Edge!]!`, nodes: `[${entity}!]!`, pageInfo: 'PageInfo!', totalCount: 'Int!', totalCountIsExact: 'Boolean!' };
        const has = Object.fromEntries(node.fields.map((field) => [field.name.value, text(field.gqlType)]));
        for (const [name, type] of Object.entries(want)) {
          if (has[name] !== type) context.report({ node: node.name, message: `${node.name.value} must have ${name}: ${type}` });
        }
      },
    })),
    'localized-text': rule('A text in a language is a LocalizedText, since it may be in another language than the requested one.', (context) => ({
      'FieldDefinition'(node) {
        const hasLanguage = node.arguments.some((argument) => argument.name.value === 'language');
        if (hasLanguage && named(node.gqlType) === 'String' && !['name', 'label', 'message'].includes(node.name.value)) {
          context.report({ node: node.name, message: `${node.name.value} must be a LocalizedText` });
        }
      },
    })),
    'order-by': rule('An order names its field and its direction.', (context) => ({
      'InputObjectTypeDefinition[name.value=/Order$/]'(node) {
        const fields = node.fields.map((field) => `${field.name.value}: ${text(field.gqlType)}`).join(', ');
        if (fields !== `field: ${node.name.value}Field!, direction: OrderDirection!`) {
          context.report({ node: node.name, message: `${node.name.value} must have field: ${node.name.value}Field! and direction: OrderDirection!, without defaults` });
        }
      },
    })),
    'input-default': rule('A default belongs to a type that cannot be null.', (context) => ({
      'InputValueDefinition'(node) {
        if (node.defaultValue && node.gqlType.kind !== 'NonNullType') {
          context.report({ node: node.name, message: `${node.name.value} has a default, so its type must end in "!"` });
        }
      },
    })),
    'list-nullability': rule('A list has no null elements, and is empty instead of null unless it can fail separately.', (context) => ({
      ':matches(ObjectTypeDefinition, ObjectTypeExtension, InterfaceTypeDefinition) > FieldDefinition'(node) {
        const [type, owner, name] = [node.gqlType, node.parent.name.value, node.name.value];
        const list = type.kind === 'NonNullType' ? type.gqlType : type;
        // Relay's `nodes` is the only list with null elements: its order is that of the requested ids.
        if (list.kind !== 'ListType' || (name === 'nodes' && owner === 'Query')) return;
        if (list.gqlType.kind !== 'NonNullType') context.report({ node: node.name, message: `${name} must not have null elements` });
        // Root fields and the parts of a network are computed separately and can exceed a limit.
        const canFail = owner === 'Query' || owner === 'CoSponsorshipNetwork';
        if (owner === 'Evidence' && name === 'box') return; // null if the format has no pages
        if (owner === 'Webhook' && name === 'kinds') return; // null means all kinds, including those that are added later
        if (type.kind !== 'NonNullType' && !canFail) context.report({ node: node.name, message: `${name} must be a [T!]!` });
      },
    })),
  },
};
