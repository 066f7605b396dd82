import { DomainError } from '../../errors.ts'
import { toPem } from '../../pki/pem.ts'
import type { Exporter } from './exporter.ts'

export const PEM_PARTS = ['CERTIFICATE', 'CHAIN', 'PRIVATE_KEY'] as const
export type PemPart = (typeof PEM_PARTS)[number]

export interface PemOptions {
  /** In this order, each once. */
  readonly parts: readonly PemPart[]
}

/** PEM (RFC 7468): the parts asked for, one behind the other. */
export const pemExporter: Exporter<PemOptions> = {
  slug: 'pem',
  needsKey: ({ parts }) => parts.includes('PRIVATE_KEY'),
  check({ parts }) {
    if (parts.length === 0) throw new DomainError('REQUIRED', 'expected at least one part', ['parts'])
  },
  async write({ parts }, { name, certificate, chain, privateKey }) {
    const blocks = [...new Set(parts)].flatMap((part) => {
      if (part === 'CERTIFICATE') return [toPem('CERTIFICATE', certificate)]
      if (part === 'CHAIN') return chain.map((der) => toPem('CERTIFICATE', der))
      return privateKey === null ? [] : [toPem('PRIVATE KEY', privateKey)]
    })
    const bytes = Buffer.from(blocks.join(''))
    return { bytes, fileName: `${name}.pem`, mediaType: 'application/x-pem-file', passphrase: null }
  },
}
