import { ArgsType, Field } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { CertificateFilterInput, CertificateOrder, toCertificateFilter } from './certificate-filter.inputs.ts'
import type { CertificateQuery } from './certificate.list.ts'

/** The arguments of every list of certificates, wherever it hangs. */
@ArgsType()
export class CertificateListArgs extends PageArgs {
  @Field(() => CertificateFilterInput, { nullable: true, description: 'Which.' })
  filter?: CertificateFilterInput | null

  @Field(() => [CertificateOrder], { nullable: true, description: 'In which order; newest first unless given.' })
  orderBy?: CertificateOrder[] | null

  /** @throws RequestError BAD_USER_INPUT for arguments out of range */
  toQuery({ actor, now }: Context): CertificateQuery {
    return {
      page: this.toRequest(),
      filter: toCertificateFilter(this.filter),
      orderBy: this.orderBy ?? [],
      actor,
      now: now(),
    }
  }
}
