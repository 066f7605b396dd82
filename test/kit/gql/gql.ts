/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  mutation SeedAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        version\n        certificate {\n          id\n          body\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedAuthorityDocument,
    "\n  mutation SeedCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        version\n        body\n        chain\n        serialNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": typeof types.SeedCertificateDocument,
};
const documents: Documents = {
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  mutation SeedAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        version\n        certificate {\n          id\n          body\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedAuthorityDocument,
    "\n  mutation SeedCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        version\n        body\n        chain\n        serialNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n": types.SeedCertificateDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      userErrors {\n        code\n        message\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedAuthority($input: CreateAuthorityInput!) {\n    createAuthority(input: $input) {\n      authority {\n        id\n        name\n        version\n        certificate {\n          id\n          body\n        }\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedAuthorityDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SeedCertificate($input: CreateCertificateInput!) {\n    createCertificate(input: $input) {\n      certificate {\n        id\n        name\n        version\n        body\n        chain\n        serialNumber\n      }\n      userErrors {\n        code\n        message\n        path\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SeedCertificateDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
