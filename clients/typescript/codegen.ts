// How the types and documents in src/generated are made of the schema and of ../operations:
// npm run generate
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  // gqlgen's own directives stand in the schema's sources; what is made does not show them.
  schema: ['../../graph/schema/*.graphqls', '../../tools/gqlgen.graphqls'],
  documents: '../operations/*.graphql',
  importExtension: '.js',
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        scalars: { Date: 'string', DateTime: 'string', Symbol: 'string', URL: 'string', ID: 'string' },
        strictScalars: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
