// updateCertificate: what changes about a certificate once it is there.
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, RequestError } from '../../errors.ts'
import { recordAudit } from '../audit/index.ts'
import { refuseStale } from '../names.ts'
import { desiredDestinationIds } from '../destinations/index.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { RotationPolicy } from '../rotation-policies/rotation-policy.entity.ts'
import { requireChange } from './certificate.authorisation.ts'
import type { CertificateAttachments, WantedAttachments } from './certificate-attachments.ts'
import { Certificate } from './certificate.entity.ts'
import { certificateById } from './certificate.repository.ts'
import { checkRelations, setReplaces } from './certificate.relations.ts'

/** Absent keeps, null or an empty list clears. Ids are UUIDs. */
export interface CertificateChanges extends WantedAttachments {
  readonly id: string
  readonly version?: number | null
  readonly owner?: string | null
  readonly description?: string | null
  readonly notify?: boolean | null
  readonly rotation?: boolean | null
  readonly rotationPolicyId?: string | null
  readonly roleIds?: readonly string[] | null
  readonly replacesIds?: readonly string[] | null
}

export class CertificateService {
  readonly #attachments: CertificateAttachments

  constructor(attachments: CertificateAttachments) {
    this.#attachments = attachments
  }

  /** @throws DomainError CONFLICT for a stale version and others for the input; RequestError for rights */
  async update(scope: Scope, changes: CertificateChanges): Promise<string> {
    const because = await requireChange(scope, changes.id, 'certificate:update')
    const owner = changes.owner === undefined ? undefined : newOwner(changes.owner)
    const description =
      changes.description === undefined ? undefined : normalizeDescription(changes.description, ['description'])
    refuseNull(changes, 'notify')
    refuseNull(changes, 'rotation')
    const related = {
      roleIds: changes.roleIds ?? [],
      replacesIds: changes.replacesIds ?? [],
      rotationPolicyId: changes.rotationPolicyId ?? null,
    }
    await checkRelations(scope, related, changes.id)
    await this.#checkAttachments(scope, changes)
    await scope.em.transactional(async (em) => {
      const now = scope.now()
      const certificate = await em.findOneOrFail(Certificate, changes.id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      // Apart from the lock, which would reach into the roles that others share.
      await em.populate(certificate, ['roles'])
      refuseStale(changes.version, certificate.version)
      const before = describe(certificate)
      const formerOwner = certificate.owner
      if (description !== undefined) certificate.description = description
      if (changes.notify != null) certificate.notify = changes.notify
      if (changes.rotation != null) certificate.rotation = changes.rotation
      if (changes.rotationPolicyId !== undefined)
        certificate.rotationPolicy = policyReference(em, changes.rotationPolicyId)
      await changeRoles(em, certificate, changes.roleIds, owner, now)
      if (owner !== undefined && owner !== certificate.owner) {
        certificate.owner = owner
        certificate.creatorHasRights = false
      }
      if (changes.replacesIds !== undefined) await setReplaces(em, changes.id, changes.replacesIds ?? [], now)
      const owners = { from: formerOwner, to: certificate.owner }
      await this.#attachments.change(em, certificate, changes, owners, now)
      certificate.updatedAt = now
      recordAudit(em, scope, {
        action: 'certificate.update',
        target: { type: 'Certificate', id: changes.id },
        because,
        details: {
          before,
          after: describe(certificate),
          replacesIds: changes.replacesIds,
          notificationIds: changes.notificationIds,
          destinationIds: changes.destinationIds,
        },
      })
      await em.flush()
    })
    scope.forget()
    return changes.id
  }

  async #checkAttachments(scope: Scope, changes: CertificateChanges): Promise<void> {
    const { hasPrivateKey, notAfter, revokedAt } = present(await scope.loader(certificateById).load(changes.id))
    const attachedIds = await desiredDestinationIds(scope.em, changes.id)
    await this.#attachments.check(scope, changes, { hasPrivateKey, notAfter, revoked: revokedAt != null, attachedIds })
  }
}

function newOwner(owner: string | null): string {
  if (owner === null) throw new DomainError('REQUIRED', 'a certificate always has an owner', ['owner'])
  return normalizeOwner(owner, ['owner'])
}

function policyReference(em: Em, id: string | null) {
  return id === null ? null : em.getReference(RotationPolicy, id, { wrapped: true })
}

function refuseNull(changes: CertificateChanges, field: 'notify' | 'rotation'): void {
  if (changes[field] === null) throw new DomainError('REQUIRED', 'expected true or false', [field])
}

/** The list as given, always with the owner role; a change of owner takes the old owner role off. */
async function changeRoles(
  em: Em,
  certificate: Certificate,
  roleIds: readonly string[] | null | undefined,
  owner: string | undefined,
  now: Date,
): Promise<void> {
  const changesHands = owner !== undefined && owner !== certificate.owner
  if (roleIds === undefined && !changesHands) return
  const kept = certificate.roles.getItems().filter((role) => !(changesHands && role.name === certificate.owner))
  const ownerRole = await ensureOwnerRole(em, owner ?? certificate.owner, now)
  const wanted = new Set([ownerRole, ...(roleIds === undefined ? kept.map((role) => role.id) : (roleIds ?? []))])
  certificate.roles.set([...wanted].map((id) => em.getReference(Role, id)))
}

function describe(certificate: Certificate): Record<string, unknown> {
  const { owner, description, notify, rotation, roles } = certificate
  const rotationPolicyId = certificate.rotationPolicy?.id ?? null
  const dnsProviderId = certificate.dnsProvider?.id ?? null
  const roleIds = roles.isInitialized() ? roles.getIdentifiers() : undefined
  return { owner, description, notify, rotation, rotationPolicyId, dnsProviderId, roleIds }
}

/** @throws RequestError NOT_FOUND */
export function present<T>(value: T | null): T {
  if (value === null) throw new RequestError('NOT_FOUND', 'There is no certificate with this id.')
  return value
}
