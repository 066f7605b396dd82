import type { FastifyBaseLogger } from 'fastify'
import type { Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/connection.ts'
import type { Scope } from '../database/scope.ts'
import type { Jobs } from './jobs.ts'

/** What stands before any service does. */
export interface Foundation {
  readonly database: Database
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly metrics: Registry
  /** A scope that acts as the system. */
  readonly systemScope: (name: string) => Scope
  readonly jobs: Jobs
}
