// Ids of what a certificate is tied to, as inputs name them.

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
