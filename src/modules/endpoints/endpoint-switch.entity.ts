import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from '../certificates/certificate.entity.ts'
import { Endpoint } from './endpoint.entity.ts'

export const SWITCH_STATES = ['PENDING', 'SWITCHED', 'FAILED', 'DROPPED'] as const
export type SwitchState = (typeof SWITCH_STATES)[number]

// What an endpoint was last to be switched to, and how far that is. A later wish takes the place of an earlier one.
export const EndpointSwitchSchema = defineEntity({
  name: 'EndpointSwitch',
  tableName: 'endpoint_switches',
  properties: {
    id: p.uuid().primary(),
    endpointId: () => p.manyToOne(Endpoint).mapToPk().fieldName('endpoint_id').deleteRule('cascade'),
    /** What it is to serve. */
    certificateId: () => p.manyToOne(Certificate).mapToPk().index().fieldName('certificate_id').deleteRule('cascade'),
    /** Fingerprints of what may be replaced. */
    insteadOf: p.json<readonly string[]>(),
    /** Changes with every wish: an outcome settles only what it was begun for. */
    revision: p.integer().default(1),
    state: p.string().length(16).$type<SwitchState>(),
    /** Since it was last wished for, the one under way included. */
    attempts: p.integer().default(0),
    /** Why it failed, was dropped, or waits. */
    lastError: p.text().nullable(),
    switchedAt: p.datetime().nullable(),
    /** When there is something to do; null when there is nothing to do. */
    nextAttemptAt: p.datetime().nullable(),
    /** The attempt under way, and until when nobody else begins one. */
    claimId: p.uuid().nullable(),
    claimedUntil: p.datetime().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [{ properties: ['endpointId'], name: 'endpoint_switches_endpoint_unique' }],
})

export class EndpointSwitch extends EndpointSwitchSchema.class {}
EndpointSwitchSchema.setClass(EndpointSwitch)
