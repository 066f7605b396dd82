import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { mayUse } from '../auth/actor.ts'
import type { LoaderDefinition } from '../database/scope.ts'
import { RequestError } from '../errors.ts'
import type { Context } from './context.ts'
import { Node } from './node.ts'
import { type NodeTypeName, parseNodeId } from './node-id.ts'
import { guarded, type RuleMap } from './shield.ts'

const MAX_NODES = 100

/** How each type behind Node is loaded: by the loader its lists use, so that what a caller may not see is null alike. */
export type NodeLoaders = Record<NodeTypeName, LoaderDefinition<string, object | null>>

/** Types that not every reader may see: whether this caller may see this one. */
export type NodeVisibility = Partial<Record<NodeTypeName, (context: Context, node: object) => boolean>>

@Resolver()
export class NodeResolver {
  readonly #loaders: NodeLoaders
  readonly #visibility: NodeVisibility

  constructor(loaders: NodeLoaders, visibility: NodeVisibility) {
    this.#loaders = loaders
    this.#visibility = visibility
  }

  @Query(() => Node, { nullable: true, description: 'Anything by its global id; null when there is nothing to see.' })
  async node(
    @Arg('id', () => ID, { description: 'Global id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<object | null> {
    return this.#load(id, context)
  }

  @Query(() => [Node], {
    nullable: 'itemsAndList',
    description: 'Several by their global ids, in that order, at most 100.',
  })
  async nodes(
    @Arg('ids', () => [ID], { description: 'Global ids.' }) ids: string[],
    @Ctx() context: Context,
  ): Promise<(object | null)[]> {
    if (ids.length > MAX_NODES) {
      throw new RequestError('BAD_USER_INPUT', `ids: expected at most ${MAX_NODES}, found ${ids.length}.`)
    }
    return Promise.all(ids.map((id) => this.#load(id, context)))
  }

  async #load(id: string, context: Context): Promise<object | null> {
    const parsed = parseNodeId(id)
    if (parsed === null) return null
    const node = await context.loader(this.#loaders[parsed.type]).load(parsed.uuid)
    const isVisible = this.#visibility[parsed.type]
    return node === null || (isVisible !== undefined && !isVisible(context, node)) ? null : node
  }
}

export const nodeRules: RuleMap = {
  Query: {
    node: guarded('node: signed in', ({ actor }) => mayUse(actor, 'read')),
    nodes: guarded('nodes: signed in', ({ actor }) => mayUse(actor, 'read')),
  },
}
