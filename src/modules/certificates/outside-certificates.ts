// What orders at CAs elsewhere become: judged by the one evaluator, and stored as what is issued here is.
import { sql } from 'kysely'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { isIn, kysely } from '../../database/sql.ts'
import { Problems } from '../../errors.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { existingNotificationIds } from '../notifications/index.ts'
import type { CertificateDesk, KeptCertificate, OrderAgain } from '../pending-certificates/index.ts'
import { existingRoleIds } from '../roles/index.ts'
import type { CertificateJudgementService } from './certificate-judgement.service.ts'
import type { CertificateStoring, Keeping } from './certificate-storing.ts'
import { requestOfCertificate } from './uploaded-request.ts'

export class OutsideCertificates implements CertificateDesk {
  readonly #judgement: CertificateJudgementService
  readonly #storing: CertificateStoring

  constructor(judgement: CertificateJudgementService, storing: CertificateStoring) {
    this.#judgement = judgement
    this.#storing = storing
  }

  async judgeAgain(scope: Scope, order: OrderAgain): Promise<void> {
    const { authorityId, owner, dnsProviderId, csr } = order
    const wanted = {
      commonName: null,
      subject: null,
      subjectAlternativeNames: [],
      csr,
      keyType: null,
      validityStart: order.notBefore,
      validityEnd: order.notAfter,
      validityDays: null,
      usage: {},
    }
    await this.#judgement.clear(scope, {
      authorityId,
      wanted,
      owner,
      dnsProviderId,
      key: null,
      problems: new Problems(),
    })
  }

  async findings(scope: Scope, authorityId: string, certificate: ParsedCertificate, owner: string): Promise<string[]> {
    const rules = await this.#judgement.evaluateIssued(scope, authorityId, requestOfCertificate(certificate), owner)
    return rules.filter(({ verdict }) => verdict === 'FAILED').map(({ id, hint }) => `${id}: ${hint}`)
  }

  async keep(em: Em, scope: Scope, kept: KeptCertificate): Promise<string> {
    const stored = await this.#storing.store(em, scope, {
      authority: kept.authority,
      certificate: kept.certificate,
      chain: kept.chain.map((each) => each.der),
      keeping: await keepingOf(em, kept),
      csr: kept.csr,
      privateKey: kept.privateKey,
      creatorId: kept.creatorId,
      externalId: kept.externalId,
      facts: kept.facts,
    })
    return stored.id
  }
}

/** Days may lie between asking and getting: what has been deleted since is left out. */
async function keepingOf(em: Em, { request, ...kept }: KeptCertificate): Promise<Keeping> {
  const { notificationIds, rotationPolicyId } = request
  const roles = await existingRoleIds(em, request.roleIds)
  const notifications = await existingNotificationIds(em, notificationIds ?? [])
  const policies = rotationPolicyId == null ? [] : await stillThere(em, 'rotation_policies', [rotationPolicyId])
  return {
    owner: kept.owner,
    name: kept.name,
    description: request.description,
    roleIds: request.roleIds.filter((id) => roles.has(id)),
    replacesIds: await stillThere(em, 'certificates', request.replacesIds),
    notify: request.notify,
    rotation: request.rotation,
    ...(rotationPolicyId === null && { rotationPolicyId: null }),
    ...(policies[0] !== undefined && { rotationPolicyId: policies[0] }),
    notificationIds: notificationIds == null ? null : notificationIds.filter((id) => notifications.has(id)),
    destinationIds: await stillThere(em, 'destinations', request.destinationIds ?? []),
    dnsProviderId: kept.dnsProviderId,
    action: request.action,
    because: request.because,
  }
}

async function stillThere(
  em: Em,
  table: 'certificates' | 'destinations' | 'rotation_policies',
  ids: readonly string[],
): Promise<string[]> {
  const hidden = table === 'certificates' ? sql`and deleted_at is null` : sql``
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} where ${isIn('id', ids)} ${hidden}`.execute(kysely(em))
  const found = new Set(rows.map((row) => row.id))
  return ids.filter((id) => found.has(id))
}
