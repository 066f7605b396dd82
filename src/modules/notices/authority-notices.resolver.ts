// What is going to be told of an authority: a field of Authority that this module brings.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import type { Authority } from '../authorities/authority.entity.ts'
import { AuthorityObject } from '../authorities/index.ts'
import { NoticeTrialService } from './notice-trial.service.ts'
import { UpcomingAuthorityNoticeObject } from './notice.types.ts'

@Resolver(() => AuthorityObject)
export class AuthorityNoticesResolver {
  readonly #trial: NoticeTrialService

  constructor(trial: NoticeTrialService) {
    this.#trial = trial
  }

  @FieldResolver(() => [UpcomingAuthorityNoticeObject], {
    description:
      'When its coming end is going to be told, the next first, as things are now (INDRI_AUTHORITY_NOTICE_DAYS). Empty when it ' +
      'is revoked, or everything has been told.',
  })
  upcomingNotices(@Root() { id }: Authority, @Ctx() context: Context) {
    return this.#trial.upcomingOfAuthority(context, id)
  }
}
