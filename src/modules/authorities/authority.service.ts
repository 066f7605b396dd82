// Makes authorities: roots that sign themselves, and subordinates signed by another authority of ours.
import type { Scope } from '../../database/scope.ts'
import { lockFor } from '../../database/locks.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { Problems, RequestError } from '../../errors.ts'
import { authorityExtensions, type PublicationUrls } from '../../pki/certificate-profile.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { generatePrivateKey, parsePublicKey, privateKeyToPkcs8, spkiOfPrivateKey } from '../../pki/keys.ts'
import { encodeName } from '../../pki/names.ts'
import type { DistinguishedName } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { storeCertificate } from '../inventory/index.ts'
import { completeIssuance, reserveAndSign } from '../issuance/index.ts'
import { normalizeDescription, normalizeOwner } from '../owner.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import { Role } from '../roles/role.entity.ts'
import { User } from '../users/user.entity.ts'
import { AuthorityKey } from './authority-key.entity.ts'
import type { AuthoritySigning, Issuer } from './authority-signing.ts'
import { Authority } from './authority.entity.ts'
import { type AuthorityCreation, type AuthorityFacts, mayCreateAuthority } from './authority.policy.ts'
import { authorityFacts } from './authority.repository.ts'
import {
  checkIssuance,
  checkName,
  checkParent,
  checkParentGiven,
  checkRoles,
  refuseTakenName,
  validityOf,
} from './authority.checks.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'
import type { NewAuthority } from './new-authority.ts'

export interface AuthoritySettings {
  readonly creation: AuthorityCreation
  /** Where what an authority publishes is found. */
  readonly urlsOf: (authorityId: string) => PublicationUrls
}

/** An order that has passed every check that needs no key. */
interface CheckedAuthority {
  readonly id: string
  readonly input: NewAuthority
  readonly name: string
  readonly owner: string
  readonly description: string | null
  readonly subject: DistinguishedName
  readonly notBefore: Date
  readonly notAfter: Date
  readonly issuance: IssuancePolicy
  readonly parent: Issuer | null
}

export class AuthorityService {
  readonly #signing: AuthoritySigning
  readonly #settings: AuthoritySettings

  constructor(signing: AuthoritySigning, settings: AuthoritySettings) {
    this.#signing = signing
    this.#settings = settings
  }

  get creation(): AuthorityCreation {
    return this.#settings.creation
  }

