// What went wrong at an endpoint, in words, for those whom it concerns.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { certificateFacts, maySeeWork } from '../certificates/index.ts'
import { maySeeFailures, sourceById } from '../sources/index.ts'
import type { Endpoint } from './endpoint.entity.ts'
import type { EndpointSwitch } from './endpoint-switch.entity.ts'
import { certificateIdByFingerprint, endpointById } from './endpoint.repository.ts'
import { EndpointObject, EndpointSwitchObject } from './endpoint.types.ts'

const FOR_THOSE_CONCERNED =
  'For admins, auditors, the owner of its source, and those who have a right on a certificate that is proved to be theirs, ' +
  'or was said to belong there; null for others.'

@Resolver(() => EndpointObject)
export class EndpointFailuresResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `Why the last sync could not look at it. ${FOR_THOSE_CONCERNED}`,
  })
  async lastProblem(@Root() endpoint: Endpoint, @Ctx() context: Context) {
    const { lastProblem = null } = endpoint
    return lastProblem !== null && (await concerns(context, endpoint)) ? lastProblem : null
  }
}

@Resolver(() => EndpointSwitchObject)
export class EndpointSwitchFailuresResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: `Why it failed, was dropped, or waits. ${FOR_THOSE_CONCERNED}`,
  })
  async lastError(@Root() { endpointId, certificateId, lastError }: EndpointSwitch, @Ctx() context: Context) {
    if (lastError == null) return null
    if (await concernsHolder(context, certificateId)) return lastError
    const endpoint = await context.loader(endpointById).load(endpointId)
    return endpoint !== null && (await concerns(context, endpoint)) ? lastError : null
  }
}

/** A mere copy of what it serves, which anybody can upload, gives no say in it. */
async function concerns(context: Context, endpoint: Endpoint): Promise<boolean> {
  const { sourceId, servedFingerprint = null, expectedCertificateId = null } = endpoint
  const [source, served] = await Promise.all([
    context.loader(sourceById).load(sourceId),
    servedFingerprint === null ? null : context.loader(certificateIdByFingerprint).load(servedFingerprint),
  ])
  if (source !== null && maySeeFailures(context.actor, source)) return true
  const concerned = [served?.proven === true ? served.id : null, expectedCertificateId].filter((id) => id !== null)
  const verdicts = await Promise.all(concerned.map((id) => concernsHolder(context, id)))
  return verdicts.includes(true)
}

async function concernsHolder(context: Context, certificateId: string): Promise<boolean> {
  return maySeeWork(context.actor, await context.loader(certificateFacts).load(certificateId))
}
