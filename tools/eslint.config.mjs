// The schema's manner, as far as a linter can hold it. Run from the top of the repository:
//   node_modules/.bin/eslint --config tools/eslint.config.mjs graph/schema
// Every rule for schemas is on; each that is off has its reason beside it.
import graphql from '@graphql-eslint/eslint-plugin';
import { house } from './schema-rules.mjs';

const on = { ...graphql.configs['flat/schema-all'].rules, ...graphql.configs['flat/schema-relay'].rules };

export default [
  {
    files: ['graph/schema/*.graphqls'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: ['graph/schema/*.graphqls', 'tools/gqlgen.graphqls'] } },
    },
    plugins: { '@graphql-eslint': graphql, house },
    rules: {
      ...on,
      '@graphql-eslint/alphabetize': 'off', // fields stand in the order in which a reader asks: what it is, whose, when, then its lists
      '@graphql-eslint/description-style': 'off', // a short description is one line in "", a long one a block
      '@graphql-eslint/input-name': 'off', // it wants createProposalInput, and knows nothing of "!": house/mutation-shape holds both
      '@graphql-eslint/no-root-type': 'off', // it forbids mutations and subscriptions, which are what we are for
      '@graphql-eslint/require-deprecation-date': 'off', // it wants an argument that @deprecated does not have: house/deprecation-date reads the reason
      '@graphql-eslint/require-field-of-type-query-in-mutation-result': 'off', // a payload names what changed; the rest is a query of its own
      '@graphql-eslint/require-nullable-result-in-root': 'off', // a connection is never null; mutations are held nullable by house/mutation-shape
      '@graphql-eslint/require-type-pattern-with-oneof': 'off', // it is for results that are error or ok: our errors have one channel, errors[]
      '@graphql-eslint/naming-convention': ['error', {
        types: 'PascalCase',
        FieldDefinition: { style: 'camelCase', forbiddenPrefixes: ['get', 'list', 'fetch'] },
        InputValueDefinition: 'camelCase',
        Argument: 'camelCase',
        DirectiveDefinition: 'camelCase',
        EnumValueDefinition: 'UPPER_CASE',
        // What a query filters and orders by is an input too, and is called what it is.
        InputObjectTypeDefinition: { style: 'PascalCase', requiredSuffixes: ['Input', 'Filter', 'Order', 'By'] },
        'FieldDefinition[parent.name.value=Mutation]': { style: 'camelCase', forbiddenPrefixes: ['update', 'set', 'create_', 'do'], forbiddenSuffixes: ['Mutation'] },
        'FieldDefinition[parent.name.value=Query]': { style: 'camelCase', forbiddenPrefixes: ['get', 'query', 'all'], forbiddenSuffixes: ['Query'] },
      }],
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      '@graphql-eslint/require-description': ['error', {
        types: true, rootField: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true, ignoredSelectors: [
          '[type=ObjectTypeDefinition][name.value=/^(Query|Subscription)$/]', // roots say nothing beyond their name
        ],
      }],
      '@graphql-eslint/strict-id-in-types': ['error', {
        acceptedIdNames: ['id'],
        acceptedIdTypes: ['ID'],
        exceptions: {
          suffixes: ['Connection', 'Edge', 'Payload'], // pages and answers have no identity
          types: [
            'Query', 'Mutation', 'Subscription', 'PageInfo',
            // Parts of a whole, told with it and never asked for alone.
            'CompiledAnswer', 'CompiledQuestion', 'FollowUpStep', 'NumberingFault', 'ParagraphChange', 'Paragraph', 'RecordedOutcome', 'Relation', 'RevisionChanges',
            'RevisionComparison', 'RevisionText', 'Section', 'WebhookAttempt', 'WordChange', 'Workshop',
            // Parts of what was computed for one question: there is nothing to ask for again.
            'CoSponsorshipNetwork', 'NetworkBetween', 'NetworkCommunity', 'NetworkEdgeColumns', 'NetworkExport', 'NetworkNeighbour', 'NetworkNewTie', 'NetworkNode',
            'NetworkSampling', 'NetworkSlice',
            // What a search found: it leads to what has an id.
            'AnswerResult', 'ParagraphResult', 'ProposalResult', 'SearchExcerpt', 'SearchFragment', 'SponsorResult',
            // The one who asks.
            'Viewer',
          ],
        },
      }],
      'house/deprecation-date': 'error',
      'house/example-of-error': 'error',
      'house/example-of-filter': 'error',
      'house/list-of-what-is': 'error',
      'house/mutation-errors': 'error',
      'house/mutation-shape': 'error',
      'house/time-by-name': 'error',
    },
  },
  {
    files: ['graph/schema/question.graphqls'],
    rules: {
      '@graphql-eslint/no-typename-prefix': 'off', // Answer.answeredOn is clients' name for it already
    },
  },
];
