// Authorities and certificates, wired: what issues them, takes them in, judges them, and ends them.
import type { Services } from '../api.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Em } from '../database/connection.ts'
import type { SecretBox } from '../database/secrets.ts'
import type { JobQueue } from '../jobs/queue.ts'
import type { KeyDisclosures } from '../modules/audit/index.ts'
import { AuthorityChangesService } from '../modules/authorities/authority-changes.service.ts'
import { AuthorityImportService } from '../modules/authorities/authority-import.service.ts'
import { AuthoritySigning } from '../modules/authorities/authority-signing.ts'
import { AuthorityService } from '../modules/authorities/authority.service.ts'
import { CrlService } from '../modules/authorities/crl.service.ts'
import { ExternalAuthorityService } from '../modules/authorities/external-authority.service.ts'
import { AuthorityIssuers } from '../modules/authorities/index.ts'
import { publicationUrls } from '../modules/authorities/publication-urls.ts'
import { CertificateAttachments } from '../modules/certificates/certificate-attachments.ts'
import { CertificateCreationService } from '../modules/certificates/certificate-creation.service.ts'
import { CertificateDeletionService } from '../modules/certificates/certificate-deletion.service.ts'
import { CertificateExportService } from '../modules/certificates/certificate-export.service.ts'
import { CertificateJudgementService } from '../modules/certificates/certificate-judgement.service.ts'
import { CertificateReissueService } from '../modules/certificates/certificate-reissue.service.ts'
import { CertificateRevocationService } from '../modules/certificates/certificate-revocation.service.ts'
import { CertificateStoring } from '../modules/certificates/certificate-storing.ts'
import { CertificateUploadService } from '../modules/certificates/certificate-upload.service.ts'
import { CertificateService } from '../modules/certificates/certificate.service.ts'
import { OutsideCertificates } from '../modules/certificates/outside-certificates.ts'
import { PrivateKeyService } from '../modules/certificates/private-key.service.ts'
import { RemoteRevocationService } from '../modules/certificates/remote-revocation.service.ts'
import { SuggestedRenewals } from '../modules/certificates/suggested-renewals.service.ts'
import type { VerificationSweepService } from '../modules/certificates/verification-sweep.service.ts'
import { KeyKnowledge } from '../modules/keys/key-standing.ts'
import { KeyService } from '../modules/keys/key.service.ts'
import type { NoticeQueue } from '../modules/notices/index.ts'
import { DefaultNotices } from '../modules/notifications/index.ts'
import { PendingCertificateOrders, PendingCertificateProgress } from '../modules/pending-certificates/index.ts'
import { PendingCertificateService } from '../modules/pending-certificates/pending-certificate.service.ts'
import type { PluginSettings } from '../modules/plugins/index.ts'
import type { Installation } from '../plugins/plugin.ts'
import { allowedDomains, readWeakKeys } from './issuing-settings.ts'
import { wireVerifications } from './verification.ts'

export interface IssuingParts {
  readonly config: Config
  readonly clock: Clock
  readonly fork: () => Em
  readonly jobs: JobQueue
  readonly notices: NoticeQueue
  readonly secrets: SecretBox
  readonly settings: PluginSettings
  readonly installation: Installation
  readonly disclosures: KeyDisclosures
}

export interface Issuing {
  readonly services: Pick<
    Services,
    | 'authorities'
    | 'externalAuthorities'
    | 'authorityChanges'
    | 'certificates'
    | 'pendingCertificates'
    | 'keys'
    | 'keyKnowledge'
  >
  readonly crls: CrlService
  /** What goes on without being asked. */
  readonly verificationSweep: VerificationSweepService
  readonly pendingCertificates: PendingCertificateProgress
  readonly remoteRevocations: RemoteRevocationService
  readonly suggestedRenewals: SuggestedRenewals
}

export async function wireIssuing(parts: IssuingParts): Promise<Issuing> {
  const { config, clock, fork, jobs, notices, secrets, settings, installation, disclosures } = parts
  const urlsOf = publicationUrls(config.publicUrl)
  const signing = new AuthoritySigning(secrets)
  const issuers = new AuthorityIssuers(settings, secrets, fork, clock)
  const keyKnowledge = new KeyKnowledge(await readWeakKeys(config))
  const judgement = new CertificateJudgementService(signing, {
    issuers,
    urlsOf,
    allowedDomains: allowedDomains(config),
    keys: keyKnowledge,
  })
  const attachments = new CertificateAttachments(new DefaultNotices(config.securityTeam), jobs)
  const storing = new CertificateStoring(secrets, attachments)
  const desk = new OutsideCertificates(judgement, storing)
  const orders = new PendingCertificateOrders(secrets, jobs)
  const creation = new CertificateCreationService({ signing, judgement, attachments, storing, orders })
  const remoteRevocations = new RemoteRevocationService(issuers, jobs)
  const pendingNeeds = { issuers, signing, settings, secrets, queue: jobs, notices, desk }
  const verifications = wireVerifications({ config, notices, jobs, clock })
  return {
    services: {
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
        revocation: new CertificateRevocationService(notices, remoteRevocations, jobs),
        verification: verifications.service,
        deletion: new CertificateDeletionService(jobs),
        privateKeys: new PrivateKeyService(secrets, disclosures),
        reissue: new CertificateReissueService(creation, secrets, attachments),
        export: new CertificateExportService(secrets, disclosures, installation),
      },
      pendingCertificates: new PendingCertificateService(pendingNeeds),
      keys: new KeyService(),
      keyKnowledge,
    },
    crls: new CrlService(signing),
    verificationSweep: verifications.sweep,
    pendingCertificates: new PendingCertificateProgress(pendingNeeds),
    remoteRevocations,
    suggestedRenewals: new SuggestedRenewals(issuers),
  }
}
