import { defineEntity, p } from '@mikro-orm/core'
import { Certificate } from '../certificates/certificate.entity.ts'
import { Destination } from './destination.entity.ts'

export const DEPLOYMENT_STATES = ['PENDING', 'DEPLOYED', 'FAILED', 'REMOVING', 'REMOVED'] as const
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number]

// One certificate at one destination: whether it should be there, and what is known of it being there.
export const DeploymentSchema = defineEntity({
  name: 'Deployment',
  tableName: 'deployments',
  properties: {
    id: p.uuid().primary(),
    certificateId: () => p.manyToOne(Certificate).mapToPk().fieldName('certificate_id').deleteRule('cascade'),
    destinationId: () => p.manyToOne(Destination).mapToPk().index().fieldName('destination_id').deleteRule('restrict'),
    /** Whether the certificate is meant to be there. */
    desired: p.boolean(),
    /** Changes with every change of what is meant: an outcome settles only what it was begun for. */
    revision: p.integer().default(0),
    state: p.string().length(16).$type<DeploymentState>().index(),
    /** Since it was last meant to change, the one under way included. */
    attempts: p.integer().default(0),
    lastError: p.text().nullable(),
    lastAttemptAt: p.datetime().nullable(),
    deployedAt: p.datetime().nullable(),
    /** SHA-256 of the certificate last put there. */
    deployedFingerprint: p.string().length(64).nullable(),
    /** What it is called there, once it has been there: its name, or that of the certificate whose place it took. */
    placeName: p.text().nullable(),
    /** Where the destination says that it is. */
    location: p.text().nullable(),
    /** When there is something to do; null when there is nothing to do. */
    nextAttemptAt: p.datetime().nullable(),
    /** The attempt under way, and until when nobody else begins one. */
    claimId: p.uuid().nullable(),
    claimedUntil: p.datetime().nullable(),
    /** What the attempt under way calls it there: nobody else writes to that place meanwhile. */
    claimedPlace: p.text().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  uniques: [{ properties: ['certificateId', 'destinationId'], name: 'deployments_certificate_destination_unique' }],
})

export class Deployment extends DeploymentSchema.class {}
DeploymentSchema.setClass(Deployment)
