// Brings what a caller asks for into the one form that is evaluated: subject, names, dates, usages.
import { DomainError, Problems } from '../../errors.ts'
import { defaultLeafKeyUsage, type RequestedUsage } from '../../pki/certificate-profile.ts'
import { parseCsrPem, verifyCsr } from '../../pki/csr.ts'
import { EXTENSION_OID } from '../../pki/oids.ts'
import { normalizeGeneralName } from '../../pki/general-names.ts'
import { MAX_SUBJECT_ALTERNATIVE_NAMES } from '../../pki/limits.ts'
import { encodeName, KNOWN_NAME_ATTRIBUTES } from '../../pki/names.ts'
import { RESERVED_POLICIES } from '../../pki/public-trust.ts'
import { PURPOSES } from '../../pki/purposes.ts'
import type {
  DistinguishedName,
  GeneralName,
  KeyType,
  ParsedCertificate,
  ParsedCsr,
  PublicKeyFacts,
  SubjectParts,
} from '../../pki/types.ts'
import { type IssuancePolicy, maximumSpan, spanOfDays } from '../issuance-policy.ts'
import type { IssuanceRequest } from '../issuance/index.ts'
import { validityOf } from '../validity.ts'

export interface WantedCertificate {
  readonly commonName: string | null
  readonly subject: SubjectParts | null
  readonly subjectAlternativeNames: readonly GeneralName[]
  /** PEM. */
  readonly csr: string | null
  readonly keyType: KeyType | null
  readonly validityStart: Date | null
  readonly validityEnd: Date | null
  readonly validityDays: number | null
  readonly usage: RequestedUsage
}

/** What the authority brings to a request: its policy, and the chain above what it issues. */
export interface Issuing {
  readonly issuance: IssuancePolicy
  /** The authority's certificate and those above it. */
  readonly path: readonly ParsedCertificate[]
  readonly now: Date
}

const OWN_EXTENSIONS: ReadonlySet<string> = new Set(Object.values(EXTENSION_OID))
const DEFAULT_KEY_TYPE: KeyType = 'EC_P256'

/**
 * The request in canonical form. Only its syntax is judged here; whether it may be issued is for the evaluator.
 * @param reused the key to certify again, for a reissue
 * @throws DomainError(s) with every problem at once, paths into the input of createCertificate
 */
export function toIssuanceRequest(
  wanted: WantedCertificate,
  issuing: Issuing,
  reused: PublicKeyFacts | null = null,
): IssuanceRequest {
  const problems = new Problems()
  if (wanted.subjectAlternativeNames.length > MAX_SUBJECT_ALTERNATIVE_NAMES) {
    const found = wanted.subjectAlternativeNames.length
    throw new DomainError('TOO_MANY', `expected at most ${MAX_SUBJECT_ALTERNATIVE_NAMES} names, found ${found}`, [
      'subjectAlternativeNames',
    ])
  }
  const csr = wanted.csr === null ? null : problems.collect(['csr'], () => readCsr(wanted.csr ?? ''))
  if (wanted.csr !== null && wanted.keyType !== null) {
    problems.add('INVALID', 'a request brings its own key; give keyType or csr, not both', ['keyType'])
  }
  const subject = problems.collect([], () => subjectOf(wanted, csr ?? null))
  const named = namesOf(wanted, csr ?? null, subject?.commonName ?? null, problems)
  const dates = problems.collect([], () => datesOf(wanted, issuing))
  problems.throwIfAny()
  if (subject === undefined || dates === undefined) throw new Error('collected above')
  const publicKey = csr?.publicKey ?? reused
  const keyType = publicKey === null ? (wanted.keyType ?? DEFAULT_KEY_TYPE) : null
  return {
    subject,
    names: named.map(({ name }) => name),
    namePaths: named.map(({ path }) => path),
    commonNameIsName: isAmong(subject.commonName, named),
    subjectPath: subjectPath(wanted, csr ?? null),
    ...dates,
    ...usageOf(wanted.usage, csr ?? null, publicKey?.algorithm ?? algorithmOf(keyType ?? DEFAULT_KEY_TYPE), issuing),
    keyType,
    publicKey,
    keyPath: csr !== null ? ['csr'] : reused === null ? ['keyType'] : ['reuseKey'],
    csr: csr ?? null,
  }
}

