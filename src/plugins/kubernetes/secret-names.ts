// What a secret is called, and how it is known again as ours.
import { createHash } from 'node:crypto'
import { DomainError, Problems } from '../../errors.ts'
import { parseCertificatePem } from '../../pki/certificate.ts'
import type { Bundle } from '../destinations/destination.ts'
import { legalName } from '../destinations/legal-name.ts'

export const MANAGER_LABEL = 'app.kubernetes.io/managed-by'
export const MANAGER = 'indri'
/** A part of the hash of the certificate's name: labels take no longer names, and not all characters. */
export const CERTIFICATE_LABEL = 'indri-certificate'

export function certificateLabel(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 40)
}

/** @throws DomainError INVALID without a path */
export function checkTemplate(template: string): void {
  if (!/[{}]/.test(template.replaceAll(/\{(name|commonName)\}/g, ''))) return
  throw new DomainError('INVALID', 'expected {name} and {commonName} to be the only parts in braces')
}

/**
 * The template with the certificate's names in it, as a DNS subdomain (RFC 1123), which is what secrets are called by.
 */
export function secretName(template: string, bundle: Bundle): string {
  const filled = template.replaceAll(/\{(name|commonName)\}/g, (_, part: string) =>
    part === 'name' ? bundle.name : commonNameOf(bundle),
  )
  return legalName(filled, {
    lowerCase: true,
    forbidden: /[^a-z0-9.-]+/g,
    maximumLength: 253,
    mend: (text) => text.replaceAll(/[.-]*\.[.-]*/g, '.').replaceAll(/^[.-]+|[.-]+$/g, ''),
  })
}

function commonNameOf({ certificate, name }: Bundle): string {
  const { subject, extensions } = parseCertificatePem(certificate)
  return subject.commonName ?? extensions.subjectAlternativeNames.find(({ type }) => type === 'DNS')?.value ?? name
}

/** Texts such as team=web. @throws DomainErrors with paths that start at `labels` */
export function labelsOf(texts: readonly string[]): Readonly<Record<string, string>> {
  const problems = new Problems()
  const entries = texts.map((text, index) => problems.collect(['labels', String(index)], () => parseLabel(text)))
  problems.throwIfAny()
  return Object.fromEntries(entries.filter((each) => each !== undefined))
}

function parseLabel(text: string): [string, string] {
  const [, key = '', value = ''] =
    /^((?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)=([A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?)?$/.exec(
      text,
    ) ?? []
  if (key === '') throw new DomainError('INVALID', 'expected a label, such as team=web')
  if ([MANAGER_LABEL, CERTIFICATE_LABEL].includes(key))
    throw new DomainError('INVALID', `${key} is set by Indri itself`)
  return [key, value]
}
