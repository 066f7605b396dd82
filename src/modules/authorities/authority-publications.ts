// What the HTTP server publishes for anybody: the certificate and the revocation list of an authority.
import type { Scope } from '../../database/scope.ts'
import { publishedCertificate } from './authority.repository.ts'
import type { CrlService } from './crl.service.ts'

/** A certificate does not change; it may be withdrawn with its authority. */
const CERTIFICATE_AGE = 86_400
/** How long a revocation may go unnoticed by a cache in between. */
const CRL_AGE = 300

interface Published {
  readonly der: Uint8Array
  readonly tag: string
  readonly lastModified: Date
  readonly maxAge: number
}

/** @param scopeFor a scope of its own for each request, as nobody is signed in */
export function publicationSource(crls: CrlService, scopeFor: () => Scope) {
  return {
    async certificate(authorityId: string): Promise<Published | null> {
      const found = await publishedCertificate(scopeFor().em, authorityId)
      if (found === null) return null
      return { der: found.der, tag: found.fingerprint, lastModified: found.createdAt, maxAge: CERTIFICATE_AGE }
    },
    async crl(authorityId: string): Promise<Published | null> {
      const scope = scopeFor()
      const list = await crls.current(scope, authorityId)
      if (list === null) return null
      const left = Math.floor((list.nextUpdate.getTime() - scope.now().getTime()) / 1000)
      return {
        der: list.der,
        tag: `${list.number}-${list.thisUpdate.getTime() / 1000}`,
        lastModified: list.thisUpdate,
        maxAge: Math.max(0, Math.min(CRL_AGE, left)),
      }
    },
  }
}
