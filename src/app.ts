// The composition root: here and in app/, and nowhere else, services are constructed.

// Before all that has decorators, whichever of the parts comes first.
import 'reflect-metadata'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import type { Services } from './api.ts'
import { wireDeployments } from './app/deployments.ts'
import { wireSync } from './app/discovery.ts'
import { wireEndpointSwitches } from './app/endpoint-switches.ts'
import type { Foundation } from './app/foundation.ts'
import { wireIssuing } from './app/issuing.ts'
import { wireJobAlarms } from './app/job-alarms.ts'
import { type Jobs, openJobs } from './app/jobs.ts'
import { type Keys, openKeys } from './app/keys.ts'
import { countUnsettled } from './app/metrics.ts'
import { type Notices, openMail, wireNotices } from './app/notices.ts'
import { wirePeople } from './app/people.ts'
import { wireRequests } from './app/requests.ts'
import { wireRotations } from './app/rotations.ts'
import { systemActor } from './auth/actor.ts'
import type { ScryptCost } from './auth/passwords.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { type Database, type DatabaseOptions, openDatabase } from './database/connection.ts'
import { Scope } from './database/scope.ts'
import { createLogger, type LogDestination } from './http/logging.ts'
import { backgroundTasks } from './jobs/background.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { KeyDisclosures, RefusalLog, sealAuditEvents } from './modules/audit/index.ts'
import type { CrlService } from './modules/authorities/crl.service.ts'
import type { VerificationSweepService } from './modules/certificates/verification-sweep.service.ts'
import { DeploymentService } from './modules/deployments/deployment.service.ts'
import { DestinationTestService } from './modules/destinations/destination-test.service.ts'
import { DestinationService } from './modules/destinations/destination.service.ts'
import { type OpenSource, openSource, SourceCleanService, type SourceSyncService } from './modules/discovery/index.ts'
import { DnsProviderService } from './modules/dns-providers/dns-provider.service.ts'
import { DomainService } from './modules/domains/domain.service.ts'
import { EncryptionKeyService } from './modules/encryption-keys/encryption-key.service.ts'
import { EndpointSwitchService } from './modules/endpoints/endpoint-switch.service.ts'
import { EndpointService } from './modules/endpoints/endpoint.service.ts'
import { JobService } from './modules/jobs/job.service.ts'
import { NotificationService } from './modules/notifications/notification.service.ts'
import { PluginSettings } from './modules/plugins/index.ts'
import { RotationPolicyService } from './modules/rotation-policies/rotation-policy.service.ts'
import type { RotationRunService } from './modules/rotations/index.ts'
import { RotationService } from './modules/rotations/rotation.service.ts'
import { SourceService } from './modules/sources/source.service.ts'
import { AwsMachineCredentials } from './plugins/aws/machine-credentials.ts'
import { EgressClient, egressRules } from './plugins/egress.ts'
import type { Installation } from './plugins/plugin.ts'
import { InstallationReloads } from './plugins/reload-commands.ts'

export interface AppOptions {
  readonly config: Config
  readonly clock?: Clock
  /** An opened database instead of the configured one (tests). The app closes it. */
  readonly database?: Database
  /** Cheaper password hashing (tests). */
  readonly passwordCost?: ScryptCost
  /** Whether what runs beside the requests runs (see jobs/background.ts); tests call it themselves. Default true. */
  readonly background?: boolean
  /** Where log lines go; standard output by default. */
  readonly logTo?: LogDestination
}

export interface App {
  readonly server: FastifyInstance
  readonly services: Services
  readonly crls: CrlService
  readonly database: Database
  readonly keys: Keys
  readonly jobs: Jobs
  readonly notices: Notices
  readonly discovery: Discovery
  /** A scope that acts as the system, for start-up, jobs and the command line. */
  systemScope(name: string): Scope
  readonly verificationSweep: VerificationSweepService
  /** Seals what is in the audit log now; it also happens by itself. Returns how many events were sealed. */
  sealAudit(): Promise<number>
  /** Plans and takes on what is due to be rotated. */
  readonly rotations: RotationRunService
  /** Listens and returns the address as a URL. */
  listen(): Promise<string>
  close(): Promise<void>
}

/** What looks at sources. */
export interface Discovery {
  readonly open: OpenSource
  readonly sync: SourceSyncService
  readonly cleaning: SourceCleanService
}

