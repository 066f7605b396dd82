// Makes authorities: roots that sign themselves, and subordinates signed by another authority of ours.
import { permitted } from '../../auth/permissions.ts'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { Problems, RequestError } from '../../errors.ts'
import { authorityExtensions, type PublicationUrls } from '../../pki/certificate-profile.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { authorityRequest, buildCsr } from '../../pki/csr-encoding.ts'
import { generatePrivateKey, parsePublicKey, privateKeyToPkcs8, spkiOfPrivateKey } from '../../pki/keys.ts'
import { encodeName } from '../../pki/names.ts'
import { PURPOSES } from '../../pki/purposes.ts'
import type { DistinguishedName, KeyObject } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { type Complete, idempotently } from '../idempotency/index.ts'
import { completeIssuance, reserveAndSign } from '../issuance/index.ts'
import { authorityRow } from './authority.access.ts'
import type { AuthoritySigning, Issuer } from './authority-signing.ts'
import { giveCertificate, storeAuthority, storeAuthorityKey } from './authority-storing.ts'
import {
  checkCommon,
  checkLimits,
  checkParent,
  checkParentGiven,
  checkRoles,
  type CommonParts,
  datesOf,
  refuseDates,
  refuseTakenName,
} from './authority.checks.ts'
import type { Authority } from './authority.entity.ts'
import { type AuthorityCreation, type AuthorityFacts, mayCreateAuthority } from './authority.policy.ts'
import { authorityFacts } from './authority.repository.ts'
import type { NewAuthority } from './new-authority.ts'
import { urlsIssuedBy } from './publication-urls.ts'

export interface AuthoritySettings {
  readonly creation: AuthorityCreation
  /** Where what an authority publishes is found. */
  readonly urlsOf: (authorityId: string) => PublicationUrls
}

/** An order that has passed every check that needs no key. */
interface CheckedAuthority extends CommonParts {
  readonly id: string
  readonly input: NewAuthority
  readonly subject: DistinguishedName
  /** Null when somebody else signs. */
  readonly dates: { readonly notBefore: Date; readonly notAfter: Date } | null
  readonly parent: Issuer | null
  /** Whether its own certificate follows the rules of publicly trusted CAs: as its parent says, a root as itself. */
  readonly publicTrust: boolean
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

  /** Where the authority publishes its certificate and revocation list. */
  urlsOf(authorityId: string): PublicationUrls {
    return this.#settings.urlsOf(authorityId)
  }

  /** @throws DomainError(s) for the input, RequestError for rights; nothing is stored then */
  async create(scope: Scope, input: NewAuthority): Promise<string> {
    const because = await this.#authorise(scope, input)
    const body = { ...input, idempotencyKey: null }
    const request = { operation: 'createAuthority', key: input.idempotencyKey, body }
    return idempotently(scope, request, async (complete) => {
      const checked = await this.#check(scope, input)
      return input.signedElsewhere
        ? this.#request(scope, checked, because, complete)
        : this.#issue(scope, checked, because, complete)
    })
  }

  async #authorise(scope: Scope, input: NewAuthority): Promise<string> {
    let parent: AuthorityFacts | null = null
    if (input.parentId !== null) {
      parent = await scope.loader(authorityFacts).load(input.parentId)
      if (parent === null) throw new RequestError('NOT_FOUND', 'There is no authority with this parentId.')
    }
    return permitted(mayCreateAuthority(scope.actor, this.#settings.creation, parent))
  }

  async #check(scope: Scope, input: NewAuthority): Promise<CheckedAuthority> {
    const problems = new Problems()
    const now = scope.now()
    const common = checkCommon(input, problems)
    const subject = problems.collect(['subject'], () => encodeName(input.subject))
    if (subject !== undefined && subject.commonName === null) {
      problems.add('REQUIRED', "an authority's subject needs a common name", ['subject', 'commonName'])
    }
    checkParentGiven(input, problems)
    checkLimits(input, problems)
    const parent = input.parentId === null ? null : await this.#signing.issuer(scope, input.parentId, ['parentId'])
    const dates = input.signedElsewhere
      ? refuseDates(input, problems)
      : problems.collect([], () => datesOf(input, parent?.certificate.notAfter ?? null, now))
    problems.throwIfAny()
    await checkRoles(scope, input.roleIds)
    if (parent !== null && dates != null) await checkParent(scope, input, parent, dates, now)
    await refuseTakenName(scope.em, common.name)
    if (subject === undefined) throw new Error('checked above')
    const above = input.parentId === null ? null : await authorityRow(scope, input.parentId)
    const publicTrust = above?.issuance.publicTrust ?? common.issuance.publicTrust
    return { ...common, id: uuidv7(now), input, subject, dates: dates ?? null, parent, publicTrust }
  }

