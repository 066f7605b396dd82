import { Field, ObjectType } from 'type-graphql'
import { defineConnection } from '../../graphql/connection.ts'
import { defineUserError, type UserErrorData } from '../../graphql/user-error.ts'
import { CertificateObject } from '../certificates/index.ts'
import { DeploymentObject } from '../destinations/index.ts'

export const DeploymentConnection = defineConnection('Deployment', () => DeploymentObject)

export const DeployCertificateError = defineUserError('DeployCertificateError')
export const RetryDeploymentError = defineUserError('RetryDeploymentError')
export const ForgetDeploymentError = defineUserError('ForgetDeploymentError')

@ObjectType({ simpleResolvers: true, description: 'The certificate that is put again, or why it is not.' })
export class DeployCertificatePayload {
  @Field(() => CertificateObject, { nullable: true, description: 'Null when there are userErrors.' })
  certificate!: object | null

  @Field(() => [DeployCertificateError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The deployment that is tried again, or why it is not.' })
export class RetryDeploymentPayload {
  @Field(() => DeploymentObject, { nullable: true, description: 'Null when there are userErrors.' })
  deployment!: object | null

  @Field(() => [RetryDeploymentError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}

@ObjectType({ simpleResolvers: true, description: 'The deployment that is over, or why it is not.' })
export class ForgetDeploymentPayload {
  @Field(() => DeploymentObject, { nullable: true, description: 'Null when there are userErrors.' })
  deployment!: object | null

  @Field(() => [ForgetDeploymentError], { description: 'What was wrong with the input.' })
  userErrors!: UserErrorData[]
}
