// Judges what is asked for before anything is made: the same for issuing, issuing again and previewing.
import type { KeyObject } from 'node:crypto'
import { isAdmin } from '../../auth/actor.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, Problems } from '../../errors.ts'
import { leafExtensions, type PublicationUrls } from '../../pki/certificate-profile.ts'
import { parsePublicKey, spkiOfPrivateKey } from '../../pki/keys.ts'
import type { DnsPattern } from '../../pki/name-patterns.ts'
import type { ParsedCertificate, PublicKeyFacts } from '../../pki/types.ts'
import {
  type AuthorityIssuers,
  type AuthorityRow,
  authorityRow,
  type AuthoritySigning,
  type Issuer,
  urlsIssuedBy,
} from '../authorities/index.ts'
import { sensitiveNamesAmong } from '../domains/index.ts'
import { domainNames } from '../inventory/index.ts'
import {
  domainsOf,
  evaluate,
  type IssuanceContext,
  type IssuanceRequest,
  prepare,
  type Prepared,
  refuseFailures,
  type RuleResult,
  UNKNOWN_KEY,
  type UnsignedOrder,
} from '../issuance/index.ts'
import type { KeyKnowledge } from '../keys/index.ts'
import { toIssuanceRequest, type WantedCertificate } from './certificate-request.ts'
import { refuseWhatCsrLacks } from './outside-request.ts'
import { sampleKey } from './sample-keys.ts'

export interface JudgementSettings {
  readonly issuers: Pick<AuthorityIssuers, 'obstacleTo'>
  readonly urlsOf: (authorityId: string) => PublicationUrls
  /** Patterns of INDRI_ALLOWED_DOMAINS; empty: any domain. */
  readonly allowedDomains: readonly DnsPattern[]
  readonly keys: KeyKnowledge
}

/** What is asked for, and what was found wrong with it before. */
export interface Asked {
  readonly authorityId: string
  readonly wanted: WantedCertificate
  readonly owner: string
  /** By which names are proved to a CA elsewhere. */
  readonly dnsProviderId: string | null
  /** The key to certify again; null: a new one, or that of the CSR. */
  readonly key: KeyObject | null
  readonly problems: Problems
}

export interface Judgement {
  /** Every rule's verdict; what is wrong with the form of the input comes as rules named `input`. */
  readonly rules: readonly RuleResult[]
  /** Null when the input cannot be understood. */
  readonly request: IssuanceRequest | null
  /** What would be signed, with a sample key where one is made here; null when it cannot be written. */
  readonly prepared: Prepared | null
  readonly allowed: boolean
}

/** A judgement that found nothing wrong, with what issuing needs. */
export interface Cleared {
  readonly authority: AuthorityRow
  /** Null where a CA elsewhere signs. */
  readonly issuer: Issuer | null
  readonly request: IssuanceRequest
}

export class CertificateJudgementService {
  readonly #signing: AuthoritySigning
  readonly #settings: JudgementSettings

  constructor(signing: AuthoritySigning, settings: JudgementSettings) {
    this.#signing = signing
    this.#settings = settings
  }

