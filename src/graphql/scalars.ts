// The scalars of the API. Outputs are trusted; inputs are parsed here and nowhere else.
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { DomainError } from '../errors.ts'
import { parseSerial } from '../pki/serial-numbers.ts'
import { GraphQLDateTime, GraphQLEmailAddress, GraphQLJSONObject, GraphQLURL } from 'graphql-scalars'

function textScalar(options: {
  name: string
  description: string
  specifiedByURL?: string
  parse: (text: string) => string
}): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') throw new GraphQLError(`${options.name} expects a string`)
    return options.parse(value)
  }
  return new GraphQLScalarType({
    name: options.name,
    description: options.description,
    specifiedByURL: options.specifiedByURL ?? null,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
  })
}

function matching(name: string, pattern: RegExp, expected: string, tidy: (text: string) => string) {
  return (text: string): string => {
    const tidied = tidy(text)
    if (!pattern.test(tidied)) throw new GraphQLError(`${name} expects ${expected}`)
    return tidied
  }
}

export const SerialNumberScalar = textScalar({
  name: 'SerialNumber',
  description:
    'The serial number of a certificate: upper-case hexadecimal without prefix. Inputs also take lower case, colons between octets, and decimal as `dec:1234`. RFC 5280 section 4.1.2.2.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.2',
  parse(text) {
    try {
      return parseSerial(text)
    } catch (error) {
      throw error instanceof DomainError ? new GraphQLError(`SerialNumber: ${error.message}`) : error
    }
  },
})

export const FingerprintScalar = textScalar({
  name: 'Fingerprint',
  description: 'A SHA-256 digest: 64 lower-case hexadecimal digits. Inputs also take upper case and colons.',
  parse: matching('Fingerprint', /^[0-9a-f]{64}$/, '64 hexadecimal digits (SHA-256)', (text) =>
    text.replaceAll(':', '').toLowerCase(),
  ),
})

export const ObjectIdentifierScalar = textScalar({
  name: 'ObjectIdentifier',
  description: 'An object identifier in dotted decimal, such as 1.3.6.1.5.5.7.3.1. ITU-T X.660.',
  parse: matching(
    'ObjectIdentifier',
    /^[0-2](\.(0|[1-9][0-9]{0,18})){1,20}$/,
    'dotted decimal such as 1.3.6.1.5.5.7.3.1',
    (text) => text.trim(),
  ),
})

export const PemScalar = textScalar({
  name: 'PEM',
  description: 'PEM text: one or more blocks between BEGIN and END lines. RFC 7468.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc7468',
  parse: (text) => text,
})

export const Base64Scalar = textScalar({
  name: 'Base64',
  description: 'Bytes in base64 with padding. RFC 4648 section 4.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc4648#section-4',
  parse: matching(
    'Base64',
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'base64 with padding',
    (text) => text.replaceAll(/\s/g, ''),
  ),
})

export {
  GraphQLDateTime as DateTimeScalar,
  GraphQLEmailAddress as EmailAddressScalar,
  GraphQLJSONObject as JsonObjectScalar,
  GraphQLURL as UrlScalar,
}
