// Takes in CAs made elsewhere: importAuthority brings certificate and key, installAuthorityCertificate the certificate that an
// outside CA signed for a key of ours.
import type { KeyObject } from 'node:crypto'
import { LockMode } from '@mikro-orm/core'
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { DomainError, Problems, RequestError } from '../../errors.ts'
import { certificateIssuedBy } from '../../pki/chain.ts'
import { parseCsr } from '../../pki/csr.ts'
import { keyMatches, parsePrivateKey, privateKeyToPkcs8 } from '../../pki/keys.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { type Complete, idempotently } from '../idempotency/index.ts'
import { refuseStale } from '../names.ts'
import type { IssuancePolicy } from '../issuance-policy.ts'
import { type AuthorityRow, authorityRow, requireManagement } from './authority.access.ts'
import { checkCommon, checkRoles, type CommonParts, refuseTakenName } from './authority.checks.ts'
import { Authority } from './authority.entity.ts'
import { type AuthorityCreation, mayIssueFrom } from './authority.policy.ts'
import { authorityCsr, authorityFacts, authoritiesNamed } from './authority.repository.ts'
import type { AuthoritySigning } from './authority-signing.ts'
import { giveCertificate, type OwnCertificate, storeAuthority, storeAuthorityKey } from './authority-storing.ts'
import { linkIssuingCertificate } from './external-authority.service.ts'
import { type CaCertificate, caWarnings, reachesRoot, readCaCertificate } from './ca-certificate.ts'

/** What importAuthority is asked for; PEM and text as it came. */
export interface ImportInput {
  readonly name: string
  readonly owner: string
  readonly description: string | null
  readonly certificate: string
  readonly chain: string | null
  readonly privateKey: string
  readonly passphrase: string | null
  readonly issuance: Partial<IssuancePolicy>
  readonly roleIds: readonly string[]
  readonly idempotencyKey: string | null
}

export interface InstallInput {
  readonly id: string
  readonly version: number | null
  readonly certificate: string
  readonly chain: string | null
}

export interface TakenIn {
  readonly id: string
  readonly warnings: readonly string[]
}

/** Where it belongs: under which authority of ours, with its chain as complete as we know it. */
interface Placed extends OwnCertificate {
  readonly warnings: readonly string[]
}

export class AuthorityImportService {
  readonly #signing: AuthoritySigning
  readonly #creation: AuthorityCreation

  constructor(signing: AuthoritySigning, creation: AuthorityCreation) {
    this.#signing = signing
    this.#creation = creation
  }