/** Opens the database, migrates, checks the keys, and wires everything; it does not listen yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config } = options
  const clock = options.clock ?? systemClock
  const database = options.database ?? (await openDatabase(databaseOptions(config)))
  const logger = createLogger(config.logLevel, options.logTo)
  for (const name of config.unknownVariables) logger.warn({ name }, 'unknown variable, perhaps misspelt')
  const metrics = new Registry()
  countUnsettled(metrics, database, clock, logger)
  const systemScope = (name: string): Scope =>
    new Scope(database.fork(), systemActor(name), { requestId: name, address: null, userAgent: null }, clock)
  const works = options.background !== false && config.role !== 'api'
  let jobs: Jobs | null = null
  try {
    await database.migrate()
    jobs = await openJobs({ config, database, clock, logger, metrics, works, systemScope })
    return await wire(options, { database, clock, logger, metrics, systemScope, jobs })
  } catch (error) {
    await jobs?.stop()
    await database.close()
    throw error
  }
}

async function wire({ config, passwordCost, background }: AppOptions, foundation: Foundation): Promise<App> {
  const { database, clock, logger, systemScope, jobs } = foundation
  const keys = await openKeys(config, database, clock)
  const { secrets } = keys

  const people = wirePeople({ config, database, keys, secrets, clock, passwordCost })
  const disclosures = new KeyDisclosures(config.keyDisclosuresPerHour)
  const refusals = new RefusalLog(() => database.fork())
  const encryptionKeys = new EncryptionKeyService({
    keys: keys.live,
    secrets,
    fork: () => database.fork(),
    report: (error) => logger.error({ err: error }, 're-wrapping secrets failed'),
  })
  const http = new EgressClient(egressRules(config.egressAllow))
  const { awsMachine } = config
  const installation: Installation = {
    http,
    now: clock,
    filesystemRoot: config.filesystemRoot,
    mail: await openMail(config, clock),
    reloads: new InstallationReloads(config.reloadCommands),
    awsMachine: awsMachine === null ? null : new AwsMachineCredentials(awsMachine, http, clock),
  }
  const settings = new PluginSettings(secrets, installation)
  const open = openSource(settings)
  const notices = wireNotices({ config, clock, jobs: jobs.boss, settings, installation, logger })
  const issuing = await wireIssuing({
    config,
    clock,
    fork: () => database.fork(),
    jobs: jobs.boss,
    notices: notices.queue,
    secrets,
    settings,
    installation,
    disclosures,
  })
  const services: Services = {
    async onRefusal({ context, action, field, code, reason, target }) {
      const outcome = code === 'KEY_UNAVAILABLE' || code === 'INTEGRITY' ? 'FAILURE' : 'DENIED'
      try {
        await refusals.record(context, { action, target, outcome, reason, details: { field, code } })
      } catch (error) {
        // Nothing was disclosed or done: the refusal stands, and its missing record is told here.
        logger.error({ err: error, action, code }, 'a refusal could not be recorded')
      }
    },
    ...people.services,
    ...issuing.services,
    domains: new DomainService(),
    rotationPolicies: new RotationPolicyService(),
    encryptionKeys,
    notifications: new NotificationService(settings),
    noticeTrial: notices.trial,
    noticeRetries: notices.retries,
    destinations: new DestinationService(settings, jobs.boss),
    destinationTests: new DestinationTestService(settings),
    deployments: new DeploymentService(jobs.boss),
    rotations: new RotationService(jobs.boss),
    dnsProviders: new DnsProviderService(settings),
    sources: new SourceService(settings, jobs.boss),
    endpoints: new EndpointService(),
    endpointSwitches: new EndpointSwitchService(jobs.boss),
    cleaning: new SourceCleanService(open, jobs.boss),
    jobs: new JobService(jobs.boss),
  }

  const { crls } = issuing
  const server = await wireRequests({ config, services, people, crls }, foundation)
  const tasks = backgroundTasks({
    database,
    clock,
    refusals,
    refreshKeyring: keys.refresh,
    report: (error, task) => logger.error({ err: error, task }, 'background task failed'),
  })
  const rotations = wireRotations({
    reissue: services.certificates.reissue,
    revocation: services.certificates.revocation,
    http: installation.http,
    jobs: jobs.boss,
    notices: notices.queue,
    logger,
  })
  const deployments = wireDeployments({
    rotations,
    secrets,
    settings,
    disclosures,
    jobs: jobs.boss,
    notices: notices.queue,
    logger,
  })
  const endpointSwitches = wireEndpointSwitches({ open, jobs: jobs.boss, notices: notices.queue, rotations, logger })
  const discovery = {
    open,
    sync: wireSync({
      open,
      uploads: services.certificates.upload,
      queue: jobs.boss,
      notices: notices.queue,
      logger,
    }),
    cleaning: services.cleaning,
  }
  jobs.employ(
    jobHandlers({
      idempotencyDays: config.idempotencyDays,
      jobAlarms: wireJobAlarms(jobs.boss, notices.queue, logger),
      verificationSweep: issuing.verificationSweep,
      crls,
      notices,
      deployments,
      discovery,
      rotations,
      endpointSwitches,
      pendingCertificates: issuing.pendingCertificates,
      remoteRevocations: issuing.remoteRevocations,
      suggestedRenewals: issuing.suggestedRenewals,
    }),
  )
  return {
    server,
    services,
    crls,
    database,
    systemScope,
    keys,
    jobs,
    notices,
    verificationSweep: issuing.verificationSweep,
    rotations,
    discovery,
    sealAudit: () => sealAuditEvents(database.fork(), clock),
    async listen() {
      const url = await server.listen({ host: config.host, port: config.port })
      if (background !== false) for (const task of tasks) task.start()
      await jobs.start()
      return url
    },
    async close() {
      await server.close()
      await jobs.stop()
      await Promise.all([...tasks.map((task) => task.stop()), encryptionKeys.stop()])
      await refusals.close(clock(), true).catch((error: unknown) => {
        logger.error({ err: error }, 'refusals could not be recorded')
      })
      await database.close()
    },
  }
}

/** Where the configured database is. */
export function databaseOptions(config: Config): DatabaseOptions {
  return config.database.kind === 'embedded'
    ? { url: null, directory: config.database.directory }
    : { url: config.database.url.reveal(), directory: null }
}
