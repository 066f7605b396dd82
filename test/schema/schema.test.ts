import { readFile } from 'node:fs/promises'
import { GraphQLInputObjectType, isInputObjectType, isObjectType, isInterfaceType, isEnumType } from 'graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import type { GraphQLSchema } from 'graphql'
import { createApi, type Services } from '../../src/api.ts'
import { schemaText } from '../../src/graphql/schema.ts'

let schema: GraphQLSchema

beforeAll(async () => {
  const services = { users: {}, certificates: {}, authorities: { creation: 'admin' } } as unknown as Services
  schema = await createApi(services)
})

describe('the schema', () => {
  it('is what schema.graphql says (npm run schema)', async () => {
    expect(schemaText(schema)).toBe(await readFile('schema.graphql', 'utf8'))
  })

  it('describes every type, field, argument and input field', () => {
    const silent: string[] = []
    for (const [name, type] of Object.entries(schema.getTypeMap())) {
      if (name.startsWith('__')) continue
      if (!type.description && !['Query', 'Mutation', 'String', 'Int', 'Float', 'Boolean', 'ID'].includes(name)) {
        silent.push(name)
      }
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${name}.${field.name}`)
        for (const argument of 'args' in field ? field.args : []) {
          if (!argument.description) silent.push(`${name}.${field.name}(${argument.name})`)
        }
      }
    }
    expect(silent).toEqual([])
  })

  it('takes one `input` argument a mutation and answers with a payload that has userErrors', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect(field.args.map((argument) => argument.name)).toEqual(['input'])
      expect(String(field.type)).toBe(`${field.name[0]?.toUpperCase()}${field.name.slice(1)}Payload!`)
      const payload = schema.getType(String(field.type).slice(0, -1))
      expect(isObjectType(payload) && Object.keys(payload.getFields())).toContain('userErrors')
    }
  })

  it('enforces @oneOf where it is declared', () => {
    const oneOf = Object.values(schema.getTypeMap()).filter(
      (type) => type instanceof GraphQLInputObjectType && type.isOneOf,
    )
    expect(oneOf.map((type) => type.name).toSorted()).toEqual([
      'AuthorityLookup',
      'CertificateLookup',
      'DestinationOptionsInput',
      'DnsProviderOptionsInput',
      'ExportFormatInput',
      'ExtendedKeyUsageInput',
      'IssuerOptionsInput',
      'NameConstraintInput',
      'NotifierOptionsInput',
      'PublicKeyInput',
      'SourceOptionsInput',
      'SubjectAlternativeNameInput',
    ])
  })

  it('has no field that could carry a private key or a password hash', () => {
    // The one answer that is a key stands behind a rule and an audit record of its own.
    const known = new Set([
      'Certificate.hasPrivateKey',
      'Mutation.revealPrivateKey',
      'PendingCertificate.hasPrivateKey',
      'Mutation.rewrapSecrets',
      'RevealPrivateKeyPayload.privateKey',
    ])
    const suspects = Object.values(schema.getTypeMap())
      .flatMap((type) =>
        isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
      )
      .filter((field) => /\..*(private|hash|sealed|secret)/i.test(field) && !known.has(field))
    expect(suspects).toEqual([])
  })

  it('has enumerations in upper case only', () => {
    const values = Object.values(schema.getTypeMap()).flatMap((type) =>
      isEnumType(type) && !type.name.startsWith('__') ? type.getValues().map((value) => value.name) : [],
    )
    expect(values.filter((value) => value !== value.toUpperCase())).toEqual([])
  })
})
