// Ids of what a certificate is tied to, as inputs name them.

import { Field, ID } from 'type-graphql'
import type { Problems } from '../../errors.ts'
import { inputId, inputIds, type NodeTypeName } from '../../graphql/node-id.ts'

interface RelatedInput {
  roleIds?: string[] | null
  replacesIds?: string[] | null
  rotationPolicyId?: string | null
  notificationIds?: string[] | null
  destinationIds?: string[] | null
  dnsProviderId?: string | null
}

/** `name` of a certificate that comes to be. */
export function CertificateNameField(): PropertyDecorator {
  const description = 'Letters, digits and dots; the rest becomes hyphens. Default: by the naming rule.'
  return Field(() => String, { nullable: true, description })
}

/** `roleIds` of a certificate. */
export function HolderRolesField(): PropertyDecorator {
  return Field(() => [ID], { nullable: true, description: 'Roles whose holders may change it and get its key.' })
}

/** `replacesIds` of a certificate. */
export function ReplacesField(): PropertyDecorator {
  return Field(() => [ID], {
    nullable: true,
    description: 'Certificates it replaces; takes the right to update each.',
  })
}

/** `notificationIds` of a certificate that comes to be. */
export function NotificationsField(): PropertyDecorator {
  const description = 'Notifications that tell of its end; when absent, the default notices of its owner.'
  return Field(() => [ID], { nullable: true, description })
}

/** `destinationIds` of a certificate that comes to be. */
export function DestinationsField(): PropertyDecorator {
  const description = 'Where it is meant to be; takes a role of each destination that has roles.'
  return Field(() => [ID], { nullable: true, description })
}

/** `rotationPolicyId` of a certificate that comes to be. */
export function RotationPolicyField(): PropertyDecorator {
  const description = 'When it is due for renewal. Default: the policy named default.'
  return Field(() => ID, { nullable: true, description })
}

/** Those that are given, read; what is wrong is added to `problems`. */
export function relatedIds(input: RelatedInput, problems: Problems) {
  const { roleIds, replacesIds, rotationPolicyId, notificationIds, destinationIds, dnsProviderId } = input
  const one = (type: NodeTypeName, id: string, path: string) =>
    problems.collect([], () => inputId(type, id, [path])) ?? ''
  const several = (type: NodeTypeName, ids: readonly string[], path: string) =>
    problems.collect([], () => inputIds(type, ids, path)) ?? []
  return {
    ...(notificationIds != null && { notificationIds: several('Notification', notificationIds, 'notificationIds') }),
    ...(dnsProviderId != null && { dnsProviderId: one('DnsProvider', dnsProviderId, 'dnsProviderId') }),
    ...(destinationIds != null && { destinationIds: several('Destination', destinationIds, 'destinationIds') }),
    ...(rotationPolicyId != null && { rotationPolicyId: one('RotationPolicy', rotationPolicyId, 'rotationPolicyId') }),
    ...(roleIds != null && { roleIds: several('Role', roleIds, 'roleIds') }),
    ...(replacesIds != null && { replacesIds: several('Certificate', replacesIds, 'replacesIds') }),
  }
}