  /** Says of everything whether it would be issued. Stores nothing. @throws RequestError for an authority that is not there */
  async judge(scope: Scope, asked: Asked): Promise<Judgement & Partial<Pick<Cleared, 'authority' | 'issuer'>>> {
    const { problems, authorityId, wanted } = asked
    const authority = await authorityRow(scope, authorityId)
    const outside = authority.type === 'EXTERNAL'
    const issuer = outside ? null : await this.#issuer(scope, authorityId, problems)
    const now = scope.now()
    const reused = asked.key === null ? null : parsePublicKey(spkiOfPrivateKey(asked.key))
    const request =
      issuer === undefined
        ? undefined
        : problems.collect([], () =>
            toIssuanceRequest(wanted, { issuance: authority.issuance, path: issuer?.certificates ?? [], now }, reused),
          )
    if (outside && request !== undefined) problems.collect([], () => refuseWhatCsrLacks(request))
    const inputs = problems.found.map(inputResult)
    if (issuer === undefined || request === undefined) {
      return { rules: inputs, request: null, prepared: null, allowed: false }
    }
    const context = {
      ...(await this.#contextOf(scope, authority, issuer, request, asked.owner)),
      obstacle: outside ? await this.#obstacleTo(asked, request) : null,
    }
    const key = request.publicKey ?? (await sampleKey(request.keyType))
    const judged = judgeRequest(request, context, key, this.#urls(issuer, authorityId))
    const rules = [...inputs, ...judged.rules]
    return { ...judged, rules, allowed: judged.allowed && inputs.length === 0, authority, issuer, request }
  }

  /**
   * As {@link judge}, for those who mean it.
   * @throws DomainError(s) with every violation at once
   */
  async clear(scope: Scope, asked: Asked): Promise<Cleared> {
    const { rules, prepared, authority, issuer, request } = await this.judge(scope, asked)
    refuseFailures([...rules, ...lintResults(rules, prepared)])
    if (authority === undefined || issuer === undefined || request == null) throw new Error('refused above')
    return { authority, issuer, request }
  }

  /** Everything of a certificate but serial number and signature. @throws DomainError(s) for what the profile forbids */
  unsigned({ authority, request }: Cleared, issuer: Issuer, publicKey: PublicKeyFacts): UnsignedOrder {
    return unsignedOrder(
      request,
      { authority, issuer: issuer.certificate },
      publicKey,
      this.#urls(issuer, authority.id),
    )
  }

  /** The verdict of every rule on a certificate that the authority issued already, as of the day it did. */
  async evaluateIssued(
    scope: Scope,
    authorityId: string,
    request: IssuanceRequest,
    owner: string,
  ): Promise<readonly RuleResult[]> {
    const authority = await authorityRow(scope, authorityId)
    const outside = authority.type === 'EXTERNAL'
    const issuer = outside ? null : await this.#signing.issuer(scope, authorityId, ['authorityId'])
    const context = await this.#contextOf(scope, authority, issuer, request, owner)
    return evaluate(request, { ...context, now: request.notBefore })
  }

  async #contextOf(
    scope: Scope,
    authority: AuthorityRow,
    issuer: Issuer | null,
    request: IssuanceRequest,
    owner: string,
  ): Promise<IssuanceContext> {
    const domains = domainsOf(request).map(({ domain }) => domain)
    return {
      authority,
      issuer: issuer?.certificate ?? null,
      path: issuer?.certificates ?? [],
      issuerRevoked: issuer?.revoked ?? false,
      allowedDomains: this.#settings.allowedDomains,
      sensitiveNames: await sensitiveNamesAmong(scope.em, [...new Set([...domainNames(request.names), ...domains])]),
      mayUseAnyDomain: isAdmin(scope.actor),
      key: request.publicKey === null ? UNKNOWN_KEY : await this.#settings.keys.standing(scope, request.publicKey),
      owner,
      obstacle: null,
      now: scope.now(),
    }
  }

  #obstacleTo({ authorityId, dnsProviderId }: Asked, { subject, names }: IssuanceRequest) {
    const valuesOf = (isWanted: (type: string) => boolean) =>
      names.filter(({ type }) => isWanted(type)).map(({ value }) => value)
    return this.#settings.issuers.obstacleTo(authorityId, {
      commonName: subject.commonName,
      dnsNames: valuesOf((type) => type === 'DNS'),
      ipAddresses: valuesOf((type) => type === 'IP'),
      otherNames: valuesOf((type) => type !== 'DNS' && type !== 'IP'),
      hasDns: dnsProviderId !== null,
    })
  }

  #urls(issuer: Issuer | null, authorityId: string): PublicationUrls {
    if (issuer === null) return { crl: [], ocsp: [], caIssuers: [] }
    return urlsIssuedBy(issuer.certificate, this.#settings.urlsOf(authorityId))
  }

  async #issuer(scope: Scope, authorityId: string, problems: Problems): Promise<Issuer | undefined> {
    try {
      const issuer = await this.#signing.issuer(scope, authorityId, ['authorityId'])
      if (await this.#signing.holdsKey(scope, authorityId)) return issuer
      problems.add('UNSUPPORTED', 'the key of this authority is not held here', ['authorityId'])
      return issuer
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      problems.add(error.code, error.message, error.path)
      return undefined
    }
  }
}

