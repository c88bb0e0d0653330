// Generates src/generated from the schema and ../operations: npm run generate --workspace=clients/typescript
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: '../../graph/schema.graphql',
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
    './src/generated/cache.ts': { plugins: ['./schema-plugin.mjs'] },
    './src/generated/introspection.ts': { plugins: [{ './schema-plugin.mjs': { introspection: true } }] },
    './src/generated/errors.ts': { plugins: [{ './schema-plugin.mjs': { errors: '../../models/errors.json' } }] },
  },
};

export default config;
