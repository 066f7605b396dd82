import { Field, ID, InterfaceType } from 'type-graphql'

/** The type name of a row behind Node: the entity's class name, which is the GraphQL type's name too. */
function typeNameOf(value: object): string {
  return value.constructor.name
}

@InterfaceType({ description: 'Anything with a global id, to be fetched again by node(id:).', resolveType: typeNameOf })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and global; its prefix tells the type.' })
  id!: string
}
