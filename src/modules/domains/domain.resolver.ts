import { FieldResolver, ID, Resolver, Root } from 'type-graphql'
import { toNodeId } from '../../graphql/node-id.ts'
import type { Domain } from './domain.entity.ts'
import { DomainObject } from './domain.types.ts'

@Resolver(() => DomainObject)
export class DomainResolver {
  @FieldResolver(() => ID, { description: 'Global id, domain_…' })
  id(@Root() domain: Domain): string {
    return toNodeId('Domain', domain.id)
  }
}
