// What a sync would do, without doing it: for the command line.
import type { Scope } from '../../database/scope.ts'
import { DomainError } from '../../errors.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { sha256Hex } from '../../pki/keys.ts'
import type { FoundCertificate } from '../../plugins/sources/source.ts'
import { Source } from '../sources/source.entity.ts'
import type { OpenSource } from './open-source.ts'
import { knownCertificates, placesOfSource } from './sync-rows.ts'

const PREVIEW_KINDS = ['NEW', 'KNOWN', 'ENDPOINT', 'PROBLEM', 'MISSED'] as const

export interface PreviewLine {
  readonly kind: (typeof PREVIEW_KINDS)[number]
  /** What the source calls it; null for a problem of more than one entry. */
  readonly externalId: string | null
  /** For people. */
  readonly text: string
}

/**
 * Looks at the source and changes nothing, neither there nor here. Whatever would count as missed is told at the end, unless the
 * scan was partial.
 * @throws PluginError when the source cannot be looked at
 */
export async function* previewSync(
  scope: Scope,
  sourceId: string,
  open: OpenSource,
  signal?: AbortSignal,
): AsyncGenerator<PreviewLine> {
  const source = await scope.em.findOneOrFail(Source, sourceId, { populate: ['sealed'], refresh: true })
  const unseen = await placesOfSource(scope.em, sourceId)
  let isPartial = false
  for await (const finding of open(source).scan(signal)) {
    const { externalId } = finding
    if (finding.kind === 'problem') {
      isPartial ||= externalId === null
      if (externalId !== null) forget(unseen, externalId, finding.below === true)
      yield { kind: 'PROBLEM', externalId, text: finding.message }
    } else if (finding.kind === 'endpoint') {
      const weak = finding.findings.map(({ kind }) => kind).join(', ')
      const serves = finding.fingerprint === null ? 'nothing' : finding.fingerprint.slice(0, 16)
      yield { kind: 'ENDPOINT', externalId, text: `serves ${serves}${weak === '' ? '' : `, ${weak}`}` }
    } else {
      unseen.delete(finding.externalId)
      yield await certificateLine(scope, finding)
    }
  }
  if (isPartial) return
  for (const externalId of unseen) yield { kind: 'MISSED', externalId, text: 'was there before' }
}

async function certificateLine(scope: Scope, found: FoundCertificate): Promise<PreviewLine> {
  const { externalId, certificate } = found
  const fingerprint = sha256Hex(certificate)
  if ((await knownCertificates(scope.em, [fingerprint])).has(fingerprint)) {
    return { kind: 'KNOWN', externalId, text: fingerprint.slice(0, 16) }
  }
  try {
    const { subject, notAfter } = parseCertificate(certificate)
    return { kind: 'NEW', externalId, text: `${subject.rfc4514}, until ${notAfter.toISOString().slice(0, 10)}` }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { kind: 'PROBLEM', externalId, text: error.message }
  }
}

function forget(unseen: Set<string>, externalId: string, below: boolean): void {
  if (!below) unseen.delete(externalId)
  else for (const each of unseen) if (each.startsWith(externalId)) unseen.delete(each)
}
