import { Arg, Query, Resolver } from 'type-graphql'
import type { PluginKind } from '../../plugins/plugin.ts'
import { PLUGINS } from '../../plugins/registry.ts'
import { PluginKindEnum, PluginObject, toPluginObject } from './plugin.types.ts'

@Resolver()
export class PluginResolver {
  @Query(() => [PluginObject], {
    nullable: true,
    description: 'The plugins there are, with their options: what a form needs to configure one.',
  })
  plugins(
    @Arg('kind', () => PluginKindEnum, { nullable: true, description: 'Only of this family.' }) kind: PluginKind | null,
  ): PluginObject[] {
    return PLUGINS.filter((plugin) => kind == null || plugin.kind === kind).map(toPluginObject)
  }
}
