import type { Verdict } from '../../auth/permissions.ts'
import type { Context } from '../../graphql/context.ts'
import { argumentId, inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { verdictOnIssuing } from '../authorities/index.ts'
import { needsKey } from '../../plugins/exporters/index.ts'
import { verdictOn } from './certificate.authorisation.ts'
import type { CreateCertificateInput } from './certificate-creation.inputs.ts'
import type { UploadCertificateInput } from './certificate-upload.inputs.ts'
import { type ChangePermission, mayExportPublicParts, mayRead, mayUpload } from './certificate.policy.ts'
import { certificateFacts } from './certificate.repository.ts'
import { type ExportCertificateInput, toExportFormat } from './export.inputs.ts'
import { mayUse } from '../../auth/actor.ts'

const signedIn = ({ actor }: Context) => mayRead(actor)

/** The rule of a mutation on one certificate: creator, owner role, role attached to it, or admin. */
function changing(name: string, permission: ChangePermission) {
  return guarded<{ input: { id: string } }>(name, (context, { input }) => {
    const general = mayUse(context.actor, permission)
    if (!general.allowed) return general
    return verdictOn(context, inputId('Certificate', input.id, ['id']), permission)
  })
}

/** @param authorityId read once it is known that the caller may issue at all */
async function issuing(
  context: Context,
  authorityId: () => string,
  permission: 'certificate:create' | 'certificate:upload',
) {
  const general = mayUse(context.actor, permission)
  if (!general.allowed) return general
  return verdictOnIssuing(context, authorityId(), permission)
}

const authorityOf = (id: string) => () => inputId('Authority', id, ['authorityId'])

async function exporting(context: Context, input: ExportCertificateInput): Promise<Verdict | null> {
  const withKey = needsKey(toExportFormat(input))
  const general = withKey ? mayUse(context.actor, 'certificate:export-key') : mayExportPublicParts(context.actor)
  if (!general.allowed) return general
  const id = inputId('Certificate', input.id, ['id'])
  if (withKey) return verdictOn(context, id, 'certificate:export-key')
  return (await context.loader(certificateFacts).load(id)) === null ? null : general
}

export const certificateRules: RuleMap = {
  Query: {
    certificate: guarded('certificate: signed in', signedIn),
    certificates: guarded('certificates: signed in', signedIn),
    certificatePreview: guarded<{ input: CreateCertificateInput }>(
      'certificatePreview: the right on the authority',
      (context, { input: { authorityId } }) =>
        issuing(context, () => argumentId('Authority', authorityId, 'input.authorityId'), 'certificate:create'),
    ),
    certificateStats: guarded('certificateStats: signed in', signedIn),
  },
  Mutation: {
    createCertificate: guarded<{ input: CreateCertificateInput }>(
      'createCertificate: the right on the authority',
      (context, { input }) => issuing(context, authorityOf(input.authorityId), 'certificate:create'),
    ),
    uploadCertificate: guarded<{ input: UploadCertificateInput }>(
      'uploadCertificate: whoever may write, and the right on the authority',
      (context, { input }) =>
        input.authorityId == null
          ? mayUpload(context.actor)
          : issuing(context, authorityOf(input.authorityId), 'certificate:upload'),
    ),
    updateCertificate: changing('updateCertificate: creator, owner or role', 'certificate:update'),
    revokeCertificate: changing('revokeCertificate: creator, owner or role', 'certificate:revoke'),
    removeCertificateHold: changing('removeCertificateHold: creator, owner or role', 'certificate:revoke'),
    reissueCertificate: changing('reissueCertificate: creator, owner or role', 'certificate:reissue'),
    verifyCertificate: changing('verifyCertificate: creator, owner or role', 'certificate:verify'),
    revealPrivateKey: changing('revealPrivateKey: creator, owner or role', 'certificate:export-key'),
    deleteCertificate: changing('deleteCertificate: creator, owner or role', 'certificate:delete'),
    exportCertificate: guarded<{ input: ExportCertificateInput }>(
      'exportCertificate: the key to creator, owner or role; the rest to readers',
      (context, { input }) => exporting(context, input),
    ),
  },
}