function readCsr(pem: string): ParsedCsr {
  const csr = parseCsrPem(pem)
  verifyCsr(csr)
  // An extension that is there twice or cannot be read would hide what it asks for.
  const hidden = csr.extensions.other.find((each) => OWN_EXTENSIONS.has(each.oid))
  if (hidden !== undefined) throw new DomainError('INVALID', `its extension ${hidden.oid} is repeated or malformed`)
  if (csr.subject.rdns.flat().some((attribute) => /[\p{C}\\]/u.test(attribute.value))) {
    throw new DomainError('INVALID', 'its subject holds control characters or a backslash')
  }
  return csr
}

/** The caller's subject where one is given, else the request's own; never a mixture that nobody asked for. */
function subjectOf(wanted: WantedCertificate, csr: ParsedCsr | null): DistinguishedName {
  const { commonName, subject } = wanted
  if (commonName !== null && subject?.commonName != null && subject.commonName !== commonName) {
    throw new DomainError('INVALID', 'differs from commonName; give one of them', ['subject', 'commonName'])
  }
  const given = commonName !== null || Object.values(subject ?? {}).some((part) => part != null && part !== '')
  if (!given && csr !== null) return subjectOfCsr(csr)
  try {
    return encodeName({ ...subject, commonName: commonName ?? subject?.commonName ?? null })
  } catch (error) {
    throw underSubject(error, commonName !== null)
  }
}

/** A common name given at the top is reported there, every other part under `subject`. */
function underSubject(error: unknown, commonNameOnTop: boolean): unknown {
  const problems = new Problems()
  problems.collect([], () => {
    throw error
  })
  const placed = problems.found.map((each) =>
    commonNameOnTop && each.path?.[0] === 'commonName' ? each : each.under('subject'),
  )
  const collected = new Problems()
  for (const each of placed) collected.add(each.code, each.message, each.path)
  try {
    collected.throwIfAny()
  } catch (found) {
    return found
  }
  return error
}

/** @throws DomainError UNSUPPORTED under `csr` for what we would have to drop */
function subjectOfCsr(csr: ParsedCsr): DistinguishedName {
  const problem = unsupportedInSubject(csr.subject)
  if (problem !== null) throw new DomainError('UNSUPPORTED', `its subject ${problem}; give subject instead`, ['csr'])
  const problems = new Problems()
  const name = problems.collect([], () => encodeName(csr.subject))
  if (name !== undefined) return name
  throw new DomainError('INVALID', `its subject cannot be issued: ${problems.found[0]?.message}`, ['csr'])
}

/** What of a subject could not be issued again as it stands: names are encoded afresh, and nothing may be dropped silently. */
export function unsupportedInSubject(subject: DistinguishedName): string | null {
  const attributes = subject.rdns.flat().map((attribute) => attribute.oid)
  const unknown = attributes.find((oid) => !KNOWN_NAME_ATTRIBUTES.has(oid))
  if (unknown !== undefined) return `has the attribute ${unknown}`
  return new Set(attributes).size === attributes.length ? null : 'repeats an attribute'
}

interface PlacedName {
  readonly name: GeneralName
  readonly path: readonly string[]
}

/** The names asked for, those of the request, and the common name where it is one: each once, in that order. */
function namesOf(wanted: WantedCertificate, csr: ParsedCsr | null, commonName: string | null, problems: Problems) {
  const named = new Map<string, PlacedName>()
  const add = (name: GeneralName, path: readonly string[]) => {
    const key = `${name.type} ${name.value}`
    if (!named.has(key)) named.set(key, { name, path })
  }
  if (commonName !== null) {
    const name = nameInCommonName(commonName)
    if (name !== null) add(name, csr !== null && wanted.commonName === null ? ['csr'] : ['commonName'])
  }
  for (const [index, name] of wanted.subjectAlternativeNames.entries()) {
    const path = ['subjectAlternativeNames', String(index)]
    const normalized = problems.collect(path, () => normalizeGeneralName(name))
    if (normalized !== undefined) add(normalized, path)
  }
  for (const name of csr?.extensions.subjectAlternativeNames ?? []) {
    const normalized = problems.collect(['csr'], () => normalizeGeneralName(name))
    if (normalized !== undefined) add(normalized, ['csr'])
  }
  return [...named.values()]
}

