import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { argumentId, inputId } from '../../graphql/node-id.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { pendingCertificateById } from '../pending-certificates/index.ts'
import { CertificateCreationService, type Made } from './certificate-creation.service.ts'
import type { DisposalServices } from './certificate-disposal.resolver.ts'
import { CertificateExportService } from './certificate-export.service.ts'
import { CertificateListArgs } from './certificate-list.inputs.ts'
import { CertificateReissueService } from './certificate-reissue.service.ts'
import type { CertificateRevocationService } from './certificate-revocation.service.ts'
import type { CertificateVerificationService } from './certificate-verification.service.ts'
import { CertificateUploadService } from './certificate-upload.service.ts'
import { toChanges, UpdateCertificateInput } from './certificate-changes.inputs.ts'
import { CreateCertificateInput, toNewCertificate } from './certificate-creation.inputs.ts'
import { CertificateLookup } from './certificate-lookup.inputs.ts'
import { ReissueCertificateInput, toReissue } from './certificate-reissue.inputs.ts'
import { RevokeCertificateInput, toRevocation } from './certificate-revocation.inputs.ts'
import { toUpload, UploadCertificateInput } from './certificate-upload.inputs.ts'
import { listCertificates } from './certificate.list.ts'
import { toRuleObject } from './certificate-preview.types.ts'
import {
  CreateCertificatePayload,
  ExportCertificatePayload,
  ReissueCertificatePayload,
  RevokeCertificatePayload,
  UpdateCertificatePayload,
  UploadCertificatePayload,
} from './certificate-payloads.types.ts'
import { certificateById, findCertificateId } from './certificate.repository.ts'
import { CertificateService } from './certificate.service.ts'
import { CertificateConnection, CertificateObject } from './certificate.types.ts'
import { ExportCertificateInput, toExportFormat } from './export.inputs.ts'

export interface CertificateServices extends DisposalServices {
  readonly creation: CertificateCreationService
  readonly upload: CertificateUploadService
  readonly changes: CertificateService
  readonly revocation: CertificateRevocationService
  readonly verification: CertificateVerificationService
  readonly reissue: CertificateReissueService
  readonly export: CertificateExportService
}

@Resolver(() => CertificateObject)
export class CertificateResolver {
  readonly #services: CertificateServices

  constructor(services: CertificateServices) {
    this.#services = services
  }

  @Query(() => CertificateObject, { nullable: true, description: 'One certificate; null when there is none.' })
  async certificate(
    @Arg('by', () => CertificateLookup, { description: 'How it is found.' }) by: CertificateLookup,
    @Ctx() context: Context,
  ) {
    const id = by.id == null ? await lookUp(by, context) : argumentId('Certificate', by.id, 'by.id')
    return id === null ? null : context.loader(certificateById).load(id)
  }

  @Query(() => CertificateConnection, {
    nullable: true,
    description: 'Certificates, newest first unless ordered otherwise.',
  })
  async certificates(@Args(() => CertificateListArgs) list: CertificateListArgs, @Ctx() context: Context) {
    return listCertificates(context.em, list.toQuery(context))
  }

  @Mutation(() => CreateCertificatePayload, { description: 'Issues a certificate, with a key made here or for a CSR.' })
  async createCertificate(
    @Arg('input', () => CreateCertificateInput, { description: 'What is wanted.' }) input: CreateCertificateInput,
    @Ctx() context: Context,
  ): Promise<CreateCertificatePayload> {
    return madePayload(context, 'CreateCertificateError', () =>
      this.#services.creation.create(context, toNewCertificate(input)),
    )
  }

