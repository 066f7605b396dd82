import { mayUse } from '../../auth/actor.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { verdictOn } from '../certificates/index.ts'
import { rotationById } from './rotation.repository.ts'

/** The right to reissue the rotation's certificate. */
function ofRotation(name: string) {
  return guarded<{ input: { id: string } }>(name, async (context, { input }) => {
    const general = mayUse(context.actor, 'certificate:reissue')
    if (!general.allowed) return general
    const rotation = await context.loader(rotationById).load(inputId('Rotation', input.id, ['id']))
    return rotation === null ? null : verdictOn(context, rotation.certificateId, 'certificate:reissue')
  })
}

export const rotationRules: RuleMap = {
  Query: { rotations: guarded('rotations: signed in', ({ actor }) => mayUse(actor, 'read')) },
  Mutation: {
    rotateCertificate: guarded<{ input: { id: string } }>('rotateCertificate: may reissue it', (context, { input }) => {
      const general = mayUse(context.actor, 'certificate:reissue')
      if (!general.allowed) return general
      return verdictOn(context, inputId('Certificate', input.id, ['id']), 'certificate:reissue')
    }),
    retryRotation: ofRotation('retryRotation: may reissue its certificate'),
    cancelRotation: ofRotation('cancelRotation: may reissue its certificate'),
    rollBackRotation: guarded<{ input: { id: string } }>(
      'rollBackRotation: may reissue its certificate and change what replaces it',
      async (context, { input }) => {
        const general = mayUse(context.actor, 'certificate:reissue')
        if (!general.allowed) return general
        const rotation = await context.loader(rotationById).load(inputId('Rotation', input.id, ['id']))
        if (rotation === null) return null
        const { certificateId, replacementId } = rotation
        const old = await verdictOn(context, certificateId, 'certificate:reissue')
        if (old?.allowed !== true || replacementId == null) return old
        return (await verdictOn(context, replacementId, 'certificate:update')) ?? old
      },
    ),
  },
}
