import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { toNodeId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { Certificate } from '../certificates/certificate.entity.ts'
import { certificateById, CertificateObject } from '../certificates/index.ts'
import { sourceById, SourceObject } from '../sources/index.ts'
import type { Source } from '../sources/source.entity.ts'
import type { Endpoint } from './endpoint.entity.ts'
import type { EndpointSwitch } from './endpoint-switch.entity.ts'
import { switchOfEndpoint } from './endpoint-switch.repository.ts'
import type { EndpointSwitchService } from './endpoint-switch.service.ts'
import { canSwitch } from './endpoint-switches.ts'
import {
  EndpointListArgs,
  SetEndpointCertificateInput,
  SwitchEndpointInput,
  toEndpointChange,
  toSwitchRequest,
} from './endpoint.inputs.ts'
import {
  certificateIdByFingerprint,
  endpointById,
  endpointsOfCertificate,
  endpointsOfSource,
  expectationOf,
  findingsOfEndpoint,
  listEndpoints,
  stateOf,
} from './endpoint.repository.ts'
import { EndpointService } from './endpoint.service.ts'
import {
  EndpointConnection,
  EndpointDriftEnum,
  EndpointFindingObject,
  EndpointObject,
  EndpointStateEnum,
  EndpointSwitchObject,
  SetEndpointCertificatePayload,
  SwitchEndpointPayload,
} from './endpoint.types.ts'

@Resolver(() => EndpointObject)
export class EndpointResolver {
  readonly #endpoints: EndpointService

  constructor(endpoints: EndpointService) {
    this.#endpoints = endpoints
  }

  @Query(() => EndpointConnection, { nullable: true, description: 'Endpoints, by name.' })
  async endpoints(@Args(() => EndpointListArgs) list: EndpointListArgs, @Ctx() context: Context) {
    return listEndpoints(context.em, list.toQuery(context))
  }

  @Mutation(() => SetEndpointCertificatePayload, { description: 'Says which certificate belongs at an endpoint.' })
  async setEndpointCertificate(
    @Arg('input', () => SetEndpointCertificateInput, { description: 'What is wanted.' })
    input: SetEndpointCertificateInput,
    @Ctx() context: Context,
  ): Promise<SetEndpointCertificatePayload> {
    const { result, userErrors } = await outcomeOf('SetEndpointCertificateError', async () => {
      const change = toEndpointChange(input)
      await this.#endpoints.setCertificate(context, change)
      return change.id
    })
    return { endpoint: result === null ? null : await context.loader(endpointById).load(result), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, endpoint_…' })
  id(@Root() endpoint: Endpoint): string {
    return toNodeId('Endpoint', endpoint.id)
  }

  @FieldResolver(() => SourceObject, { description: 'What saw it.' })
  async source(@Root() { sourceId }: Endpoint, @Ctx() context: Context) {
    return context.loader(sourceById).load(sourceId)
  }

  @FieldResolver(() => EndpointStateEnum, { description: 'Whether it is still seen.' })
  state(@Root() endpoint: Endpoint): string {
    return stateOf(endpoint)
  }

  @FieldResolver(() => CertificateObject, {
    nullable: true,
    description: 'The certificate served, the oldest row of it. Null when none is, or it could not be taken in.',
  })
  async served(@Root() { servedFingerprint }: Endpoint, @Ctx() context: Context) {
    if (servedFingerprint == null) return null
    const row = await context.loader(certificateIdByFingerprint).load(servedFingerprint)
    return row === null ? null : context.loader(certificateById).load(row.id)
  }

  @FieldResolver(() => CertificateObject, {
    nullable: true,
    description:
      'The certificate that should be served: the newest valid one in the line of replacements that begins at what was set by hand, or else at what is served.',
  })
  async expected(@Root() endpoint: Endpoint, @Ctx() context: Context) {
    const { expectedId } = await expectationOf(context, endpoint.id)
    return expectedId === null ? null : context.loader(certificateById).load(expectedId)
  }

  @FieldResolver(() => Boolean, { description: 'Whether somebody has said by hand what belongs there.' })
  expectedByHand(@Root() { expectedCertificateId }: Endpoint): boolean {
    return expectedCertificateId != null
  }

  @FieldResolver(() => EndpointDriftEnum, { description: 'How what is served compares with what should be.' })
  async drift(@Root() endpoint: Endpoint, @Ctx() context: Context) {
    return (await expectationOf(context, endpoint.id)).drift
  }

  @FieldResolver(() => Boolean, { description: 'Whether its source can have it serve another certificate.' })
  async switchable(@Root() { sourceId }: Endpoint, @Ctx() context: Context) {
    return canSwitch((await context.loader(sourceById).load(sourceId))?.plugin ?? '')
  }

  @FieldResolver(() => EndpointSwitchObject, {
    nullable: true,
    description: 'What it was last to be switched to, and how far that is. Null when it never was.',
  })
  async lastSwitch(@Root() { id }: Endpoint, @Ctx() context: Context) {
    return context.loader(switchOfEndpoint).load(id)
  }

  @FieldResolver(() => [EndpointFindingObject], { description: 'What is weak in how it serves.' })
  async findings(@Root() endpoint: Endpoint, @Ctx() context: Context) {
    return context.loader(findingsOfEndpoint).load(endpoint.id)
  }
}

@Resolver(() => EndpointSwitchObject)
export class EndpointSwitchResolver {
  readonly #switches: EndpointSwitchService

  constructor(switches: EndpointSwitchService) {
    this.#switches = switches
  }

  @Mutation(() => SwitchEndpointPayload, {
    description:
      'Has an endpoint serve another certificate instead of what it was last seen to serve, by a job, and says that it ' +
      'belongs there. Only where its source has the capability SWITCH_ENDPOINT.',
  })
  async switchEndpoint(
    @Arg('input', () => SwitchEndpointInput, { description: 'What is wanted.' }) input: SwitchEndpointInput,
    @Ctx() context: Context,
  ): Promise<SwitchEndpointPayload> {
    const { result, userErrors } = await outcomeOf('SwitchEndpointError', async () => {
      const request = toSwitchRequest(input)
      await this.#switches.request(context, request)
      return request.id
    })
    return { endpoint: result === null ? null : await context.loader(endpointById).load(result), userErrors }
  }

  @FieldResolver(() => CertificateObject, { nullable: true, description: 'What it is or was to serve.' })
  async certificate(@Root() { certificateId }: EndpointSwitch, @Ctx() context: Context) {
    return context.loader(certificateById).load(certificateId)
  }
}

@Resolver(() => SourceObject)
export class SourceEndpointsResolver {
  @FieldResolver(() => EndpointConnection, { description: 'Where it has seen certificates served.' })
  async endpoints(
    @Root() source: Source,
    @Args(() => EndpointListArgs) list: EndpointListArgs,
    @Ctx() context: Context,
  ) {
    return endpointsOfSource(context, source.id, list.toQuery(context))
  }
}

@Resolver(() => CertificateObject)
export class CertificateEndpointsResolver {
  @FieldResolver(() => [EndpointObject], {
    description:
      'Where it is served, at most 100 of those that have not vanished; all of them by endpoints(filter: {certificateIds}).',
  })
  async endpoints(@Root() certificate: Certificate, @Ctx() context: Context) {
    return context.loader(endpointsOfCertificate).load(certificate.id)
  }
}
