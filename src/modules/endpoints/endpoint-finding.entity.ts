import { defineEntity, p } from '@mikro-orm/core'
import { Endpoint } from './endpoint.entity.ts'

export const ENDPOINT_FINDING_KINDS = [
  'OLD_PROTOCOL',
  'WEAK_CIPHER',
  'EXPIRED',
  'NOT_YET_VALID',
  'SELF_SIGNED',
  'NAME_MISMATCH',
  'INCOMPLETE_CHAIN',
] as const
export type EndpointFindingKind = (typeof ENDPOINT_FINDING_KINDS)[number]

// What is weak in how an endpoint serves, as it was seen last.
export const EndpointFindingSchema = defineEntity({
  name: 'EndpointFinding',
  tableName: 'endpoint_findings',
  properties: {
    id: p.uuid().primary(),
    endpointId: () => p.manyToOne(Endpoint).mapToPk().index().fieldName('endpoint_id').deleteRule('cascade'),
    kind: p.string().length(32).$type<EndpointFindingKind>().index(),
    detail: p.text(),
  },
})

export class EndpointFinding extends EndpointFindingSchema.class {}
EndpointFindingSchema.setClass(EndpointFinding)
