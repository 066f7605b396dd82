import { ArgsType, Field, ID, InputType, Int } from 'type-graphql'
import { Problems } from '../../errors.ts'
import type { Context } from '../../graphql/context.ts'
import { DateTimeRange } from '../../graphql/date-time-range.ts'
import { refuseExcessiveFilter } from '../../graphql/filter-text.ts'
import { VersionField } from '../../graphql/input-fields.ts'
import { argumentId, inputId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import type { EndpointDrift } from '../endpoint-drift.ts'
import type { EndpointFindingKind } from './endpoint-finding.entity.ts'
import type { SwitchState } from './endpoint-switch.entity.ts'
import type { TlsVersion } from './endpoint.entity.ts'
import type { EndpointFilter, EndpointQuery, EndpointState } from './endpoint.repository.ts'
import type { SwitchRequest } from './endpoint-switch.service.ts'
import type { EndpointChange } from './endpoint.service.ts'
import {
  EndpointDriftEnum,
  EndpointFindingKindEnum,
  EndpointStateEnum,
  EndpointSwitchStateEnum,
  TlsVersionEnum,
} from './endpoint.types.ts'

@InputType('EndpointFilter', {
  description: 'Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing.',
})
export class EndpointFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Substring of name, host or server name, without regard to case; % and _ are literal.',
  })
  search?: string | null

  @Field(() => [ID], { nullable: true, description: 'Seen by one of these sources.' })
  sourceIds?: string[] | null

  @Field(() => [ID], { nullable: true, description: 'Serving one of these certificates.' })
  certificateIds?: string[] | null

  @Field(() => [String], { nullable: true, description: 'At one of these hosts, exactly.' })
  hosts?: string[] | null

  @Field(() => [Int], { nullable: true, description: 'At one of these ports.' })
  ports?: number[] | null

  @Field(() => [String], { nullable: true, description: 'In one of these regions, accounts or namespaces.' })
  regions?: string[] | null

  @Field(() => [EndpointStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: EndpointState[] | null

  @Field(() => [EndpointFindingKindEnum], { nullable: true, description: 'With one of these weaknesses.' })
  findings?: EndpointFindingKind[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether there is any weakness.' })
  weak?: boolean | null

  @Field(() => [TlsVersionEnum], { nullable: true, description: 'Accepting one of these versions.' })
  protocols?: TlsVersion[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether something else is served than should be.' })
  drifted?: boolean | null

  @Field(() => [EndpointDriftEnum], {
    nullable: true,
    description: 'Where what is served compares so with what should be.',
  })
  drifts?: EndpointDrift[] | null

  @Field(() => [EndpointSwitchStateEnum], {
    nullable: true,
    description: 'Where the last switch, if there was one, is in one of these states.',
  })
  switchStates?: SwitchState[] | null

  @Field(() => Boolean, { nullable: true, description: 'Whether the certificate served has expired by now.' })
  expired?: boolean | null

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the certificate served is revoked, as far as is known here.',
  })
  revoked?: boolean | null

  @Field(() => DateTimeRange, { nullable: true, description: 'Serving a certificate that ends in this interval.' })
  servedNotAfter?: DateTimeRange | null
}

/** The arguments of every list of endpoints. */
@ArgsType()
export class EndpointListArgs extends PageArgs {
  @Field(() => EndpointFilterInput, { nullable: true, description: 'Which.' })
  filter?: EndpointFilterInput | null

  /** @throws RequestError BAD_USER_INPUT for arguments out of range */
  toQuery({ now }: Context): EndpointQuery {
    return { page: this.toRequest(), filter: toEndpointFilter(this.filter), now: now() }
  }
}

function toEndpointFilter(input: EndpointFilterInput | null | undefined): EndpointFilter {
  if (input == null) return {}
  refuseExcessiveFilter(input)
  const { sourceIds, certificateIds, ...rest } = input
  return {
    ...rest,
    ...(sourceIds != null && { sourceIds: sourceIds.map((id) => argumentId('Source', id, 'filter.sourceIds')) }),
    ...(certificateIds != null && {
      certificateIds: certificateIds.map((id) => argumentId('Certificate', id, 'filter.certificateIds')),
    }),
  }
}

@InputType({ description: 'What belongs at an endpoint.' })
export class SetEndpointCertificateInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => ID, {
    nullable: true,
    description: 'The certificate, which what replaces it stands in for. Null: whatever is served, or replaces that.',
  })
  certificateId?: string | null
}

@InputType({ description: 'What an endpoint is to serve from now on.' })
export class SwitchEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id!: string

  @VersionField()
  version?: number | null

  @Field(() => ID, {
    description: 'The certificate. It has to be kept where the endpoint takes certificates from, such as ACM.',
  })
  certificateId!: string
}

/** @throws DomainErrors for ids that are not ids of their kind */
export function toSwitchRequest(input: SwitchEndpointInput): SwitchRequest {
  const problems = new Problems()
  const { id, certificateId, version = null } = input
  const request = {
    id: problems.collect([], () => inputId('Endpoint', id, ['id'])) ?? '',
    version,
    certificateId: problems.collect([], () => inputId('Certificate', certificateId, ['certificateId'])) ?? '',
  }
  problems.throwIfAny()
  return request
}

/** @throws DomainErrors for ids that are not ids of their kind */
export function toEndpointChange(input: SetEndpointCertificateInput): EndpointChange {
  const problems = new Problems()
  const { certificateId } = input
  const change = {
    id: problems.collect([], () => inputId('Endpoint', input.id, ['id'])) ?? '',
    version: input.version ?? null,
    certificateId:
      certificateId == null
        ? null
        : (problems.collect([], () => inputId('Certificate', certificateId, ['certificateId'])) ?? null),
  }
  problems.throwIfAny()
  return change
}
