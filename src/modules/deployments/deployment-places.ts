// What an attempt does at the destination: the certificate and its key gathered, the disclosure recorded, the plugin called.
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { toPem } from '../../pki/pem.ts'
import type { Bundle, Destination as DestinationPlace } from '../../plugins/destinations/destination.ts'
import type { Capability } from '../../plugins/plugin.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { auditFailure, type KeyDisclosures } from '../audit/index.ts'
import { type DeployableCertificate, findDeployable, openCertificateKey } from '../certificates/index.ts'
import { Destination } from '../destinations/destination.entity.ts'
import { SECOND } from '../../time-units.ts'
import { type PluginSettings, rowOf } from '../plugins/index.ts'
import type { Failure, Outcome } from './deployment-outcomes.ts'
import {
  claimPlace,
  type InheritedPlace,
  inheritedPlace,
  isPlaceTaken,
  isReplacedAt,
  locationsOfOthers,
} from './deployment-place.repository.ts'
import { type Claim } from './deployment.repository.ts'

/** How long a place is in somebody else's hand, as a rule. */
const PLACE_SECONDS = 5

/** A destination opened for one attempt. */
interface Place {
  readonly name: string
  readonly plugin: string
  readonly capabilities: readonly Capability[]
  readonly at: DestinationPlace
}

export class DeploymentPlaces {
  readonly #secrets: SecretBox
  readonly #settings: PluginSettings
  readonly #disclosures: KeyDisclosures

  constructor(secrets: SecretBox, settings: PluginSettings, disclosures: KeyDisclosures) {
    this.#secrets = secrets
    this.#settings = settings
    this.#disclosures = disclosures
  }

  /**
   * Puts it there, unless it must not be.
   * @throws PluginError, RequestError, DomainError for what went wrong
   */
  async put(scope: Scope, claim: Claim, signal: AbortSignal): Promise<Outcome> {
    const certificate = await findDeployable(scope.em, claim.certificateId)
    const refusal = refusalOf(certificate, scope.now())
    if (certificate === null || refusal !== null) return refusal ?? final('there is no such certificate')
    const mine = await this.#ownPlace(scope, claim, certificate.name)
    if (mine === null) return placeInHand(scope.now())
    const { name: placeName } = mine
    const place = await this.#open(scope, claim.destinationId)
    const needsKey = place.capabilities.includes('REQUIRES_KEY')
    const privateKey = needsKey ? await this.#disclosedKey(scope, claim, certificate, place) : null
    if (needsKey && privateKey === null) return final('its private key is not held here, and this destination takes it')
    const bundle: Bundle = {
      name: placeName,
      certificate: toPem('CERTIFICATE', certificate.body),
      chain: certificate.chain ?? '',
      privateKey,
    }
    const previousLocation = claim.location ?? mine.location
    const { location } = await within(signal, place.at.deploy(bundle, signal, { previousLocation }))
    const supersedes = place.capabilities.includes('REMOVE')
    return { kind: 'PUT', location, placeName, fingerprint: certificate.fingerprint, supersedes }
  }

  /**
   * Takes it away.
   * @param placeTaken whether another certificate is in its very place by now: then it is gone already
   * @throws as {@link put}
   */
  async takeAway(scope: Scope, claim: Claim, placeTaken: boolean, signal: AbortSignal): Promise<Outcome> {
    const certificate = await findDeployable(scope.em, claim.certificateId)
    if (certificate === null || placeTaken) return { kind: 'TAKEN' }
    const place = await this.#open(scope, claim.destinationId)
    if (!place.capabilities.includes('REMOVE')) {
      if (claim.deployedAt === null) return { kind: 'TAKEN' }
      return final('this destination takes nothing away by itself; see to it there, then say so (forgetDeployment)')
    }
    const placeName = claim.placeName ?? certificate.name
    if (!(await claimPlace(scope.em, claim, placeName, scope.now()))) return placeInHand(scope.now())
    // Whoever had it until now may have stayed.
    if (await isPlaceTaken(scope.em, claim)) return { kind: 'TAKEN' }
    const kept = await locationsOfOthers(scope.em, claim, placeName)
    await within(signal, place.at.remove(placeName, signal, { previousLocation: claim.location, kept }))
    return { kind: 'TAKEN' }
  }