  /** Waits for a certificate from elsewhere: the key is made and stays here, the request for it goes out. */
  async #request(scope: Scope, order: CheckedAuthority, because: string, complete: Complete): Promise<string> {
    const { input } = order
    const key = await generatePrivateKey(input.keyType)
    const csr = await buildCsr({ subject: order.subject, names: [], key, extensions: authorityRequest(input) })
    await this.#storing(scope, order, because, complete, key, csr, async () => {})
    return order.id
  }

  async #issue(scope: Scope, order: CheckedAuthority, because: string, complete: Complete): Promise<string> {
    // 1. The key, and what is going to be signed
    const { input, parent, dates } = order
    if (dates === null) throw new Error('a certificate of ours has dates')
    const key = await generatePrivateKey(input.keyType)
    const publicKey = parsePublicKey(spkiOfPrivateKey(key))
    const extensions = authorityExtensions({
      publicKey,
      pathLength: input.pathLength,
      issuer: parent?.certificate ?? null,
      urls:
        input.parentId === null || parent === null
          ? NO_URLS
          : urlsIssuedBy(parent.certificate, this.#settings.urlsOf(input.parentId)),
      nameConstraints: input.nameConstraints,
      // Sections 7.1.2.10.5 and 7.1.2.10.6 of the Baseline Requirements, for subordinates.
      ...(parent !== null && order.publicTrust && PUBLIC_SUBORDINATE),
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
      ...dates,
      extensions,
      publicTrust: order.publicTrust,
    })
    // 3. Store everything at once
    await this.#storing(scope, order, because, complete, key, null, async (em, authority) => {
      const { certificateId } = await giveCertificate(em, scope, authority, {
        certificate: parseCertificate(signed.der),
        chain: parent?.chain ?? [],
        issuedBy: input.parentId,
        csr: null,
      })
      await completeIssuance(em, signed.issuanceId, certificateId, scope.now())
    })
    return order.id
  }

  /** One transaction: the authority, its key, what `andThen` adds, the idempotency key's answer, and the record. */
  async #storing(
    scope: Scope,
    order: CheckedAuthority,
    because: string,
    complete: Complete,
    key: KeyObject,
    csr: Uint8Array | null,
    andThen: (em: Em, authority: Authority) => Promise<void>,
  ): Promise<void> {
    const { input } = order
    const pkcs8 = privateKeyToPkcs8(key)
    try {
      await scope.em.transactional(async (em) => {
        const authority = await storeAuthority(em, scope, {
          ...order,
          type: input.type,
          parentId: input.parentId,
          active: csr === null,
          csr,
          roleIds: input.roleIds,
        })
        await storeAuthorityKey(em, this.#signing, order.id, pkcs8, scope.now())
        await andThen(em, authority)
        await complete(em, order.id)
        recordAudit(em, scope, {
          action: csr === null ? 'authority.create' : 'authority.request',
          target: { type: 'Authority', id: order.id },
          because,
          details: { name: order.name, type: input.type, owner: order.owner },
        })
        await em.flush()
      })
    } finally {
      pkcs8.fill(0)
    }
  }
}

const PUBLIC_SUBORDINATE = {
  certificatePolicies: ['2.5.29.32.0'],
  extendedKeyUsage: [PURPOSES.SERVER_AUTH, PURPOSES.CLIENT_AUTH],
}
const NO_URLS: PublicationUrls = { crl: [], ocsp: [], caIssuers: [] }
