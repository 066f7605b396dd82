// Prints schema.graphql from the code. Usage: npm run schema
import { writeFile } from 'node:fs/promises'
import { createApi, type Services } from '../src/api.ts'
import { schemaText } from '../src/graphql/schema.ts'

// Resolvers keep their services for requests, and none comes here; only who makes authorities is asked for the rules.
const services = { users: {}, certificates: {}, authorities: { creation: 'admin' } } as unknown as Services
await writeFile('schema.graphql', schemaText(await createApi(services)))