  @Mutation(() => UploadCertificatePayload, { description: 'Tracks a certificate that exists already.' })
  async uploadCertificate(
    @Arg('input', () => UploadCertificateInput, { description: 'What is wanted.' }) input: UploadCertificateInput,
    @Ctx() context: Context,
  ): Promise<UploadCertificatePayload> {
    const payload = await certificatePayload(context, 'UploadCertificateError', () =>
      this.#services.upload.upload(context, toUpload(input)),
    )
    const { certificate } = payload
    const findings = certificate === null ? [] : await this.#services.upload.policyFindings(context, certificate.id)
    const userErrors = payload.userErrors.map(async (error) => {
      const stored = error['certificateId']
      return {
        ...error,
        certificate: typeof stored === 'string' ? await context.loader(certificateById).load(stored) : null,
      }
    })
    return { ...payload, policyFindings: findings.map(toRuleObject), userErrors: await Promise.all(userErrors) }
  }

  @Mutation(() => UpdateCertificatePayload, { description: 'Changes what is done with a certificate.' })
  async updateCertificate(
    @Arg('input', () => UpdateCertificateInput, { description: 'What is wanted.' }) input: UpdateCertificateInput,
    @Ctx() context: Context,
  ): Promise<UpdateCertificatePayload> {
    return certificatePayload(context, 'UpdateCertificateError', () =>
      this.#services.changes.update(context, toChanges(input)),
    )
  }

  @Mutation(() => RevokeCertificatePayload, { description: 'Revokes a certificate that an authority of ours issued.' })
  async revokeCertificate(
    @Arg('input', () => RevokeCertificateInput, { description: 'What is wanted.' }) input: RevokeCertificateInput,
    @Ctx() context: Context,
  ): Promise<RevokeCertificatePayload> {
    return certificatePayload(context, 'RevokeCertificateError', () =>
      this.#services.revocation.revoke(context, toRevocation(input)),
    )
  }

  @Mutation(() => ReissueCertificatePayload, {
    description: 'Issues a certificate again, with new dates and a new key.',
  })
  async reissueCertificate(
    @Arg('input', () => ReissueCertificateInput, { description: 'What is wanted.' }) input: ReissueCertificateInput,
    @Ctx() context: Context,
  ): Promise<ReissueCertificatePayload> {
    return madePayload(context, 'ReissueCertificateError', () =>
      this.#services.reissue.reissue(context, toReissue(input)),
    )
  }

  @Mutation(() => ExportCertificatePayload, {
    description:
      'Exports a certificate. With its private key it takes the right to the key and leaves an audit record.',
  })
  async exportCertificate(
    @Arg('input', () => ExportCertificateInput, { description: 'What is wanted.' }) input: ExportCertificateInput,
    @Ctx() context: Context,
  ): Promise<ExportCertificatePayload> {
    const { result, userErrors } = await outcomeOf('ExportCertificateError', async () => {
      const id = inputId('Certificate', input.id, ['id'])
      return this.#services.export.export(context, id, toExportFormat(input))
    })
    if (result === null) return { export: null, userErrors }
    const { bytes, ...file } = result
    return { export: { ...file, data: Buffer.from(bytes).toString('base64') }, userErrors }
  }
}

async function lookUp(by: CertificateLookup, context: Context): Promise<string | null> {
  if (by.name != null) return findCertificateId(context.em, { name: by.name })
  if (by.fingerprint != null) return findCertificateId(context.em, { fingerprint: by.fingerprint })
  const authorityId = argumentId('Authority', by.serial?.authorityId ?? '', 'by.serial.authorityId')
  return findCertificateId(context.em, { authorityId, serialNumber: by.serial?.serialNumber ?? '' })
}

async function madePayload(context: Context, errorType: string, useCase: () => Promise<Made>) {
  const { result, userErrors } = await outcomeOf(errorType, async () => useCase())
  const { certificateId, pendingId } = result ?? { certificateId: null, pendingId: null }
  return {
    certificate: certificateId === null ? null : await context.loader(certificateById).load(certificateId),
    pendingCertificate: pendingId === null ? null : await context.loader(pendingCertificateById).load(pendingId),
    userErrors,
  }
}

async function certificatePayload(context: Context, errorType: string, useCase: () => Promise<string>) {
  const { result, userErrors } = await outcomeOf(errorType, async () => useCase())
  return { certificate: result === null ? null : await context.loader(certificateById).load(result), userErrors }
}
