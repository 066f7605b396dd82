import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { isNodeType, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import type { AuditEvent } from './audit-event.entity.ts'
import { AuditFilterInput, toAuditFilter } from './audit.inputs.ts'
import { listAuditEvents, sealOfEvent } from './audit.repository.ts'
import { AuditActorKindEnum, AuditEventConnection, AuditEventObject, AuditSeal } from './audit.types.ts'

@Resolver(() => AuditEventObject)
export class AuditResolver {
  @Query(() => AuditEventConnection, {
    nullable: true,
    description: 'The audit log, newest first. For admins and auditors.',
  })
  async auditEvents(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Which.' }) filter: AuditFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listAuditEvents(context.em, page.toRequest(), toAuditFilter(filter))
  }

  @FieldResolver(() => ID, { description: 'Global id, audit_…' })
  id(@Root() event: AuditEvent): string {
    return toNodeId('AuditEvent', event.id)
  }

  @FieldResolver(() => AuditActorKindEnum, { description: 'As what they acted.' })
  actorKind(@Root() event: AuditEvent): string {
    return event.actorKind.toUpperCase().replace('-', '_')
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The user, as an id for node(id:).' })
  actorId(@Root() event: AuditEvent): string | null {
    return event.actorId == null ? null : toNodeId('User', event.actorId)
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'What it was done to, as an id for node(id:); that answers null once it is gone.',
  })
  targetId(@Root() { targetId, targetType }: AuditEvent): string | null {
    return targetId == null || targetType == null || !isNodeType(targetType) ? null : toNodeId(targetType, targetId)
  }

  @FieldResolver(() => AuditSeal, { nullable: true, description: 'Its place in the hash chain; null while it waits.' })
  async seal(@Root() event: AuditEvent, @Ctx() context: Context) {
    return context.loader(sealOfEvent).load(event.id)
  }
}
