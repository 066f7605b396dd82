// Fields of Certificate that are derived or loaded: each asks a loader, so a list costs the same number of statements at any length.
import { Ctx, FieldResolver, Float, ID, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { toNodeId } from '../../graphql/node-id.ts'
import { PemScalar } from '../../graphql/scalars.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { toPem } from '../../pki/pem.ts'
import { DAY } from '../../time-units.ts'
import { authorityById, AuthorityObject } from '../authorities/index.ts'
import { certificateDomainIds, domainById, DomainObject } from '../domains/index.ts'
import { roleById, RoleObject } from '../roles/index.ts'
import { inRotationWindow, rotationPolicyById, RotationPolicyObject } from '../rotation-policies/index.ts'
import { userById, UserObject } from '../users/index.ts'
import type { Certificate } from './certificate.entity.ts'
import { stateOf } from './certificate.list.ts'
import { certificatePermissions } from './certificate.policy.ts'
import {
  certificateById,
  certificateDocument,
  certificateFacts,
  chainPem,
  duplicateIds,
  replacedByIds,
  replacesIds,
  revocationOf,
} from './certificate.repository.ts'
import { present } from './certificate.service.ts'
import {
  CertificateObject,
  CertificatePermissionEnum,
  CertificateStateEnum,
  RevocationObject,
} from './certificate.types.ts'
import { CertificateExtensions, SubjectAlternativeName, toExtensionsObject } from './extensions.types.ts'
import type { Revocation } from './revocation.entity.ts'

@Resolver(() => CertificateObject)
export class CertificateFieldsResolver {
  @FieldResolver(() => ID, { description: 'Global id, cert_…' })
  id(@Root() certificate: Certificate): string {
    return toNodeId('Certificate', certificate.id)
  }

  @FieldResolver(() => UserObject, { nullable: true, description: 'Who made or uploaded it.' })
  async creator(@Root() certificate: Certificate, @Ctx() context: Context) {
    const id = certificate.creator?.id
    return id === undefined ? null : context.loader(userById).load(id)
  }

  @FieldResolver(() => PemScalar, { description: 'The certificate.' })
  async body(@Root() certificate: Certificate, @Ctx() context: Context): Promise<string> {
    return toPem('CERTIFICATE', (await documentOf(certificate, context)).body)
  }

  @FieldResolver(() => PemScalar, {
    nullable: true,
    description:
      "Issuing certificates, the certificate's own issuer first and the root last; null when there are none.",
  })
  async chain(@Root() certificate: Certificate, @Ctx() context: Context): Promise<string | null> {
    const id = certificate.chain?.id
    if (id === undefined) return null
    return (await context.loader(chainPem).load(id))?.pem ?? null
  }

  @FieldResolver(() => PemScalar, { nullable: true, description: 'The request it was issued for.' })
  async csr(@Root() certificate: Certificate, @Ctx() context: Context): Promise<string | null> {
    const { csr } = await documentOf(certificate, context)
    return csr === null ? null : toPem('CERTIFICATE REQUEST', csr)
  }

  @FieldResolver(() => [SubjectAlternativeName], { description: 'The names it is for, in order.' })
  async subjectAlternativeNames(@Root() certificate: Certificate, @Ctx() context: Context) {
    return (await documentOf(certificate, context)).subjectAlternativeNames
  }

  @FieldResolver(() => CertificateExtensions, { description: 'Its X.509 extensions.' })
  async extensions(@Root() certificate: Certificate, @Ctx() context: Context): Promise<CertificateExtensions> {
    const { body } = await documentOf(certificate, context)
    return toExtensionsObject(parseCertificate(body).extensions)
  }

  @FieldResolver(() => String, { description: 'The serial number in decimal.' })
  serialNumberDecimal(@Root() { serialNumber }: Certificate): string {
    const negative = serialNumber.startsWith('-')
    const value = BigInt(`0x${negative ? serialNumber.slice(1) : serialNumber}`)
    return String(negative ? -value : value)
  }

  @FieldResolver(() => Float, { description: 'notAfter minus notBefore.' })
  validityDays(@Root() { notAfter, notBefore }: Certificate): number {
    return (notAfter.getTime() - notBefore.getTime()) / DAY
  }

  @FieldResolver(() => Float, { description: 'Until notAfter; negative once expired.' })
  daysRemaining(@Root() { notAfter }: Certificate, @Ctx() context: Context): number {
    return (notAfter.getTime() - context.now().getTime()) / DAY
  }

  @FieldResolver(() => CertificateStateEnum, { description: 'Where it stands.' })
  state(@Root() certificate: Certificate, @Ctx() context: Context) {
    return stateOf(certificate, context.now())
  }

  @FieldResolver(() => RotationPolicyObject, {
    nullable: true,
    description: 'When it is due for renewal; null: never.',
  })
  async rotationPolicy(@Root() certificate: Certificate, @Ctx() context: Context) {
    return rotationPolicyOf(certificate, context)
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is due for renewal by its rotation policy; false without one.',
  })
  async inRotationWindow(@Root() certificate: Certificate, @Ctx() context: Context): Promise<boolean> {
    return inRotationWindow(certificate, await rotationPolicyOf(certificate, context), context.now())
  }

  @FieldResolver(() => RevocationObject, { nullable: true, description: 'Null while it is not revoked.' })
  async revocation(@Root() certificate: Certificate, @Ctx() context: Context) {
    return certificate.revokedAt == null ? null : revocationOf(context, certificate.id)
  }

  @FieldResolver(() => AuthorityObject, { nullable: true, description: 'The authority of ours that issued it.' })
  async authority(@Root() certificate: Certificate, @Ctx() context: Context) {
    const id = certificate.authority?.id
    return id === undefined ? null : context.loader(authorityById).load(id)
  }

  @FieldResolver(() => [DomainObject], { description: 'The DNS names and addresses it covers.' })
  async domains(@Root() certificate: Certificate, @Ctx() context: Context) {
    const ids = await context.loader(certificateDomainIds).load(certificate.id)
    return (await context.loader(domainById).loadMany(ids)).filter((domain) => domain !== null)
  }

  @FieldResolver(() => [RoleObject], { description: 'Roles whose holders may change it and get its key.' })
  async roles(@Root() certificate: Certificate, @Ctx() context: Context) {
    const facts = present(await context.loader(certificateFacts).load(certificate.id))
    return (await context.loader(roleById).loadMany([...facts.roleIds])).filter((role) => role !== null)
  }

  @FieldResolver(() => [CertificateObject], { description: 'The certificates it replaces.' })
  async replaces(@Root() certificate: Certificate, @Ctx() context: Context) {
    return loadAll(context, await context.loader(replacesIds).load(certificate.id))
  }

  @FieldResolver(() => [CertificateObject], { description: 'The certificates that replace it.' })
  async replacedBy(@Root() certificate: Certificate, @Ctx() context: Context) {
    return loadAll(context, await context.loader(replacedByIds).load(certificate.id))
  }

  @FieldResolver(() => [CertificateObject], { description: 'The same certificate stored again under another chain.' })
  async duplicates(@Root() certificate: Certificate, @Ctx() context: Context) {
    return loadAll(context, await context.loader(duplicateIds).load(certificate.id))
  }

  @FieldResolver(() => [CertificatePermissionEnum], {
    description: 'What the caller may do, by the very rules that guard the mutations.',
  })
  async viewerPermissions(@Root() certificate: Certificate, @Ctx() context: Context) {
    const facts = present(await context.loader(certificateFacts).load(certificate.id))
    return certificatePermissions(context.actor, facts)
  }
}

@Resolver(() => RevocationObject)
export class RevocationResolver {
  @FieldResolver(() => UserObject, { nullable: true, description: 'Who revoked it.' })
  async revokedBy(@Root() revocation: Revocation, @Ctx() context: Context) {
    const id = revocation.revokedBy?.id
    return id === undefined ? null : context.loader(userById).load(id)
  }
}

async function rotationPolicyOf(certificate: Certificate, context: Context) {
  const id = certificate.rotationPolicy?.id
  return id === undefined ? null : context.loader(rotationPolicyById).load(id)
}

async function documentOf(certificate: Certificate, context: Context) {
  return present(await context.loader(certificateDocument).load(certificate.id))
}

async function loadAll(context: Context, ids: readonly string[]) {
  return (await context.loader(certificateById).loadMany([...ids])).filter((certificate) => certificate !== null)
}
