// What was done to a certificate, out of the audit log, for those who may change it.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { AuditEventConnection, auditEventsOf, mayReadAudit } from '../audit/index.ts'
import { verdictOn } from './certificate.authorisation.ts'
import type { Certificate } from './certificate.entity.ts'
import { CertificateObject } from './certificate.types.ts'

@Resolver(() => CertificateObject)
export class CertificateAuditResolver {
  @FieldResolver(() => AuditEventConnection, {
    nullable: true,
    description: 'Who did what to it, newest first. For whoever may change it, and for auditors.',
  })
  async auditEvents(@Root() certificate: Certificate, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    return auditEventsOf(context, { type: 'Certificate', id: certificate.id }, page.toRequest())
  }
}

export const certificateAuditRules: RuleMap = {
  fields: {
    Certificate: {
      auditEvents: guarded('Certificate.auditEvents: who may change it, or an auditor', async (context, _, parent) => {
        const general = mayReadAudit(context.actor)
        return general.allowed ? general : verdictOn(context, (parent as Certificate).id, 'certificate:update')
      }),
    },
  },
}
