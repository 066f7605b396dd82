import { existsSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, it } from 'vitest'
import { DEFAULT_QUERY_LIMITS, findShapeViolation } from '../../src/graphql/limits.ts'
import { DEFAULT_QUERY } from '../../src/http/graphiql/default-query.ts'

it.skipIf(!existsSync('schema.graphql'))('the operations that GraphiQL opens with are valid', () => {
  const document = parse(DEFAULT_QUERY)
  expect(validate(buildSchema(readFileSync('schema.graphql', 'utf8')), document)).toEqual([])
  expect(findShapeViolation(document, DEFAULT_QUERY_LIMITS)).toBeUndefined()
})
