import { existsSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { DEFAULT_QUERY_LIMITS, findShapeViolation } from '../../src/graphql/limits.ts'
import { NAMED_THINGS_QUERY } from '../../src/http/graphiql/named-things.ts'
import { DEFAULT_QUERY } from '../../src/http/graphiql/default-query.ts'

it.skipIf(!existsSync('schema.graphql')).each([
  ['opens with', DEFAULT_QUERY],
  ['shows to whoever follows a link', NAMED_THINGS_QUERY],
])('the operations that GraphiQL %s are valid', (_when, text) => {
  const document = parse(text)
  expect(validate(buildSchema(readFileSync('schema.graphql', 'utf8')), document)).toEqual([])
  expect(findShapeViolation(document, DEFAULT_QUERY_LIMITS)).toBeUndefined()
})
