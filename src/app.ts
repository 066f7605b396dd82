// The composition root: the only place that constructs services.
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { createApi, type Services } from './api.ts'
import { type Keys, openKeys } from './app/keys.ts'
import { wireVerifications } from './app/verification.ts'
import { wirePeople } from './app/people.ts'
import { ANONYMOUS, type Actor, isAuthenticated, systemActor } from './auth/actor.ts'
import type { ScryptCost } from './auth/passwords.ts'
import { RequestLimiter } from './auth/request-limiter.ts'
import { type Clock, systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { type Database, type DatabaseOptions, openDatabase } from './database/connection.ts'
import { Scope } from './database/scope.ts'
import { formatError } from './graphql/errors.ts'
import { DEFAULT_QUERY_LIMITS } from './graphql/limits.ts'
import { bearerToken } from './http/bearer.ts'
import { createLogger, type LogDestination } from './http/logging.ts'
import { createHttpServer } from './http/server.ts'
import { AuthorityChangesService } from './modules/authorities/authority-changes.service.ts'
import { AuthorityImportService } from './modules/authorities/authority-import.service.ts'
import { publicationSource } from './modules/authorities/authority-publications.ts'
import { wireEndpointSwitches } from './app/endpoint-switches.ts'
import { wireDeployments } from './app/deployments.ts'
import { wireRotations } from './app/rotations.ts'
import { type Jobs, openJobs } from './app/jobs.ts'
import { wireSync } from './app/discovery.ts'
import { type Notices, openMail, wireNotices } from './app/notices.ts'
import { backgroundTasks } from './jobs/background.ts'
import { jobHandlers } from './jobs/handlers.ts'
import { auditFailure, KeyDisclosures, RefusalLog, sealAuditEvents } from './modules/audit/index.ts'
import { factsOf } from './http/request-facts.ts'
import { AuthorityIssuers, findKeyAuthorization } from './modules/authorities/index.ts'
import { AuthoritySigning } from './modules/authorities/authority-signing.ts'
import { AuthorityService } from './modules/authorities/authority.service.ts'
import { ExternalAuthorityService } from './modules/authorities/external-authority.service.ts'
import { CrlService } from './modules/authorities/crl.service.ts'
import { CertificateAttachments } from './modules/certificates/certificate-attachments.ts'
import { CertificateCreationService } from './modules/certificates/certificate-creation.service.ts'
import { CertificateDeletionService } from './modules/certificates/certificate-deletion.service.ts'
import { CertificateExportService } from './modules/certificates/certificate-export.service.ts'
import { CertificateJudgementService } from './modules/certificates/certificate-judgement.service.ts'
import { CertificateReissueService } from './modules/certificates/certificate-reissue.service.ts'
import { CertificateRevocationService } from './modules/certificates/certificate-revocation.service.ts'
import { CertificateUploadService } from './modules/certificates/certificate-upload.service.ts'
import { CertificateStoring } from './modules/certificates/certificate-storing.ts'
import { OutsideCertificates } from './modules/certificates/outside-certificates.ts'
import { RemoteRevocationService } from './modules/certificates/remote-revocation.service.ts'
import { SuggestedRenewals } from './modules/certificates/suggested-renewals.service.ts'
import { PendingCertificateOrders, PendingCertificateProgress } from './modules/pending-certificates/index.ts'
import { PendingCertificateService } from './modules/pending-certificates/pending-certificate.service.ts'
import type { VerificationSweepService } from './modules/certificates/verification-sweep.service.ts'
import { CertificateService } from './modules/certificates/certificate.service.ts'
import { PrivateKeyService } from './modules/certificates/private-key.service.ts'
import { allowedDomains, readWeakKeys } from './app/issuing-settings.ts'
import { publicationUrls } from './modules/authorities/publication-urls.ts'
import { KeyKnowledge } from './modules/keys/key-standing.ts'
import { KeyService } from './modules/keys/key.service.ts'
import { EncryptionKeyService } from './modules/encryption-keys/encryption-key.service.ts'
import { DeploymentService } from './modules/deployments/deployment.service.ts'
import { DestinationTestService } from './modules/destinations/destination-test.service.ts'
import { DestinationService } from './modules/destinations/destination.service.ts'
import { type OpenSource, openSource, SourceCleanService, type SourceSyncService } from './modules/discovery/index.ts'
import { EndpointSwitchService } from './modules/endpoints/endpoint-switch.service.ts'
import { EndpointService } from './modules/endpoints/endpoint.service.ts'
import { SourceService } from './modules/sources/source.service.ts'
import { DnsProviderService } from './modules/dns-providers/dns-provider.service.ts'
import { DefaultNotices } from './modules/notifications/index.ts'
import { NotificationService } from './modules/notifications/notification.service.ts'
import { PluginSettings } from './modules/plugins/index.ts'
import type { RotationRunService } from './modules/rotations/index.ts'
import { RotationService } from './modules/rotations/rotation.service.ts'
import { RotationPolicyService } from './modules/rotation-policies/rotation-policy.service.ts'
import { JobService } from './modules/jobs/job.service.ts'
import { DomainService } from './modules/domains/domain.service.ts'
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

/** What stands before any service does. */
interface Foundation {
  readonly database: Database
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  readonly metrics: Registry
  readonly systemScope: (name: string) => Scope
  readonly jobs: Jobs
}

async function wire(
  { config, passwordCost, background }: AppOptions,
  { database, clock, logger, metrics, systemScope, jobs }: Foundation,
): Promise<App> {
  const keys = await openKeys(config, database, clock)
  const { secrets } = keys

  const people = wirePeople({ config, database, keys, secrets, clock, passwordCost })
  const urlsOf = publicationUrls(config.publicUrl)
  const signing = new AuthoritySigning(secrets)
  const keyKnowledge = new KeyKnowledge(await readWeakKeys(config))
  const judgement = new CertificateJudgementService(signing, {
    urlsOf,
    allowedDomains: allowedDomains(config),
    keys: keyKnowledge,
  })
  const attachments = new CertificateAttachments(new DefaultNotices(config.securityTeam), jobs.boss)
  const crls = new CrlService(signing)
  const disclosures = new KeyDisclosures(config.keyDisclosuresPerHour)
  const refusals = new RefusalLog(() => database.fork())
  const encryptionKeys = new EncryptionKeyService({
    keys: keys.live,
    secrets,
    fork: () => database.fork(),
    report: (error) => logger.error({ err: error }, 're-wrapping secrets failed'),
  })
  const installation: Installation = {
    http: new EgressClient(egressRules(config.egressAllow)),
    now: clock,
    filesystemRoot: config.filesystemRoot,
    mail: await openMail(config, clock),
    reloads: new InstallationReloads(config.reloadCommands),
  }
  const settings = new PluginSettings(secrets, installation)
  const open = openSource(settings)
  const notices = wireNotices({ config, clock, jobs: jobs.boss, settings, installation })
  const issuers = new AuthorityIssuers(settings, secrets, () => database.fork(), clock)
  const storing = new CertificateStoring(secrets, attachments)
  const desk = new OutsideCertificates(judgement, storing)
  const orders = new PendingCertificateOrders(secrets, jobs.boss)
  const creation = new CertificateCreationService({ signing, judgement, attachments, storing, orders })
  const remoteRevocations = new RemoteRevocationService(issuers, jobs.boss)
  const pendingNeeds = { issuers, signing, settings, secrets, queue: jobs.boss, notices: notices.queue, desk }
  const verifications = wireVerifications({ config, notices: notices.queue, jobs: jobs.boss, clock })
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
    domains: new DomainService(),
    authorities: new AuthorityService(signing, { creation: config.authorityCreation, urlsOf }),
    externalAuthorities: new ExternalAuthorityService(issuers, secrets, config.authorityCreation),
    authorityChanges: {
      imports: new AuthorityImportService(signing, config.authorityCreation),
      changes: new AuthorityChangesService(issuers, config.authorityCreation),
    },
    certificates: {
      creation,
      upload: new CertificateUploadService(signing, secrets, judgement, keyKnowledge, attachments),
      changes: new CertificateService(attachments),
      revocation: new CertificateRevocationService(notices.queue, remoteRevocations, jobs.boss),
      verification: verifications.service,
      deletion: new CertificateDeletionService(jobs.boss),
      privateKeys: new PrivateKeyService(secrets, disclosures),
      reissue: new CertificateReissueService(creation, secrets, attachments),
      export: new CertificateExportService(secrets, disclosures, installation),
    },
    pendingCertificates: new PendingCertificateService(pendingNeeds),
    keys: new KeyService(),
    keyKnowledge,
    rotationPolicies: new RotationPolicyService(),
    encryptionKeys,
    notifications: new NotificationService(settings),
    noticeTrial: notices.trial,
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

  const { graphql } = config
  const requests = new RequestLimiter(config.requestsPerMinuteAndCaller)
  const server = await createHttpServer<Actor, Scope>({
    schema: await createApi(services),
    authenticate: async (request) => {
      const token = bearerToken(request.headers.authorization)
      if (token === null) return ANONYMOUS
      const actor = await people.authenticate(token, factsOf(request))
      requests.check(actor)
      return actor
    },
    createContext: async ({ actor, request }) => new Scope(database.fork(), actor, request, clock),
    formatError: (formatted, error, request) =>
      formatError(formatted, error, {
        requestId: request?.requestId ?? 'none',
        report: (cause) => (request?.log ?? logger).error({ err: cause }, 'request failed'),
        translate: auditFailure,
      }),
    limits: {
      ...DEFAULT_QUERY_LIMITS,
      tokens: graphql.maximumTokens,
      depth: graphql.maximumDepth,
      aliases: graphql.maximumAliases,
      directives: graphql.maximumDirectives,
      cost: graphql.maximumCost,
    },
    introspection: { policy: graphql.introspection, isSignedIn: ({ actor }) => isAuthenticated(actor) },
    graphiql: graphql.graphiql,
    answers: config.role === 'worker' ? 'probes' : 'everything',
    singleSignOn: people.singleSignOn,
    challenges: (token) => findKeyAuthorization(database.fork(), token, clock()),
    publications: publicationSource(crls, () => systemScope('publication')),
    ready: () => database.ping(),
    metrics,
    logger,
    bodyLimit: config.bodyLimitBytes,
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.trustProxy,
  })
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
      verificationSweep: verifications.sweep,
      notices,
      deployments,
      discovery,
      rotations,
      endpointSwitches,
      pendingCertificates: new PendingCertificateProgress(pendingNeeds),
      remoteRevocations,
      suggestedRenewals: new SuggestedRenewals(issuers),
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
    verificationSweep: verifications.sweep,
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
