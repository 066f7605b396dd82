// Typed documents for the API's first client, our own tests: `npm run codegen` writes test/kit/gql from schema.graphql.

import type { CodegenConfig } from '@graphql-codegen/cli'

/** Every scalar of the schema has to be named here, or generation fails. */
const scalars = {
  Base64: 'string',
  DateTime: 'string',
  EmailAddress: 'string',
  Fingerprint: 'string',
  JSONObject: 'Record<string, unknown>',
  ObjectIdentifier: 'string',
  PEM: 'string',
  SerialNumber: 'string',
  URL: 'string',
}

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['test/**/*.ts', 'test/**/*.graphql', '!test/kit/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'test/kit/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        strictScalars: true,
        scalars,
        useTypeImports: true,
      },
    },
  },
  emitLegacyCommonJSImports: false,
  importExtension: '.ts',
}

export default config
