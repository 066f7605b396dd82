import { Field, Int, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { CertificatePlace } from '../sources/index.ts'

export const CertificatePlaceConnection = defineConnection('CertificatePlace', () => CertificatePlace)

export const CleanSourceError = defineUserError('CleanSourceError')

@ObjectType({ simpleResolvers: true, description: 'What is taken away, or would be; or why nothing is.' })
export class CleanSourcePayload {
  @Field(() => Int, { nullable: true, description: 'How many places. Null when there are userErrors.' })
  count!: number | null

  @Field(() => [CertificatePlace], { description: 'The first 100 of them.' })
  places!: object[]

  @Field(() => [CleanSourceError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