  /** @throws DomainError(s) for the input, RequestError for rights; nothing is stored then */
  async import(scope: Scope, input: ImportInput): Promise<TakenIn> {
    const because = requireManagement(scope.actor, 'authority:import', this.#creation)
    const problems = new Problems()
    const common = checkCommon(input, problems)
    const ca = problems.collect([], () => readCaCertificate(input, scope.now()))
    const key = problems.collect(['privateKey'], () => parsePrivateKey(input.privateKey, input.passphrase))
    if (ca !== undefined && key !== undefined && !keyMatches(key, ca.certificate.publicKey.spki)) {
      problems.add('KEY_MISMATCH', 'this is not the private key of the certificate', ['privateKey'])
    }
    problems.throwIfAny()
    if (ca === undefined || key === undefined) throw new Error('collected above')
    const placed = await this.#place(scope, ca)
    const request = {
      operation: 'importAuthority',
      key: input.idempotencyKey,
      body: { ...input, idempotencyKey: null },
    }
    const id = await idempotently(scope, request, async (complete) => {
      await checkRoles(scope, input.roleIds)
      await refuseTakenName(scope.em, common.name)
      return this.#store(scope, { ...common, roleIds: input.roleIds }, placed, key, because, complete)
    })
    return { id, warnings: placed.warnings }
  }

  /**
   * Completes a subordinate that waits for its certificate, or says which one the CA behind an EXTERNAL authority has.
   * @throws DomainError(s) for the input, CONFLICT when it has one already; RequestError for rights
   */
  async install(scope: Scope, input: InstallInput): Promise<TakenIn> {
    const because = requireManagement(scope.actor, 'authority:update', this.#creation)
    if ((await scope.loader(authorityFacts).load(input.id)) === null) {
      throw new RequestError('NOT_FOUND', 'There is no authority with this id.')
    }
    const row = await authorityRow(scope, input.id)
    if (row.type === 'EXTERNAL') return this.#show(scope, row, input, because)
    const csr = await authorityCsr(scope.em, input.id)
    if (csr === null) throw new DomainError('CONFLICT', 'this authority does not wait for a certificate', ['id'])
    const ca = readCaCertificate(input, scope.now())
    if (ca.certificate.publicKey.spkiSha256 !== parseCsr(csr).publicKey.spkiSha256) {
      throw new DomainError('KEY_MISMATCH', "this certificate is for another key than the authority's", ['certificate'])
    }
    const placed = await this.#place(scope, ca)
    await scope.em.transactional(async (em) => {
      const authority = await em.findOneOrFail(Authority, input.id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      refuseStale(input.version, authority.version)
      if (authority.certificateId !== null) {
        throw new DomainError('CONFLICT', 'this authority has its certificate already', ['id'])
      }
      authority.parentId = placed.issuedBy
      authority.active = true
      authority.type = placed.certificate.selfSigned ? 'ROOT' : 'SUBORDINATE'
      authority.updatedAt = scope.now()
      await giveCertificate(em, scope, authority, { ...placed, csr })
      recordAudit(em, scope, {
        action: 'authority.install',
        target: { type: 'Authority', id: input.id },
        because,
        details: { name: authority.name, fingerprint: placed.certificate.fingerprint },
      })
      await em.flush()
    })
    scope.forget()
    return { id: input.id, warnings: placed.warnings }
  }

  /** Of a CA elsewhere, whose key is its own affair. */
  async #show(scope: Scope, row: AuthorityRow, input: InstallInput, because: string): Promise<TakenIn> {
    const ca = readCaCertificate(input, scope.now())
    await scope.em.transactional(async (em) => {
      const authority = await em.findOneOrFail(Authority, row.id, {
        lockMode: LockMode.PESSIMISTIC_WRITE,
        refresh: true,
      })
      refuseStale(input.version, authority.version)
      authority.updatedAt = scope.now()
      await em.flush()
      await linkIssuingCertificate(em, row, ca.certificate, ca.chain, scope.now())
      recordAudit(em, scope, {
        action: 'authority.install',
        target: { type: 'Authority', id: row.id },
        because,
        details: { name: row.name, fingerprint: ca.certificate.fingerprint },
      })
      await em.flush()
    })
    scope.forget()
    return { id: row.id, warnings: caWarnings(ca, scope.now()) }
  }

  async #store(
    scope: Scope,
    common: CommonParts & { readonly roleIds: readonly string[] },
    placed: Placed,
    key: KeyObject,
    because: string,
    complete: Complete,
  ): Promise<string> {
    const id = uuidv7(scope.now())
    const pkcs8 = privateKeyToPkcs8(key)
    try {
      await scope.em.transactional(async (em) => {
        const authority = await storeAuthority(em, scope, {
          ...common,
          id,
          type: placed.certificate.selfSigned ? 'ROOT' : 'SUBORDINATE',
          parentId: placed.issuedBy,
          active: true,
          csr: null,
        })
        await storeAuthorityKey(em, this.#signing, id, pkcs8, scope.now())
        const { keysRemoved } = await giveCertificate(em, scope, authority, placed)
        await complete(em, id)
        this.#record(em, scope, authority, { fingerprint: placed.certificate.fingerprint, keysRemoved }, because)
        await em.flush()
      })
    } finally {
      pkcs8.fill(0)
    }
    scope.forget()
    return id
  }

  #record(em: Em, scope: Scope, authority: Authority, facts: Record<string, unknown>, because: string): void {
    recordAudit(em, scope, {
      action: 'authority.import',
      target: { type: 'Authority', id: authority.id },
      because,
      details: { name: authority.name, owner: authority.owner, ...facts },
    })
  }

  /** Finds the authority of ours that issued it. Hanging one's CA below it takes the right to issue from it. */
  async #place(scope: Scope, ca: CaCertificate): Promise<Placed> {
    const parentId = ca.certificate.selfSigned ? null : await this.#issuerAmongOurs(scope, ca.certificate)
    if (parentId === null) return placedAs(ca, null, scope.now())
    const facts = await scope.loader(authorityFacts).load(parentId)
    const verdict = facts === null ? null : mayIssueFrom(scope.actor, facts, 'authority:import')
    if (verdict?.allowed === false) throw new RequestError(verdict.code, verdict.reason)
    if (reachesRoot(ca)) return placedAs(ca, parentId, scope.now())
    const parent = await this.#signing.issuer(scope, parentId, ['certificate'])
    return placedAs({ certificate: ca.certificate, chain: parent.certificates }, parentId, scope.now())
  }

  async #issuerAmongOurs(scope: Scope, certificate: ParsedCertificate): Promise<string | null> {
    for (const id of await authoritiesNamed(scope.em, certificate.issuer.rfc4514)) {
      const issuer = await this.#signing.issuer(scope, id, ['certificate'])
      if (certificateIssuedBy(certificate, issuer.certificate) === true) return id
    }
    return null
  }
}

function placedAs(ca: CaCertificate, issuedBy: string | null, now: Date): Placed {
  return {
    certificate: ca.certificate,
    chain: ca.chain.map((each) => each.der),
    issuedBy,
    csr: null,
    warnings: caWarnings(ca, now),
  }
}
