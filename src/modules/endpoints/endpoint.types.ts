import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, FingerprintScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { ENDPOINT_DRIFTS } from '../endpoint-drift.ts'
import { ENDPOINT_FINDING_KINDS } from './endpoint-finding.entity.ts'
import { SWITCH_STATES } from './endpoint-switch.entity.ts'
import { START_TLS, TLS_VERSIONS } from './endpoint.entity.ts'
import { ENDPOINT_STATES } from './endpoint.repository.ts'

export const EndpointStateEnum = enumOf(ENDPOINT_STATES, {
  name: 'EndpointState',
  description: 'Whether an endpoint is still seen.',
  valuesConfig: {
    PRESENT: { description: 'The last sync that succeeded saw it, or could not tell.' },
    MISSED: { description: 'The last syncs that succeeded did not see it, but they were too few to say so.' },
    VANISHED: { description: 'As many syncs as its source asks for succeeded and did not see it.' },
  },
})

export const EndpointDriftEnum = enumOf(ENDPOINT_DRIFTS, {
  name: 'EndpointDrift',
  description: 'How what is served compares with what should be.',
  valuesConfig: {
    NONE: { description: 'What is served is what should be.' },
    OUTDATED: { description: 'What is served has been replaced.' },
    UNEXPECTED: { description: 'Something else is served, and not merely an older one.' },
    NOT_SERVED: { description: 'No certificate is served.' },
    UNKNOWN: { description: 'Nothing is known of what should be.' },
  },
})

export const EndpointFindingKindEnum = enumOf(ENDPOINT_FINDING_KINDS, {
  name: 'EndpointFindingKind',
  description: 'What may be weak in how a certificate is served.',
  valuesConfig: {
    OLD_PROTOCOL: { description: 'TLS 1.0 or 1.1 is accepted (RFC 8996).' },
    WEAK_CIPHER: { description: 'A cipher suite without forward secrecy, with SHA-1, or worse, is accepted.' },
    EXPIRED: { description: 'The certificate has expired.' },
    NOT_YET_VALID: { description: 'The certificate is not valid yet.' },
    SELF_SIGNED: { description: 'The certificate is self-signed.' },
    NAME_MISMATCH: { description: 'The certificate is not for the name it is served under.' },
    INCOMPLETE_CHAIN: { description: 'An issuing certificate is not sent along.' },
  },
})

export const TlsVersionEnum = enumOf(TLS_VERSIONS, { name: 'TlsVersion', description: 'A version of TLS.' })

export const StartTlsEnum = enumOf(START_TLS, {
  name: 'StartTls',
  description: 'What is spoken in the clear before TLS begins.',
})

@ObjectType('EndpointFinding', { simpleResolvers: true, description: 'Something weak in how an endpoint serves.' })
export class EndpointFindingObject {
  @Field(() => EndpointFindingKindEnum, { description: 'What kind of weakness.' })
  kind!: string

  @Field(() => String, { description: 'What was seen, in a sentence.' })
  detail!: string
}

@ObjectType('Endpoint', {
  implements: Node,
  simpleResolvers: true,
  description: 'A place where a certificate is served, as a source saw it last.',
})
export class EndpointObject extends Node {
  @Field(() => String, { description: 'For people.' })
  name!: string

  @Field(() => String, { description: 'What the source calls it.' })
  externalId!: string

  @Field(() => String, { description: 'Name or address that clients connect to.' })
  host!: string

  @Field(() => Int, { description: 'The port.' })
  port!: number

  @Field(() => String, { nullable: true, description: 'The name asked for (SNI); null where none is.' })
  serverName!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'Which of the addresses of the host, where it has several: each is an endpoint.',
  })
  address!: string | null

  @Field(() => StartTlsEnum, { nullable: true, description: 'Where TLS begins by STARTTLS: in which protocol.' })
  startTls!: string | null

  @Field(() => String, { nullable: true, description: 'The region, account or namespace.' })
  region!: string | null

  @Field(() => FingerprintScalar, { nullable: true, description: 'SHA-256 of what is served; null when nothing is.' })
  servedFingerprint!: string | null

  @Field(() => [TlsVersionEnum], { nullable: true, description: 'What it accepts; null where the source cannot tell.' })
  protocols!: readonly string[] | null

  @Field(() => [String], {
    nullable: true,
    description: "Cipher suites it was seen to accept, by OpenSSL's names; null where the source cannot tell.",
  })
  ciphers!: readonly string[] | null

  @Field(() => String, { nullable: true, description: 'The group of its key exchange, such as X25519MLKEM768.' })
  keyExchange!: string | null

  @Field(() => DateTimeScalar, { description: 'When a sync saw it first.' })
  firstSeenAt!: Date

  @Field(() => DateTimeScalar, { description: 'When a sync saw it last.' })
  lastSeenAt!: Date

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'When the owner of what should be served and the security team were told that something else is, or that it is revoked or ' +
      'outside of its validity: after two syncs in a row, once, and once more when it is right again. Null when there is nothing of which they were told.',
  })
  driftToldAt!: Date | null

  @Field(() => Int, { description: 'How many successful syncs in a row have not seen it since.' })
  missedSyncs!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it counted as vanished; null while it does not.' })
  vanishedAt!: Date | null

  @Field(() => Int, { description: 'Changes with every update; give it back to update what you have seen.' })
  version!: number
}

export const EndpointSwitchStateEnum = enumOf(SWITCH_STATES, {
  name: 'EndpointSwitchState',
  description: 'How far it is that an endpoint serves another certificate.',
  valuesConfig: {
    PENDING: { description: 'It is to be switched; lastError says what it waits for, or why it has not worked yet.' },
    SWITCHED: { description: 'It serves it.' },
    FAILED: {
      description: 'It could not be switched; see lastError. It is tried again as long as nextAttemptAt is set.',
    },
    DROPPED: { description: 'There was nothing to switch any more; see lastError.' },
  },
})

@ObjectType('EndpointSwitch', {
  simpleResolvers: true,
  description: 'What an endpoint was last to be switched to, by a rotation, its roll-back or by hand.',
})
export class EndpointSwitchObject {
  @Field(() => EndpointSwitchStateEnum, { description: 'How far it is.' })
  state!: string

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts!: number

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was seen to serve it.' })
  switchedAt!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is tried again; null when that is over.' })
  nextAttemptAt!: Date | null
}

export const EndpointConnection = defineConnection('Endpoint', () => EndpointObject)

export const SetEndpointCertificateError = defineUserError('SetEndpointCertificateError')

@ObjectType({ simpleResolvers: true, description: 'The endpoint as it is now, or why nothing changed.' })
export class SetEndpointCertificatePayload {
  @Field(() => EndpointObject, { nullable: true, description: 'Null when there are userErrors.' })
  endpoint!: object | null

  @Field(() => [SetEndpointCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

export const SwitchEndpointError = defineUserError('SwitchEndpointError')

@ObjectType({ simpleResolvers: true, description: 'The endpoint that is to be switched, or why it is not.' })
export class SwitchEndpointPayload {
  @Field(() => EndpointObject, { nullable: true, description: 'Null when there are userErrors.' })
  endpoint!: object | null

  @Field(() => [SwitchEndpointError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