/** A common name that is a DNS name or an address belongs among the alternative names (RFC 9525 section 2). */
function nameInCommonName(commonName: string): GeneralName | null {
  for (const type of ['IP', 'DNS'] as const) {
    try {
      return normalizeGeneralName({ type, value: commonName })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
    }
  }
  return null
}

function datesOf(wanted: WantedCertificate, { issuance, path, now }: Issuing) {
  const dates = validityOf(wanted, {
    now,
    days: issuance.defaultValidityDays,
    spanOf: (days) => spanOfDays(issuance, days),
    longestSpan: maximumSpan(issuance, now),
    issuersEnd: path.map((each) => each.notAfter),
  })
  return { ...dates, endPath: [wanted.validityDays === null ? 'validityEnd' : 'validityDays'] }
}

/**
 * Each usage as the caller states it, else as the request does, else the default: a default never overrules what was stated,
 * and never asks for more than the authority issues.
 */
function usageOf(
  stated: RequestedUsage,
  csr: ParsedCsr | null,
  algorithm: string,
  { issuance, path }: Issuing,
): Pick<IssuanceRequest, 'usage' | 'usagePaths'> {
  const asked = csr?.extensions
  const keyUsage = firstOf(stated.keyUsage, asked?.keyUsage)
  const extendedKeyUsage = firstOf(stated.extendedKeyUsage, asked?.extendedKeyUsage)
  const pathOf = (field: string, given: readonly string[] | undefined) =>
    given?.length || csr === null ? ['extensions', field] : ['csr']
  return {
    usage: {
      keyUsage: keyUsage ?? permittedOf(defaultLeafKeyUsage({ algorithm }), issuance.allowedKeyUsages),
      extendedKeyUsage: extendedKeyUsage ?? defaultPurposes(issuance, path),
      certificatePolicies: stated.certificatePolicies?.length
        ? stated.certificatePolicies
        : issuance.publicTrust
          ? [RESERVED_POLICIES.domain]
          : [],
      other: stated.other ?? [],
    },
    usagePaths: {
      keyUsage: pathOf('keyUsage', stated.keyUsage),
      extendedKeyUsage: pathOf('extendedKeyUsage', stated.extendedKeyUsage),
    },
  }
}

function firstOf<T>(...lists: readonly (readonly T[] | null | undefined)[]): T[] | null {
  const found = lists.find((list) => list !== null && list !== undefined && list.length > 0)
  return found == null ? null : [...found]
}

function defaultPurposes(issuance: IssuancePolicy, path: readonly ParsedCertificate[]): string[] {
  const usual: string[] = issuance.publicTrust ? [PURPOSES.SERVER_AUTH] : [PURPOSES.SERVER_AUTH, PURPOSES.CLIENT_AUTH]
  const limits = path
    .map((each) => each.extensions.extendedKeyUsage)
    .filter((each) => each !== null && !each.includes(PURPOSES.ANY))
  let purposes = permittedOf(usual, issuance.allowedExtendedKeyUsages)
  for (const limit of limits) purposes = permittedOf(purposes, limit)
  return purposes
}

/** The defaults that are permitted; where none is, what is permitted instead. */
function permittedOf<T>(defaults: readonly T[], permitted: readonly T[] | null): T[] {
  if (permitted === null || permitted.length === 0) return [...defaults]
  const kept = defaults.filter((each) => permitted.includes(each))
  return kept.length > 0 ? kept : [...permitted]
}

/** The algorithm that keys of this type have, as PublicKeyFacts names it. */
function algorithmOf(keyType: KeyType): string {
  if (keyType.startsWith('RSA')) return 'RSA'
  return keyType.startsWith('EC') ? 'EC' : keyType.replaceAll('_', '-')
}

function isAmong(commonName: string | null, named: readonly PlacedName[]): boolean {
  if (commonName === null) return false
  const own = nameInCommonName(commonName)
  const lower = commonName.toLowerCase()
  return named.some(({ name }) => name.value === own?.value || name.value.toLowerCase() === lower)
}

function subjectPath(wanted: WantedCertificate, csr: ParsedCsr | null): string[] {
  if (wanted.commonName !== null) return ['commonName']
  return csr === null || wanted.subject !== null ? ['subject'] : ['csr']
}
