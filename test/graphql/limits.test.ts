import {
  buildSchema,
  getIntrospectionQuery,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLError,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { operationCost, type CostOptions } from '../../src/graphql/cost.ts'
import { asksForSchema } from '../../src/graphql/introspection.ts'
import { DEFAULT_QUERY_LIMITS, findShapeViolation, shapeLimitsRule } from '../../src/graphql/limits.ts'
import { timed } from '../kit/timing.ts'

const schema = buildSchema(`
  type Query { certificates(first: Int, last: Int): CertificateConnection  nodes(ids: [ID!]!): [Certificate]  name: String  roles: [Role] }
  type Mutation { signIn(name: String): Boolean  other: Boolean }
  type CertificateConnection { edges: [CertificateEdge]  nodes: [Certificate]  pageInfo: PageInfo }
  type CertificateEdge { node: Certificate }
  type PageInfo { hasNextPage: Boolean }
  type Role { name: String }
  type Certificate { name: String  issuer: Certificate  certificates(first: Int, last: Int): CertificateConnection }
`)

function code(source: string): string | undefined {
  return findShapeViolation(parse(source), DEFAULT_QUERY_LIMITS)?.code
}

/** Errors of full validation with our rule behind graphql's own, as Apollo runs it, and the time it took. */
function timedValidation(source: string): { errors: readonly GraphQLError[]; milliseconds: number } {
  const { value: errors, milliseconds } = timed(() => {
    const document: DocumentNode = parse(source, { maxTokens: DEFAULT_QUERY_LIMITS.tokens })
    return validate(schema, document, [...specifiedRules, shapeLimitsRule(DEFAULT_QUERY_LIMITS)], {
      maxErrors: DEFAULT_QUERY_LIMITS.errors,
    })
  })
  return { errors, milliseconds }
}

function nested(levels: number): string {
  return `{ nodes(ids: []) ${'{ issuer '.repeat(levels)}{ name }${' }'.repeat(levels)} }`
}

describe('depth', () => {
  it('takes the deepest allowed document and refuses one level more', () => {
    expect(code(nested(10))).toBeUndefined()
    expect(code(nested(11))).toBe('QUERY_TOO_DEEP')
  })

  it('counts through fragments, whatever they are called', () => {
    const fragments =
      'fragment __schema on Certificate { issuer { issuer { issuer { issuer { issuer { issuer { name } } } } } } }'
    const spread = '{ nodes(ids: []) { issuer { issuer { issuer { issuer { issuer { ...__schema } } } } } } }'
    expect(code(`${spread} ${fragments}`)).toBe('QUERY_TOO_DEEP')
  })

  it('is not led astray by an alias or an operation named like introspection', () => {
    const levels = `${'{ issuer '.repeat(20)}{ name }${' }'.repeat(20)}`
    expect(code(`query __schema { __schema: nodes(ids: []) ${levels} }`)).toBe('QUERY_TOO_DEEP')
    expect(code(`query __type { __type: nodes(ids: []) ${levels} }`)).toBe('QUERY_TOO_DEEP')
  })

  it('takes the introspection query of GraphiQL and code generators, and refuses deeper ones', () => {
    const all = {
      descriptions: true,
      specifiedByUrl: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    }
    expect(code(getIntrospectionQuery({ ...all, directiveIsRepeatable: true }))).toBeUndefined()
    expect(code(`{ __type(name: "Query") ${'{ ofType '.repeat(20)}{ name }${' }'.repeat(20)} }`)).toBe('QUERY_TOO_DEEP')
  })
})

describe('counts', () => {
  it.each([
    [
      'aliases',
      (count: number) => `{ nodes(ids: []) { ${list(count, (index) => `a${index}: name`)} } }`,
      'TOO_MANY_ALIASES',
      30,
    ],
    ['directives', (count: number) => `{ name ${list(count, () => '@skip(if: false)')} }`, 'TOO_MANY_DIRECTIVES', 50],
    ['root fields', (count: number) => `{ ${list(count, () => 'name')} }`, 'TOO_MANY_ROOT_FIELDS', 20],
    ['fields', (count: number) => `{ nodes(ids: []) { ${list(count - 1, () => 'name')} } }`, 'QUERY_TOO_LARGE', 1000],
  ])('of %s: takes the greatest number allowed, refuses one more', (_what, build, expected, maximum) => {
    expect(code(build(maximum))).toBeUndefined()
    expect(code(build(maximum + 1))).toBe(expected)
  })

  it('go through fragments, which multiply what they hold', () => {
    const fragment = 'fragment five on Certificate { a: name b: name c: name d: name e: name }'
    expect(code(`{ nodes(ids: []) { ${'...five '.repeat(6)} } } ${fragment}`)).toBeUndefined()
    expect(code(`{ nodes(ids: []) { ${'...five '.repeat(7)} } } ${fragment}`)).toBe('TOO_MANY_ALIASES')
  })

  it('allow signIn once in an operation, by whatever way it is named again', () => {
    expect(code('mutation { signIn other }')).toBeUndefined()
    expect(code('mutation { signIn other again: signIn }')).toBe('FIELD_REPEATED')
    expect(code('mutation { signIn ...more } fragment more on Mutation { ... { b: signIn } }')).toBe('FIELD_REPEATED')
    expect(code('mutation a { signIn } mutation b { signIn }')).toBeUndefined()
  })
})

describe('hostile documents are refused in less than 50 ms', () => {
  const bomb = list(30, (index) => `fragment f${index} on Certificate { ...f${index + 1} ...f${index + 1} }`)
  it.each([
    ['nested 50 deep', nested(50), 'QUERY_TOO_DEEP'],
    ['600 aliases of signIn', `mutation { ${list(600, (index) => `a${index}: signIn`)} }`, 'TOO_MANY_ALIASES'],
    ['__typename 500 times', `{ ${'__typename '.repeat(500)} }`, 'TOO_MANY_ROOT_FIELDS'],
    ['one field 1,900 times', `{ nodes(ids: []) { ${'name '.repeat(1900)} } }`, 'QUERY_TOO_LARGE'],
    ['60 repeated directives', `{ name ${'@aa'.repeat(60)} }`, 'TOO_MANY_DIRECTIVES'],
    ['a fragment bomb', `{ nodes(ids: []) { ...f0 } } ${bomb} fragment f30 on Certificate { name }`, 'QUERY_TOO_LARGE'],
  ])('%s', (_what, source, expected) => {
    const { errors, milliseconds } = timedValidation(source)
    expect(errors.map((error) => error.extensions['code'])).toEqual([expected])
    expect(milliseconds).toBeLessThan(50)
  })

  it('a fragment cycle', () => {
    const { errors, milliseconds } = timedValidation(
      '{ nodes(ids: []) { ...a } } fragment a on Certificate { issuer { ...b } } fragment b on Certificate { ...a }',
    )
    expect(errors[0]?.message).toMatch(/Cannot spread fragment "a" within itself/)
    expect(milliseconds).toBeLessThan(50)
  })

  it.each([
    ['100,000 tokens', `{ ${'a '.repeat(100_000)}}`],
    ['100,000 braces', '{a'.repeat(100_000)],
    ['an unterminated string of 1 MB', `{ echo(text: "${'x'.repeat(1_000_000)}`],
  ])('%s', (_what, source) => {
    const { milliseconds } = timed(() =>
      expect(() => parse(source, { maxTokens: DEFAULT_QUERY_LIMITS.tokens })).toThrow(/Syntax Error/),
    )
    expect(milliseconds).toBeLessThan(100)
  })

  it('the worst that the limits let through to the other rules', () => {
    const most = `{ nodes(ids: []) { ${'name '.repeat(999)} } }`
    expect(timedValidation(most).milliseconds).toBeLessThan(150)
  })
})

it('tells at most as many errors as the limit says', () => {
  const { errors } = timedValidation(`{ nodes(ids: []) { ${list(300, (index) => `unknown${index}`)} } }`)
  expect(errors.length).toBeLessThanOrEqual(DEFAULT_QUERY_LIMITS.errors + 1)
})

describe('cost', () => {
  const options: CostOptions = { maximum: 10_000 }

  function cost(source: string, variables: Record<string, unknown> = {}): number | undefined {
    const document = parse(source)
    const operation = document.definitions.find((each) => each.kind === 'OperationDefinition')
    if (operation === undefined) throw new Error('no operation')
    return operationCost(schema, document, operation, variables, options)
  }

  it('is the number of objects asked for', () => {
    expect(cost('{ name }')).toBe(0)
    expect(cost('{ certificates(first: 50) { edges { node { name } } pageInfo { hasNextPage } } }')).toBe(51)
    expect(cost('{ certificates(first: 50) { nodes { name issuer { name } } } }')).toBe(101)
    expect(cost('{ certificates(last: 10) { nodes { certificates(first: 10) { nodes { name } } } } }')).toBe(121)
    expect(cost('{ certificates { nodes { name } } }')).toBe(21)
    expect(cost('{ nodes(ids: ["a", "b"]) { name } }')).toBe(3)
    expect(cost('{ roles { name } }')).toBe(11)
    expect(cost('mutation { other }')).toBe(10)
  })

  it('sees page sizes in variables and their defaults', () => {
    expect(cost('query ($n: Int) { certificates(first: $n) { nodes { name } } }', { n: 70 })).toBe(71)
    expect(cost('query ($n: Int = 30) { certificates(first: $n) { nodes { name } } }')).toBe(31)
  })

  it('does not fall for sizes that no page has', () => {
    expect(cost('{ certificates(first: 1000000) { nodes { name } } }')).toBeGreaterThan(options.maximum)
    expect(cost('{ certificates(first: -1) { nodes { name } } }')).toBe(2)
    expect(cost('{ certificates(first: 1, last: 100) { nodes { name } } }')).toBe(101)
  })

  it('does not count what introspection lists, nor what a directive leaves out', () => {
    expect(cost(getIntrospectionQuery())).toBe(0)
    expect(cost('{ certificates(first: 100) @skip(if: true) { nodes { name } } name }')).toBe(0)
  })

  it('leaves variables of the wrong type to execution', () => {
    expect(cost('query ($n: Int) { certificates(first: $n) { nodes { name } } }', { n: 'many' })).toBeUndefined()
  })
})

describe('introspection', () => {
  it('is recognised in fragments and under aliases', () => {
    expect(asksForSchema(parse('{ a: __schema { description } }'))).toBe(true)
    expect(asksForSchema(parse('{ ...f } fragment f on Query { __type(name: "Query") { name } }'))).toBe(true)
  })

  it('is not seen in __typename or in names that callers choose', () => {
    expect(
      asksForSchema(
        parse('query __schema { __typename __type: name ...__schema } fragment __schema on Query { name }'),
      ),
    ).toBe(false)
  })
})

function list(count: number, item: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => item(index)).join(' ')
}
