// Who may do what with a certificate: pure, and asked by rules, services and viewerPermissions alike.
import { type Actor, holdsAnyRoleId, holdsRole, isAdmin, isAuditor, mayUse } from '../../auth/actor.ts'
import { allOf, allow, anyOf, deny, type Permission, type Verdict } from '../../auth/permissions.ts'

export interface CertificateFacts {
  readonly id: string
  readonly creatorId: string | null
  /** False once the certificate has changed hands. */
  readonly creatorHasRights: boolean
  readonly owner: string
  readonly roleIds: readonly string[]
}

/** What takes the rights of an update: the permissions that {@link mayChange} is asked for. */
export type ChangePermission = Extract<
  Permission,
  | 'certificate:update'
  | 'certificate:revoke'
  | 'certificate:reissue'
  | 'certificate:delete'
  | 'certificate:deploy'
  | 'certificate:verify'
  | 'certificate:export-key'
>

/** Certificates are public by nature: every signed-in caller reads them. */
export function mayRead(actor: Actor): Verdict {
  return mayUse(actor, 'read')
}

/** Everything but the key: whoever may read. */
export function mayExportPublicParts(actor: Actor): Verdict {
  return mayUse(actor, 'certificate:export')
}

/** To update, revoke, verify, reissue, delete, deploy, or get the key: admin, creator, owner role, or a role attached to it. */
export function mayChange(actor: Actor, certificate: CertificateFacts, permission: ChangePermission): Verdict {
  return allOf(
    () => mayUse(actor, permission),
    () => relationTo(actor, certificate),
  )
}

/**
 * What became of the work on it, in words: they name hosts, paths, and what servers said. For those whom it concerns, whether or
 * not they may change it, for admins and for auditors; of one that has been deleted (null) for the last two.
 */
export function maySeeWork(actor: Actor, certificate: CertificateFacts | null): boolean {
  if (!mayUse(actor, 'read').allowed) return false
  if (isAdmin(actor) || isAuditor(actor)) return true
  return certificate !== null && relationTo(actor, certificate).allowed
}

function relationTo(actor: Actor, certificate: CertificateFacts): Verdict {
  return anyOf(
    () => (isAdmin(actor) ? allow('admin') : deny('')),
    () => (isCreator(actor, certificate) ? allow('creator') : deny('')),
    () => (holdsRole(actor, certificate.owner) ? allow('owner role') : deny('')),
    () =>
      holdsAnyRoleId(actor, certificate.roleIds)
        ? allow('role on the certificate')
        : deny('This takes being its creator, or holding its owner role or a role attached to it.'),
  )
}

function isCreator(actor: Actor, certificate: CertificateFacts): boolean {
  return actor.kind === 'user' && certificate.creatorHasRights && certificate.creatorId === actor.userId
}

/** To upload: whoever may write. Naming an authority takes the right to issue from it as well. */
export function mayUpload(actor: Actor): Verdict {
  return mayUse(actor, 'certificate:upload')
}

export const CERTIFICATE_PERMISSIONS = [
  'VIEW',
  'UPDATE',
  'EXPORT_KEY',
  'REVOKE',
  'REISSUE',
  'VERIFY',
  'DELETE',
] as const
export type CertificatePermission = (typeof CERTIFICATE_PERMISSIONS)[number]

const BEHIND: Record<Exclude<CertificatePermission, 'VIEW'>, ChangePermission> = {
  UPDATE: 'certificate:update',
  EXPORT_KEY: 'certificate:export-key',
  REVOKE: 'certificate:revoke',
  REISSUE: 'certificate:reissue',
  VERIFY: 'certificate:verify',
  DELETE: 'certificate:delete',
}

/** What the caller may do, by the very functions that guard the mutations. */
export function certificatePermissions(actor: Actor, certificate: CertificateFacts): CertificatePermission[] {
  return CERTIFICATE_PERMISSIONS.filter((permission) =>
    permission === 'VIEW' ? mayRead(actor).allowed : mayChange(actor, certificate, BEHIND[permission]).allowed,
  )
}