/** The judgement of a request that is understood. Pure, but for the random serial number. */
export function judgeRequest(
  request: IssuanceRequest,
  context: IssuanceContext,
  key: PublicKeyFacts,
  urls: PublicationUrls,
): Judgement {
  const problems = new Problems()
  const evaluated = evaluate(request, context)
  const { issuer } = context
  const prepared =
    issuer === null
      ? problems.collect([], () => void extensionsOf(request, null, key, urls))
      : problems.collect([], () => prepare(unsignedOrder(request, { ...context, issuer }, key, urls), context.now))
  const failed = evaluated.some((rule) => rule.verdict === 'FAILED')
  // What a rule has said already is not said again by the profile.
  const rules = failed ? evaluated : [...evaluated, ...problems.found.map(profileResult)]
  const allowed =
    rules.every(({ verdict }) => verdict !== 'FAILED') && lintResults(rules, prepared ?? null).length === 0
  // What a CA elsewhere will sign is its own affair: there is nothing to show of it, and nothing to lint.
  return { rules, request, prepared: prepared ?? null, allowed: allowed && (issuer === null || prepared != null) }
}

function unsignedOrder(
  request: IssuanceRequest,
  { authority, issuer }: Pick<IssuanceContext, 'authority'> & { readonly issuer: ParsedCertificate },
  publicKey: PublicKeyFacts,
  urls: PublicationUrls,
): UnsignedOrder {
  const { publicTrust } = authority.issuance
  const extensions = extensionsOf(request, issuer, publicKey, urls)
  return {
    issuerName: issuer.subject.der,
    issuerPublicKey: issuer.publicKey,
    subjectName: request.subject.der,
    spki: publicKey.spki,
    notBefore: request.notBefore,
    notAfter: request.notAfter,
    // Section 7.1.2.7.8 of the Baseline Requirements wants them critical or absent.
    extensions: publicTrust ? { ...extensions, basicConstraints: null } : extensions,
    publicTrust,
  }
}

function extensionsOf(
  request: IssuanceRequest,
  issuer: ParsedCertificate | null,
  publicKey: PublicKeyFacts,
  urls: PublicationUrls,
) {
  return placed(request, () =>
    leafExtensions({
      subjectEmpty: request.subject.rdns.length === 0,
      publicKey,
      names: [...request.names],
      requested: request.usage,
      issuer,
      urls,
    }),
  )
}

/** The profile speaks of `requested`; in the input those fields are under `extensions`, or in the CSR. */
function placed<T>({ usagePaths }: IssuanceRequest, build: () => T): T {
  const problems = new Problems()
  const built = problems.collect([], build)
  const moved = new Problems()
  for (const { code, message, path } of problems.found) {
    const [field, ...rest] = path ?? []
    if (field === undefined || field === 'subjectAlternativeNames') moved.add(code, message, path)
    else if (field === 'keyUsage' || field === 'extendedKeyUsage') {
      moved.add(code, message, usagePaths[field][0] === 'csr' ? ['csr'] : [...usagePaths[field], ...rest])
    } else moved.add(code, message, ['extensions', field, ...rest])
  }
  moved.throwIfAny()
  if (built === undefined) throw new DomainError('INVALID', 'this certificate cannot be made')
  return built
}

export function inputResult({ code, message, path }: DomainError): RuleResult {
  return { ...failure('input', code), observed: '', limit: 'a well-formed input', hint: message, path }
}

function profileResult({ code, message, path }: DomainError): RuleResult {
  return { ...failure('profile', code), observed: '', limit: 'the certificate profile', hint: message, path }
}

/** Errors of the lint, where no rule has said what is wrong. */
function lintResults(rules: readonly RuleResult[], prepared: Prepared | null): RuleResult[] {
  if (prepared === null || rules.some(({ verdict }) => verdict === 'FAILED')) return []
  return prepared.findings
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ rule, message, citation }) => ({
      ...failure(`lint.${rule}`, 'POLICY_VIOLATION'),
      observed: message,
      limit: citation,
      hint: `The certificate would break ${citation}: ${message}.`,
      path: null,
    }))
}

function failure(id: string, code: DomainError['code']) {
  return { id, source: 'STANDARD', verdict: 'FAILED', code } as const
}
