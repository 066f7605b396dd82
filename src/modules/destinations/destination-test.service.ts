// testDestination: whether certificates could be put there now.
import { permitted } from '../../auth/permissions.ts'
import type { Scope } from '../../database/scope.ts'
import { DomainError, DomainErrors } from '../../errors.ts'
import type { Destination as DestinationPlace } from '../../plugins/destinations/destination.ts'
import { PluginError } from '../../plugins/plugin-error.ts'
import { recordAudit } from '../audit/index.ts'
import { type PluginSettings, rowOf } from '../plugins/index.ts'
import { Destination } from './destination.entity.ts'
import { mayManageDestinations } from './destination.policy.ts'
import { requirePresent } from './destination.service.ts'

export interface DestinationTestResult {
  readonly passed: boolean
  /** Whether the place itself was asked. */
  readonly probed: boolean
  readonly message: string
}

/** Somebody waits for the answer. */
const PROBE_MILLISECONDS = 20_000

export class DestinationTestService {
  readonly #settings: PluginSettings

  constructor(settings: PluginSettings) {
    this.#settings = settings
  }

  /** @throws RequestError for rights, and where the destination's secrets cannot be opened */
  async test(scope: Scope, id: string): Promise<DestinationTestResult> {
    const because = permitted(mayManageDestinations(scope.actor, 'destination:test'))
    await requirePresent(scope, id)
    const row = await scope.em.findOneOrFail(Destination, id, { populate: ['sealed'], refresh: true })
    const result = await this.#probe(row)
    await scope.em.transactional(async (em) => {
      recordAudit(em, scope, {
        action: 'destination.test',
        target: { type: 'Destination', id },
        because,
        details: { name: row.name, ...result },
      })
      await em.flush()
    })
    return result
  }

  async #probe(row: Destination): Promise<DestinationTestResult> {
    let probed = false
    try {
      await this.#settings.check('DESTINATION', row)
      const instance = this.#settings.instance('DESTINATION', row.id, rowOf(row)) as DestinationPlace
      if (instance.probe === undefined) {
        const message = 'The options are in order. Whether the place takes certificates shows when one is put there.'
        return { passed: true, probed, message }
      }
      probed = true
      await instance.probe(AbortSignal.timeout(PROBE_MILLISECONDS))
      return { passed: true, probed, message: 'Certificates can be put there.' }
    } catch (error) {
      const message = messageOf(error)
      if (message === null) throw error
      return { passed: false, probed, message }
    }
  }
}

function messageOf(error: unknown): string | null {
  if (error instanceof PluginError || error instanceof DomainError || error instanceof DomainErrors)
    return error.message
  const timedOut = error instanceof Error && error.name === 'TimeoutError'
  return timedOut ? `it took longer than ${PROBE_MILLISECONDS / 1000} seconds` : null
}
