// Lint rules for the schema. Run from the root of the repository:
//   node_modules/.bin/eslint --config tools/eslint.config.mjs graph/schema
// All rules for schemas are enabled, except those that are off for the stated reason.
import graphql from '@graphql-eslint/eslint-plugin';
import { project } from './schema-rules.mjs';

const on = { ...graphql.configs['flat/schema-all'].rules, ...graphql.configs['flat/schema-relay'].rules };

export default [
  {
    files: ['graph/schema/*.graphqls'],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: ['graph/schema/*.graphqls', 'tools/gqlgen.graphqls'] } },
    },
    plugins: { '@graphql-eslint': graphql, project },
    rules: {
      ...on,
      '@graphql-eslint/alphabetize': 'off', // fields are ordered by meaning: identity, owner, dates, lists
      '@graphql-eslint/description-style': 'off', // a short description is one line in "", a long one a block
      '@graphql-eslint/input-name': 'off', // it requires createProposalInput and ignores "!": project/mutation-shape checks both
      '@graphql-eslint/no-root-type': 'off', // it forbids mutations and subscriptions
      '@graphql-eslint/require-deprecation-date': 'off', // it requires an argument that @deprecated does not have: project/deprecation-date checks the reason
      '@graphql-eslint/require-description': 'off', // graph/generate adds those that many elements share, and requires one for every element
      '@graphql-eslint/require-field-of-type-query-in-mutation-result': 'off', // payloads have the changed objects only
      '@graphql-eslint/require-nullable-result-in-root': 'off', // connections are never null; project/mutation-shape requires nullable payloads
      '@graphql-eslint/require-type-pattern-with-oneof': 'off', // it is for results of type error or ok: errors are reported in errors[] only
      '@graphql-eslint/naming-convention': ['error', {
        types: 'PascalCase',
        FieldDefinition: { style: 'camelCase', forbiddenPrefixes: ['get', 'list', 'fetch'] },
        InputValueDefinition: 'camelCase',
        Argument: 'camelCase',
        DirectiveDefinition: 'camelCase',
        EnumValueDefinition: 'UPPER_CASE',
        // Inputs that filter or order queries have separate suffixes.
        InputObjectTypeDefinition: { style: 'PascalCase', requiredSuffixes: ['Input', 'Edit', 'Filter', 'Projection', 'Range', 'Order', 'By'] },
        'FieldDefinition[parent.name.value=Mutation]': { style: 'camelCase', forbiddenPrefixes: ['set', 'create_', 'do'], forbiddenSuffixes: ['Mutation'] },
        'FieldDefinition[parent.name.value=Query]': { style: 'camelCase', forbiddenPrefixes: ['get', 'query', 'all'], forbiddenSuffixes: ['Query'] },
      }],
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      '@graphql-eslint/strict-id-in-types': ['error', {
        acceptedIdNames: ['id'],
        acceptedIdTypes: ['ID'],
        exceptions: {
          suffixes: ['Connection', 'Edge', 'Payload'], // pages and payloads have no identity
          types: [
            'Query', 'Mutation', 'Subscription', 'PageInfo',
            // Parts of another object, which cannot be queried alone.
            'CompiledAnswer', 'CompiledQuestion', 'DocumentReference', 'Download', 'FollowUpStep', 'LocalizedText', 'NumberingFault', 'ParagraphChange', 'Permission',
            'Problem', 'ProblemParam', 'ReasonCheck', 'Section', 'TextComparison', 'WebhookAttempt', 'WordChange', 'Workshop',
            // Parts of a computed result, which cannot be refetched.
            'NetworkBetween', 'NetworkCommunity', 'NetworkMember', 'NetworkNeighbour', 'NetworkSampling', 'NetworkSlice', 'NewTie', 'Tie', 'TieColumns',
            // Values that were read in a document, and what is proposed from them.
            'DocumentReading', 'Evidence', 'ProposedContent', 'ProposedFiling', 'ProposedProposal', 'ProposedRevision', 'ProposedText', 'ReadAccess',
            'ReadAnnex', 'ReadDate', 'ReadInt', 'ReadLanguage', 'ReadQuestion', 'ReadRevisionKind', 'ReadSource', 'ReadSponsor', 'ReadString', 'ReadSymbol',
            'ReadVenue', 'ReadWorkProgramme', 'ReadingChanges', 'ReadingProblem',
            // Signed notes and hashes of the transparency log.
            'EventProof', 'LogCheckpoint', 'LogConsistency',
            // Search results, which refer to objects with an id.
            'AnswerResult', 'ProposalResult', 'SearchExcerpt', 'SearchFragment', 'SponsorResult',
          ],
        },
      }],
      'project/connection-shape': 'error',
      'project/deprecation-date': 'error',
      'project/example-of-error': 'error',
      'project/example-of-filter': 'error',
      'project/input-default': 'error',
      'project/list-nullability': 'error',
      'project/localized-text': 'error',
      'project/mutation-shape': 'error',
      'project/nullable-root': 'error',
      'project/order-by': 'error',
      'project/type-by-name': 'error',
    },
  },
  {
    files: ['graph/schema/permission.graphqls'],
    rules: {
      '@graphql-eslint/no-typename-prefix': 'off', // viewerCan has the same name on every type
    },
  },
  {
    files: ['graph/schema/question.graphqls'],
    rules: {
      '@graphql-eslint/no-typename-prefix': 'off', // the published name is Answer.answeredOn
    },
  },
];
