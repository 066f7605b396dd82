// What signs for an authority: this installation, or a CA elsewhere with its options.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { PluginObject, toPluginObject } from '../plugins/index.ts'
import { authorityIssuerById } from './authority-issuers.ts'
import type { Authority } from './authority.entity.ts'
import { type AuthorityCreation, mayManageAuthorities } from './authority.policy.ts'
import { AuthorityObject } from './authority.types.ts'
import { issuerOptions } from './issuer.types.ts'
import { LOCAL_ISSUER } from './local-issuer.ts'

@Resolver(() => AuthorityObject)
export class AuthorityIssuerResolver {
  readonly #creation: AuthorityCreation

  constructor(creation: AuthorityCreation) {
    this.#creation = creation
  }

  @FieldResolver(() => PluginObject, {
    description:
      'What signs for it: `local` for authorities of this installation, else the plugin that reaches its CA.',
  })
  issuer(@Root() { type, issuerPlugin }: Authority) {
    return toPluginObject(type === 'EXTERNAL' ? pluginOf('ISSUER', issuerPlugin) : LOCAL_ISSUER)
  }

  @FieldResolver(() => issuerOptions.output as never, {
    nullable: true,
    description:
      'How its CA elsewhere is reached, without what is write-only. Null for authorities of this installation, and unless the caller may change authorities.',
  })
  async issuerOptions(@Root() authority: Authority, @Ctx() context: Context) {
    if (!mayManageAuthorities(context.actor, 'authority:update', this.#creation).allowed) return null
    const row = await context.loader(authorityIssuerById).load(authority.id)
    return row === null ? null : issuerOptions.shown(row)
  }
}
