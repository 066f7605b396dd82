import { Field, ID, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { enumOf } from '../../graphql/enums.ts'
import { Node } from '../../graphql/node.ts'
import { DateTimeScalar, FingerprintScalar } from '../../graphql/scalars.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { COMPROMISED_KEY_SOURCES } from './compromised-key.entity.ts'

export const CompromisedKeySourceEnum = enumOf(COMPROMISED_KEY_SOURCES, {
  name: 'CompromisedKeySource',
  description: 'How a compromised key became known.',
  valuesConfig: {
    REVOCATION: { description: 'A certificate with it was revoked for KEY_COMPROMISE.' },
    REPORT: { description: 'An admin recorded it.' },
  },
})

@ObjectType('CompromisedKey', {
  implements: Node,
  simpleResolvers: true,
  description: 'A public key whose private half others know: nothing is issued for it.',
})
export class CompromisedKeyObject extends Node {
  @Field(() => FingerprintScalar, { description: 'SHA-256 of its SubjectPublicKeyInfo.' })
  publicKeyFingerprint!: string

  @Field(() => String, { description: 'How it became known.' })
  reason!: string

  @Field(() => CompromisedKeySourceEnum, { description: 'Where it came from.' })
  source!: string

  @Field(() => DateTimeScalar, { description: 'Since when it is refused.' })
  addedAt!: Date
}

export const CompromisedKeyConnection = defineConnection('CompromisedKey', () => CompromisedKeyObject)

export const AddCompromisedKeyError = defineUserError('AddCompromisedKeyError')

@ObjectType({ simpleResolvers: true, description: 'The record, or why there is none.' })
export class AddCompromisedKeyPayload {
  @Field(() => CompromisedKeyObject, { nullable: true, description: 'Null when there are userErrors.' })
  compromisedKey!: object | null

  @Field(() => [AddCompromisedKeyError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

export const RemoveCompromisedKeyError = defineUserError('RemoveCompromisedKeyError')

@ObjectType({ simpleResolvers: true, description: 'That the record is gone, or why it is not.' })
export class RemoveCompromisedKeyPayload {
  @Field(() => ID, { nullable: true, description: 'Id of what was removed; null when there are userErrors.' })
  deletedId!: string | null

  @Field(() => [RemoveCompromisedKeyError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
