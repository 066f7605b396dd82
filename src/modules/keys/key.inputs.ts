import { Field, ID, InputType } from 'type-graphql'
import { OneOfInput } from '../../graphql/one-of.ts'
import { FingerprintScalar } from '../../graphql/scalars.ts'
import type { KeyReport } from './key.service.ts'

@OneOfInput('PublicKeyInput', 'A public key.')
export class PublicKeyInput {
  @Field(() => FingerprintScalar, { nullable: true, description: 'SHA-256 of its SubjectPublicKeyInfo.' })
  fingerprint?: string | null

  @Field(() => String, { nullable: true, description: 'PEM of the key itself.' })
  publicKey?: string | null

  @Field(() => String, { nullable: true, description: 'PEM of a certificate with it.' })
  certificate?: string | null

  @Field(() => String, { nullable: true, description: 'PEM of a request with it.' })
  csr?: string | null
}

@InputType({ description: 'A key that others know.' })
export class AddCompromisedKeyInput {
  @Field(() => PublicKeyInput, { description: 'Which key.' })
  key!: PublicKeyInput

  @Field(() => String, { description: 'How it became known, at most 1024 characters.' })
  reason!: string
}

@InputType({ description: 'A record of a compromised key that was a mistake.' })
export class RemoveCompromisedKeyInput {
  @Field(() => ID, { description: 'Which record.' })
  id!: string

  @Field(() => String, { description: 'Why it was a mistake, at most 1024 characters; kept in the audit log.' })
  reason!: string
}

export function toKeyReport({ key, reason }: AddCompromisedKeyInput): KeyReport {
  if (key.fingerprint != null) return { key: { fingerprint: key.fingerprint }, reason }
  if (key.publicKey != null) return { key: { publicKey: key.publicKey }, reason }
  if (key.csr != null) return { key: { csr: key.csr }, reason }
  return { key: { certificate: key.certificate ?? '' }, reason }
}
