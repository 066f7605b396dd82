// Relay connections: one factory for the GraphQL types.
import { type ClassType, Field, Int, ObjectType } from 'type-graphql'

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow this page.' })
  hasNextPage!: boolean

  @Field(() => Boolean, { description: 'Whether any come before this page.' })
  hasPreviousPage!: boolean

  @Field(() => String, { nullable: true, description: 'Cursor of the first item, null on an empty page.' })
  startCursor!: string | null

  @Field(() => String, { nullable: true, description: 'Cursor of the last item, null on an empty page.' })
  endCursor!: string | null
}

/** `<name>Connection` with its edge. Called once for each node type: type-graphql's registry is global. */
export function defineConnection(name: string, node: () => ClassType): ClassType<object> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A ${name} in a list, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Pass it as `after` or `before` to go on from here.' })
    cursor!: string

    @Field(() => node(), { description: 'The item itself.' })
    node!: object
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges!: Edge[]

    @Field(() => [node()], { description: 'The items.' })
    nodes!: object[]

    @Field(() => PageInfo, { description: 'Where this page lies.' })
    pageInfo!: PageInfo

    @Field(() => Int, { description: 'How many there are on all pages; counted only when selected.' })
    totalCount!: number
  }
  return Connection
}
