// Builds the executable schema from the modules' resolvers and rules. Done once a process: type-graphql's registry is global.
import { GraphQLInputObjectType, type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { buildSchema, type ContainerType, type NonEmptyArray } from 'type-graphql'
import { DateTimeScalar } from './scalars.ts'
import { type OnRefusal, reportRefusals } from './refusals.ts'
import { applyRules, type RuleMap } from './shield.ts'

export interface SchemaParts {
  readonly resolvers: NonEmptyArray<abstract new (...dependencies: never[]) => object>
  /** Types that no field names but an interface may resolve to. */
  readonly orphanedTypes: readonly (abstract new (...dependencies: never[]) => object)[]
  readonly rules: readonly RuleMap[]
  /** Finds the instance of a resolver class. */
  readonly container: ContainerType
  /** Told what root fields refuse. */
  readonly onRefusal: OnRefusal
}

export async function createSchema(parts: SchemaParts): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: parts.resolvers as unknown as NonEmptyArray<() => unknown>,
    orphanedTypes: [...parts.orphanedTypes] as unknown as (() => unknown)[],
    container: parts.container,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
    validate: false,
    emitSchemaFile: false,
  })
  enforceOneOf(schema)
  const guarded = applyRules(schema, parts.rules)
  enforceOneOf(guarded)
  reportRefusals(guarded, parts.onRefusal)
  return guarded
}

/** The schema as text, sorted: what is committed as schema.graphql. */
export function schemaText(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}

/** Input types marked by {@link oneOf}. */
const oneOfInputs = new Set<string>()

/** Marks an input type as @oneOf. type-graphql's own directive only decorates: graphql-js looks at `isOneOf`. */
export function markOneOf(name: string): void {
  oneOfInputs.add(name)
}

function enforceOneOf(schema: GraphQLSchema): void {
  for (const name of oneOfInputs) {
    const type = schema.getType(name)
    if (type instanceof GraphQLInputObjectType) type.isOneOf = true
  }
}
