// Scenes to test in: authorities and certificates made through the API.
import type { Client } from './client.ts'
import { graphql } from './gql/index.ts'
import type { CreateAuthorityInput, CreateCertificateInput } from './gql/graphql.ts'

const CreateAuthority = graphql(`
  mutation SeedAuthority($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
        name
        version
        certificate {
          id
          body
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const CreateCertificate = graphql(`
  mutation SeedCertificate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
        name
        version
        body
        chain
        serialNumber
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

let counter = 0

/** A root authority; anything of the input may be set. */
export async function seedAuthority(client: Client, input: Partial<CreateAuthorityInput> = {}) {
  const name = `Authority ${++counter}`
  const { createAuthority } = await client.data(CreateAuthority, {
    input: { name, owner: 'ca@example.org', type: 'ROOT', subject: { commonName: name }, ...input },
  })
  if (createAuthority.authority == null) throw new Error(JSON.stringify(createAuthority.userErrors))
  return createAuthority.authority
}

/** A certificate for a name of its own; anything of the input may be set. */
export async function seedCertificate(
  client: Client,
  authorityId: string,
  input: Partial<CreateCertificateInput> = {},
) {
  const { createCertificate } = await client.data(CreateCertificate, {
    input: { authorityId, owner: 'team@example.org', commonName: `host-${++counter}.example.org`, ...input },
  })
  if (createCertificate.certificate == null) throw new Error(JSON.stringify(createCertificate.userErrors))
  return createCertificate.certificate
}