  /** Takes away what attempts of long ago have left there. @throws PluginError, RequestError, DomainError */
  async tidy(scope: Scope, destinationId: string, signal: AbortSignal): Promise<void> {
    const { at } = await this.#open(scope, destinationId)
    if (at.tidy !== undefined) await within(signal, at.tidy(signal))
  }

  /** The place that is its own for the rest of the attempt; null while somebody else is at it. */
  async #ownPlace(scope: Scope, claim: Claim, name: string): Promise<InheritedPlace | null> {
    const find = async () => {
      const inherited = claim.placeName === null ? await inheritedPlace(scope.em, claim) : null
      return { name: claim.placeName ?? inherited?.name ?? name, location: inherited?.location ?? null }
    }
    const found = await find()
    if (!(await claimPlace(scope.em, claim, found.name, scope.now()))) return null
    // Whoever had it until now may have changed what was found before: then it is looked at anew.
    const isStill = (await find()).name === found.name
    return isStill && !(await isReplacedAt(scope.em, claim, true, scope.now())) ? found : null
  }

  async #open(scope: Scope, id: string): Promise<Place> {
    const row = await scope.em.findOneOrFail(Destination, id, { populate: ['sealed'], refresh: true })
    const at = this.#settings.instance('DESTINATION', id, rowOf(row)) as DestinationPlace
    const { capabilities } = pluginOf('DESTINATION', row.plugin)
    return { name: row.name, plugin: row.plugin, capabilities, at }
  }

  /** The key as PEM; that it goes there is on record before it does, or it does not go. Null when it is not held here. */
  async #disclosedKey(
    scope: Scope,
    claim: Claim,
    { name }: DeployableCertificate,
    place: Place,
  ): Promise<string | null> {
    const key = await openCertificateKey(scope.em, this.#secrets, claim.certificateId)
    if (key === null) return null
    try {
      await scope.em.transactional(async (em) => {
        await this.#disclosures.record(em, scope, {
          action: 'certificate.deploy-key',
          target: { type: 'Certificate', id: claim.certificateId },
          because: 'system',
          details: { name, destination: place.name, destinationId: claim.destinationId, plugin: place.plugin },
        })
      })
      return toPem('PRIVATE KEY', key)
    } catch (error) {
      throw auditFailure(error)
    } finally {
      key.fill(0)
    }
  }
}

/** Why it must not be put anywhere, or not yet; or null. Nobody has to be told: whoever revoked it knows, and its end was told before. */
function refusalOf(certificate: DeployableCertificate | null, now: Date): Outcome | null {
  if (certificate === null || certificate.deletedAt !== null) return final('the certificate has been deleted')
  if (certificate.revokedAt !== null) {
    return final(`revoked certificates are not deployed (revoked at ${certificate.revokedAt.toISOString()})`)
  }
  if (certificate.notAfter <= now) {
    return final(`expired certificates are not deployed (expired at ${certificate.notAfter.toISOString()})`)
  }
  if (certificate.notBefore > now) {
    // A server that had it by then would answer with what its clients refuse.
    const because = `it is valid from ${certificate.notBefore.toISOString()}, and is put there then`
    return { kind: 'WAITING', because, until: certificate.notBefore }
  }
  return null
}

function placeInHand(now: Date): Outcome {
  return {
    kind: 'WAITING',
    because: 'another certificate is just being put into its place, or taken away from there',
    until: new Date(now.getTime() + PLACE_SECONDS * SECOND),
  }
}

function final(message: string): Failure {
  return { kind: 'FAILED', message, retryable: null, tell: false }
}

/** Plugins heed the signal; one that does not is left behind. */
async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  let leave: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason as Error)
    signal.addEventListener('abort', leave, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (leave !== undefined) signal.removeEventListener('abort', leave)
  }
}
