import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { enumOf } from '../../graphql/enums.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import type { KeyKnowledge } from '../keys/index.ts'
import type { Certificate } from './certificate.entity.ts'
import { certificateDocument } from './certificate.repository.ts'
import { present } from './certificate.service.ts'
import { CertificateObject } from './certificate.types.ts'
import { KEY_FINDING_KINDS, keyFindingsOf } from './key-findings.ts'

export const KeyFindingKindEnum = enumOf(KEY_FINDING_KINDS, {
  name: 'KeyFindingKind',
  description: 'What there is to say against a key.',
  valuesConfig: {
    WEAK: { description: 'Its private half can be computed or guessed.' },
    COMPROMISED: { description: 'Others are known to have it.' },
    SHARED: { description: 'Certificates of other owners have it as well.' },
    AUTHORITY_KEY: { description: 'It is the key of an authority of ours.' },
  },
})

@ObjectType('KeyFinding', { simpleResolvers: true, description: 'Something against the key of a certificate.' })
export class KeyFindingObject {
  @Field(() => KeyFindingKindEnum, { description: 'What kind.' })
  kind!: string

  @Field(() => String, { description: 'What it is, for people.' })
  message!: string
}

@Resolver(() => CertificateObject)
export class KeyFindingsResolver {
  readonly #keys: KeyKnowledge

  constructor(keys: KeyKnowledge) {
    this.#keys = keys
  }

  @FieldResolver(() => [KeyFindingObject], {
    description:
      'What there is against its key, as known now. Such certificates can be tracked; nothing is issued for a weak or compromised key.',
  })
  async keyFindings(@Root() certificate: Certificate, @Ctx() context: Context): Promise<readonly KeyFindingObject[]> {
    const { body } = present(await context.loader(certificateDocument).load(certificate.id))
    const { owner, isAuthority } = certificate
    return keyFindingsOf(context, this.#keys, { publicKey: parseCertificate(body).publicKey, owner, isAuthority })
  }
}