  /** @throws DomainError(s) for the input, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewAuthority): Promise<string> {
    const because = await this.#authorise(scope, input)
    const body = { ...input, idempotencyKey: null }
    const request = { operation: 'createAuthority', key: input.idempotencyKey, body }
    return idempotently(scope, request, async (complete) => {
      const checked = await this.#check(scope, input)
      return this.#issue(scope, checked, because, complete)
    })
  }

  async #authorise(scope: Scope, input: NewAuthority): Promise<string> {
    let parent: AuthorityFacts | null = null
    if (input.parentId !== null) {
      parent = await scope.loader(authorityFacts).load(input.parentId)
      if (parent === null) throw new RequestError('NOT_FOUND', 'There is no authority with this parentId.')
    }
    const verdict = mayCreateAuthority(scope.actor, this.#settings.creation, parent)
    if (!verdict.allowed) throw new RequestError(verdict.code, verdict.reason)
    return verdict.because
  }

  async #check(scope: Scope, input: NewAuthority): Promise<CheckedAuthority> {
    const problems = new Problems()
    const now = scope.now()
    const name = problems.collect(['name'], () => checkName(input.name))
    const owner = problems.collect([], () => normalizeOwner(input.owner, ['owner']))
    const description = problems.collect([], () => normalizeDescription(input.description, ['description']))
    const subject = problems.collect(['subject'], () => encodeName(input.subject))
    if (subject !== undefined && subject.commonName === null) {
      problems.add('REQUIRED', "an authority's subject needs a common name", ['subject', 'commonName'])
    }
    const issuance = problems.collect(['issuance'], () => checkIssuance(input.issuance))
    checkParentGiven(input, problems)
    const parent = input.parentId === null ? null : await this.#signing.issuer(scope, input.parentId, ['parentId'])
    const dates = problems.collect([], () => validityOf(input, parent?.certificate.notAfter ?? null, now))
    problems.throwIfAny()
    await checkRoles(scope, input.roleIds)
    if (parent !== null && dates !== undefined) await checkParent(scope, input, parent, dates, now)
    await refuseTakenName(scope.em, name ?? '')
    if (name === undefined || owner === undefined || description === undefined) throw new Error('checked above')
    if (subject === undefined || issuance === undefined || dates === undefined) throw new Error('checked above')
    return { id: uuidv7(now), input, name, owner, description, subject, ...dates, issuance, parent }
  }

  async #issue(
    scope: Scope,
    order: CheckedAuthority,
    because: string,
    complete: (em: Scope['em'], id: string) => Promise<void>,
  ): Promise<string> {
    // 1. The key, and what is going to be signed
    const { input, parent } = order
    const key = await generatePrivateKey(input.keyType)
    const publicKey = parsePublicKey(spkiOfPrivateKey(key))
    const extensions = authorityExtensions({
      publicKey,
      pathLength: input.pathLength,
      issuer: parent?.certificate ?? null,
      urls: input.parentId === null ? NO_URLS : this.#settings.urlsOf(input.parentId),
    })
    const issuerKey =
      input.parentId === null ? key : await this.#signing.privateKey(scope, input.parentId, ['parentId'])
    // 2. Reserve and sign
    const signed = await reserveAndSign(scope, {
      authorityId: input.parentId,
      issuerName: parent?.certificate.subject.der ?? order.subject.der,
      issuerKey,
      issuerPublicKey: parent?.certificate.publicKey ?? publicKey,
      subjectName: order.subject.der,
      spki: publicKey.spki,
      notBefore: order.notBefore,
      notAfter: order.notAfter,
      extensions,
    })
    // 3. Store everything at once
    const pkcs8 = privateKeyToPkcs8(key)
    try {
      await scope.em.transactional(async (em) => {
        await lockFor(em, `authority name ${order.name}`)
        await refuseTakenName(em, order.name)
        const authority = await this.#store(em, scope, order, signed.der, pkcs8)
        await completeIssuance(em, signed.issuanceId, authority.certificateId ?? '', scope.now())
        await complete(em, order.id)
        recordAudit(em, scope, {
          action: 'authority.create',
          target: { type: 'Authority', id: order.id },
          because,
          details: { name: order.name, type: input.type, owner: order.owner },
        })
      })
    } finally {
      pkcs8.fill(0)
    }
    return order.id
  }

  async #store(em: Scope['em'], scope: Scope, order: CheckedAuthority, der: Uint8Array, pkcs8: Buffer) {
    const { input } = order
    const now = scope.now()
    const creatorId = scope.actor.kind === 'user' ? scope.actor.userId : null
    const ownerRole = await ensureOwnerRole(em, order.owner, now)
    const roleIds = [...new Set([ownerRole, ...input.roleIds])]
    const authority = em.create(Authority, {
      id: order.id,
      name: order.name,
      owner: order.owner,
      creator: creatorId === null ? null : em.getReference(User, creatorId, { wrapped: true }),
      description: order.description,
      type: input.type,
      issuerPlugin: 'local',
      parentId: input.parentId,
      certificateId: null,
      expiresAt: order.notAfter,
      issuance: order.issuance,
      createdAt: now,
      updatedAt: now,
    })
    authority.roles.add(roleIds.map((id) => em.getReference(Role, id)))
    em.persist(authority)
    await em.flush()
    const certificate = await storeCertificate(
      em,
      {
        certificate: parseCertificate(der),
        chain: order.parent?.chain ?? [],
        csr: null,
        name: null,
        description: `CA certificate of the authority ${order.name}`,
        owner: order.owner,
        creatorId,
        authorityId: input.parentId,
        externalId: null,
        roleIds,
        hasPrivateKey: false,
        notify: true,
        rotation: false,
      },
      now,
    )
    authority.certificateId = certificate.id
    const sealed = this.#signing.seal(order.id, pkcs8)
    em.persist(
      em.create(AuthorityKey, { authorityId: order.id, sealed: sealed.sealed, keyId: sealed.keyId, createdAt: now }),
    )
    await em.flush()
    return authority
  }
}

const NO_URLS: PublicationUrls = { crl: [], ocsp: [], caIssuers: [] }
