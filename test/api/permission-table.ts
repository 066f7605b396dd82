// Who may do what, as one table: every root field of the schema × what the object is to the caller × every actor.
//
// A new root field needs an entry here, or permissions.test.ts fails. An entry has the field's document and, for each
// relation that matters, the variables and who gets through. Everybody else must be answered FORBIDDEN, and anonymous
// callers UNAUTHENTICATED, with nothing stored. When the rights depend on a new kind of person, add the person to ACTORS
// in permission-scene.ts; it then has to be added to the groups here and in permission-entries.ts wherever it gets through.
import { toNodeId } from '../../src/graphql/node-id.ts'
import { DEFAULT_ROTATION_POLICY_ID } from '../../src/modules/rotation-policies/rotation-policy.entity.ts'
import { PASSWORD } from '../kit/service.ts'
import { graphql } from '../kit/gql/index.ts'
import {
  asked,
  CHANGERS,
  EVERYONE,
  gets,
  type Outcome,
  type Relation,
  type RootFieldEntry,
  SIGNED_IN,
  WRITERS,
} from './permission-entries.ts'
import type { ActorName, Scene } from './permission-scene.ts'
import { JOBS_TABLE } from './permission-table-jobs.ts'
import { PENDING_TABLE } from './permission-table-pending.ts'
import { PEOPLE_TABLE } from './permission-table-people.ts'
import { SOURCES_TABLE } from './permission-table-sources.ts'

const ISSUERS: readonly ActorName[] = ['admin', 'authorityRoleMember', 'authorityOwnerRoleMember']

/** The relations of a mutation on a rotation: who may reissue the certificate of the team. */
function ofRotation(): Relation[] {
  return [
    {
      about: 'one of a certificate of the team',
      variables: ({ rotations }) => ({ input: { id: rotations.ofTeam } }),
      expected: gets('ALLOWED', CHANGERS),
      // Finished by an entry or actor before
      tolerated: ['INVALID'],
    },
    {
      about: 'one that is not there',
      variables: ({ rotations }) => ({ input: { id: rotations.missing } }),
      expected: gets('NOT_FOUND', WRITERS),
    },
  ]
}

/** The relations of a mutation on a deployment: who may change the certificate of the team. */
function ofDeployment(tolerated: readonly string[] = []): Relation[] {
  return [
    {
      about: 'one of a certificate of the team',
      variables: ({ deployments }) => ({ input: { id: deployments.ofTeam } }),
      expected: gets('ALLOWED', CHANGERS),
      tolerated,
    },
    {
      about: 'one that is not there',
      variables: ({ deployments }) => ({ input: { id: deployments.missing } }),
      expected: gets('NOT_FOUND', WRITERS),
    },
  ]
}

/**
 * The relations of a mutation that takes the right to change one certificate.
 * @param input what its input holds besides `id`
 */
function changing(
  input: (scene: Scene) => object | Promise<object> = () => ({}),
  tolerated: readonly string[] = [],
): Relation[] {
  const about = (id: (scene: Scene) => string) => async (scene: Scene) => ({
    input: { id: id(scene), ...(await input(scene)) },
  })
  return [
    {
      about: 'a certificate of the team',
      variables: about((scene) => scene.certificates.ofTeam),
      expected: gets('ALLOWED', CHANGERS),
      tolerated,
    },
    {
      about: 'a certificate that has changed hands',
      variables: about((scene) => scene.certificates.handedOver),
      expected: gets('ALLOWED', ['admin', 'ownerRoleMember', 'authorityOwnerRoleMember']),
      tolerated,
    },
    {
      about: 'a certificate whose creator is held to reading',
      variables: about((scene) => scene.certificates.ofReadOnly),
      expected: gets('ALLOWED', ['admin', 'authorityOwnerRoleMember']),
      tolerated,
    },
    {
      about: 'a certificate of others',
      variables: about((scene) => scene.certificates.ofOthers),
      expected: gets('ALLOWED', ['admin']),
      tolerated,
    },
    {
      about: 'a certificate that is not there',
      variables: about((scene) => scene.certificates.missing),
      expected: gets('NOT_FOUND', WRITERS),
    },
    {
      about: 'an id of another kind',
      variables: about((scene) => scene.authorities.ofTeam),
      expected: gets('INVALID', WRITERS),
    },
  ]
}

/** The relations of a mutation that takes the right to issue from `input.authorityId`. */
function issuing(
  input: (scene: Scene) => object,
  tolerated: readonly string[] = [],
  ofAnotherKind: Outcome = 'INVALID',
): Relation[] {
  const from = (id: (scene: Scene) => string) => (scene: Scene) => ({
    input: { authorityId: id(scene), owner: 'team@example.org', ...input(scene) },
  })
  return [
    {
      about: 'from an authority with roles on it',
      variables: from((scene) => scene.authorities.ofTeam),
      expected: gets('ALLOWED', ISSUERS),
      tolerated,
    },
    {
      about: 'from an authority of others',
      variables: from((scene) => scene.authorities.ofOthers),
      expected: gets('ALLOWED', ['admin']),
      tolerated,
    },
    {
      about: 'from an authority that is not there',
      variables: from((scene) => scene.authorities.missing),
      expected: gets('NOT_FOUND', WRITERS),
    },
    {
      about: 'from an id of another kind',
      variables: from((scene) => scene.certificates.ofTeam),
      expected: gets(ofAnotherKind, WRITERS),
    },
  ]
}

/** The relations of a mutation that changes one authority, which takes being an admin whatever roles are on it. */
function managing(input: (scene: Scene) => object, tolerated: readonly string[] = []): Relation[] {
  const one = (about: string, id: (scene: Scene) => string, outcome: Outcome): Relation => ({
    about,
    variables: (scene) => ({ input: { id: id(scene), ...input(scene) } }),
    expected: gets(outcome, ['admin']),
    tolerated,
  })
  return [
    one('an authority with roles on it', ({ authorities }) => authorities.ofTeam, 'ALLOWED'),
    one('an authority of others', ({ authorities }) => authorities.ofOthers, 'ALLOWED'),
    one('one that is not there', ({ authorities }) => authorities.missing, 'NOT_FOUND'),
    { ...one('an id of another kind', ({ certificates }) => certificates.ofTeam, 'INVALID'), tolerated: [] },
  ]
}

const EXPORT = asked(
  graphql(`
    mutation MayExport($input: ExportCertificateInput!) {
      exportCertificate(input: $input) {
        export {
          fileName
        }
        userErrors {
          code
          path
        }
      }
    }
  `),
)

function exportsWithKey(format: object): Relation[] {
  return changing(() => ({ format })).map((relation) => ({
    ...relation,
    about: `${JSON.stringify(format)} of ${relation.about}`,
  }))
}

const DEFAULT_POLICY = toNodeId('RotationPolicy', DEFAULT_ROTATION_POLICY_ID)
const MISSING_POLICY = toNodeId('RotationPolicy', '01890000-0000-7000-8000-000000000000')

/** `Type.field` of every root field. */
export const PERMISSION_TABLE: Readonly<Record<string, RootFieldEntry>> = {
  ...JOBS_TABLE,
  ...PEOPLE_TABLE,
  ...SOURCES_TABLE,
  ...PENDING_TABLE,
  'Query.viewer': {
    document: asked(
      graphql(`
        query MayAskViewer {
          viewer {
            id
          }
        }
      `),
    ),
    relations: [
      {
        about: 'oneself',
        variables: () => ({}),
        expected: { ...gets('ALLOWED', SIGNED_IN), anonymous: 'NOTHING' },
      },
    ],
  },
  'Query.node': {
    document: asked(
      graphql(`
        query MayAskNode($id: ID!) {
          node(id: $id) {
            id
          }
        }
      `),
    ),
    relations: [
      {
        about: 'a certificate of others',
        variables: ({ certificates }) => ({ id: certificates.ofOthers }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'an authority of others',
        variables: ({ authorities }) => ({ id: authorities.ofOthers }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'what is not there',
        variables: ({ certificates }) => ({ id: certificates.missing }),
        expected: gets('NOTHING', SIGNED_IN),
      },
      { about: 'what is no id', variables: () => ({ id: 'cert_1' }), expected: gets('NOTHING', SIGNED_IN) },
    ],
  },
  'Query.nodes': {
    document: asked(
      graphql(`
        query MayAskNodes($ids: [ID!]!) {
          nodes(ids: $ids) {
            id
          }
        }
      `),
    ),
    relations: [
      {
        about: 'what is there and what is not',
        variables: ({ certificates }) => ({ ids: [certificates.ofOthers, certificates.missing, ''] }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
    ],
  },
  'Query.encryptionKeys': {
    document: asked(
      graphql(`
        query MayReadKeys {
          encryptionKeys {
            rewrap {
              remaining
            }
          }
        }
      `),
    ),
    relations: [{ about: 'the encryption keys', variables: () => ({}), expected: gets('ALLOWED', ['admin']) }],
  },
  'Mutation.rewrapSecrets': {
    document: asked(
      graphql(`
        mutation MayRewrap($input: RewrapSecretsInput!) {
          rewrapSecrets(input: $input) {
            rewrap {
              remaining
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [{ about: 'stored secrets', variables: () => ({ input: {} }), expected: gets('ALLOWED', ['admin']) }],
  },
  'Query.auditEvents': {
    document: asked(
      graphql(`
        query MayReadAudit {
          auditEvents {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'the audit log', variables: () => ({}), expected: gets('ALLOWED', ['admin', 'auditor']) }],
  },
  'Query.certificate': {
    document: asked(
      graphql(`
        query MayAskCertificate($by: CertificateLookup!) {
          certificate(by: $by) {
            id
            body
            chain
            csr
          }
        }
      `),
    ),
    relations: [
      {
        about: 'of others by id',
        variables: ({ certificates }) => ({ by: { id: certificates.ofOthers } }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'of the team by name',
        variables: ({ names }) => ({ by: { name: names.certificate } }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'one that is not there',
        variables: ({ certificates }) => ({ by: { id: certificates.missing } }),
        expected: gets('NOTHING', SIGNED_IN),
      },
      {
        about: 'by an id of another kind',
        variables: ({ authorities }) => ({ by: { id: authorities.ofTeam } }),
        expected: gets('BAD_USER_INPUT', SIGNED_IN),
      },
    ],
  },
  'Query.certificates': {
    document: asked(
      graphql(`
        query MayListCertificates {
          certificates {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.certificateStats': {
    document: asked(
      graphql(`
        query MayCountCertificates {
          certificateStats(groupBy: OWNER) {
            key
            count
          }
        }
      `),
    ),
    relations: [{ about: 'by owner', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.certificatePreview': {
    document: asked(
      graphql(`
        query MayPreviewCertificate($input: CreateCertificateInput!) {
          certificatePreview(input: $input) {
            allowed
          }
        }
      `),
    ),
    relations: issuing((scene) => ({ commonName: `preview-${scene.next()}.example.org` }), [], 'BAD_USER_INPUT'),
  },
  'Query.compromisedKeys': {
    document: asked(
      graphql(`
        query MayListCompromisedKeys {
          compromisedKeys {
            nodes {
              id
            }
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.rotationPolicies': {
    document: asked(
      graphql(`
        query MayListRotationPolicies {
          rotationPolicies {
            id
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.authority': {
    document: asked(
      graphql(`
        query MayAskAuthority($by: AuthorityLookup!) {
          authority(by: $by) {
            id
            chain
          }
        }
      `),
    ),
    relations: [
      {
        about: 'of others by id',
        variables: ({ authorities }) => ({ by: { id: authorities.ofOthers } }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'of the team by name',
        variables: ({ names }) => ({ by: { name: names.authority } }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'one that is not there',
        variables: ({ authorities }) => ({ by: { id: authorities.missing } }),
        expected: gets('NOTHING', SIGNED_IN),
      },
    ],
  },
  'Query.authorities': {
    document: asked(
      graphql(`
        query MayListAuthorities {
          authorities {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Mutation.signIn': {
    document: asked(
      graphql(`
        mutation MaySignIn($input: SignInInput!) {
          signIn(input: $input) {
            token
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'with the right password',
        variables: () => ({ input: { username: 'plainuser', password: PASSWORD } }),
        expected: gets('ALLOWED', EVERYONE),
      },
    ],
  },
  'Mutation.createAuthority': {
    document: asked(
      graphql(`
        mutation MayCreateAuthority($input: CreateAuthorityInput!) {
          createAuthority(input: $input) {
            authority {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      { about: 'a root', variables: newAuthority(), expected: gets('ALLOWED', ['admin']) },
      {
        about: 'below an authority with roles on it',
        variables: newAuthority(({ authorities }) => authorities.ofTeam),
        expected: gets('ALLOWED', ['admin']),
      },
      {
        about: 'below an authority that is not there',
        variables: newAuthority(({ authorities }) => authorities.missing),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.importAuthority': {
    document: asked(
      graphql(`
        mutation MayImportAuthority($input: ImportAuthorityInput!) {
          importAuthority(input: $input) {
            authority {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'a CA without its key',
        variables: ({ next, pem }) => ({
          input: {
            name: `Imported ${next()}`,
            owner: 'ca@example.org',
            certificate: pem.authorityOfOthers,
            privateKey: '',
          },
        }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['INVALID'],
      },
    ],
  },
  'Mutation.installAuthorityCertificate': {
    document: asked(
      graphql(`
        mutation MayInstallAuthorityCertificate($input: InstallAuthorityCertificateInput!) {
          installAuthorityCertificate(input: $input) {
            authority {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: managing(({ pem }) => ({ certificate: pem.authorityOfOthers }), ['CONFLICT']),
  },
  'Mutation.updateAuthority': {
    document: asked(
      graphql(`
        mutation MayUpdateAuthority($input: UpdateAuthorityInput!) {
          updateAuthority(input: $input) {
            authority {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: managing(() => ({ description: 'Changed' })),
  },
  'Mutation.deleteAuthority': {
    document: asked(
      graphql(`
        mutation MayDeleteAuthority($input: DeleteAuthorityInput!) {
          deleteAuthority(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: managing(() => ({}), ['IN_USE']),
  },
  'Mutation.createCertificate': {
    document: asked(
      graphql(`
        mutation MayCreateCertificate($input: CreateCertificateInput!) {
          createCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      ...issuing((scene) => ({ commonName: `new-${scene.next()}.example.org` })),
      {
        about: 'replacing a certificate of the team',
        variables: ({ authorities, certificates }) => ({
          input: {
            authorityId: authorities.ofTeam,
            owner: 'team@example.org',
            commonName: 'replacement.example.org',
            replacesIds: [certificates.ofTeam],
          },
        }),
        expected: gets('ALLOWED', ['admin', 'authorityOwnerRoleMember']),
      },
    ],
  },
  'Mutation.addCompromisedKey': {
    document: asked(
      graphql(`
        mutation MayAddCompromisedKey($input: AddCompromisedKeyInput!) {
          addCompromisedKey(input: $input) {
            compromisedKey {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'a fingerprint',
        variables: (scene) => ({
          input: { key: { fingerprint: String(scene.next()).padStart(64, '0') }, reason: 'published by mistake' },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.removeCompromisedKey': {
    document: asked(
      graphql(`
        mutation MayRemoveCompromisedKey($input: RemoveCompromisedKeyInput!) {
          removeCompromisedKey(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'a record that is not there',
        variables: () => ({
          input: { id: toNodeId('CompromisedKey', '01890000-0000-7000-8000-000000000000'), reason: 'by mistake' },
        }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.uploadCertificate': {
    document: asked(
      graphql(`
        mutation MayUploadCertificate($input: UploadCertificateInput!) {
          uploadCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'without naming an authority',
        variables: ({ pem }) => ({ input: { owner: 'team@example.org', body: pem.authorityOfOthers } }),
        expected: gets('ALLOWED', WRITERS),
        tolerated: ['CONFLICT'],
      },
      {
        about: 'replacing a certificate of the team',
        variables: ({ pem, certificates }) => ({
          input: { owner: 'team@example.org', body: pem.authorityOfOthers, replacesIds: [certificates.ofTeam] },
        }),
        expected: gets('ALLOWED', CHANGERS),
        tolerated: ['CONFLICT'],
      },
      // What it has issued is stored already, and what it has not issued is refused: both come after the rights.
      ...issuing(({ pem }) => ({ body: pem.ofTeam }), ['CONFLICT', 'CHAIN_MISMATCH']),
    ],
  },
  'Mutation.updateCertificate': {
    document: asked(
      graphql(`
        mutation MayUpdateCertificate($input: UpdateCertificateInput!) {
          updateCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      ...changing((scene) => ({ description: `changed ${scene.next()}` })),
      {
        about: 'a certificate that has changed hands, to replace one of others',
        variables: ({ certificates }) => ({
          input: { id: certificates.handedOver, replacesIds: [certificates.ofOthers] },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.reissueCertificate': {
    document: asked(
      graphql(`
        mutation MayReissueCertificate($input: ReissueCertificateInput!) {
          reissueCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      ...changing(),
      {
        about: 'a certificate of the team, from an authority of others',
        variables: ({ certificates, authorities }) => ({
          input: { id: certificates.ofTeam, authorityId: authorities.ofOthers },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.exportCertificate': {
    document: EXPORT,
    relations: [
      ...exportsWithKey({ pem: {} }),
      ...exportsWithKey({ pem: { parts: ['PRIVATE_KEY'] } }),
      ...exportsWithKey({ der: { part: 'PRIVATE_KEY' } }),
      ...exportsWithKey({ pkcs12: {} }),
      {
        about: 'without the key, PEM of others',
        variables: ({ certificates }) => ({
          input: { id: certificates.ofOthers, format: { pem: { parts: ['CERTIFICATE', 'CHAIN'] } } },
        }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'without the key, DER of others',
        variables: ({ certificates }) => ({ input: { id: certificates.ofOthers, format: { der: {} } } }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'without the key, one that is not there',
        variables: ({ certificates }) => ({ input: { id: certificates.missing, format: { der: {} } } }),
        expected: gets('NOT_FOUND', SIGNED_IN),
      },
    ],
  },
  'Mutation.revokeCertificate': {
    document: asked(
      graphql(`
        mutation MayRevokeCertificate($input: RevokeCertificateInput!) {
          revokeCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    // By force, since an endpoint of the scene serves the certificate of the team.
    relations: changing(() => ({ reason: 'SUPERSEDED', force: true }), ['ALREADY_REVOKED']),
  },
  'Mutation.removeCertificateHold': {
    document: asked(
      graphql(`
        mutation MayRemoveCertificateHold($input: RemoveCertificateHoldInput!) {
          removeCertificateHold(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    // None of them is on hold.
    relations: changing(() => ({}), ['INVALID', 'UNSUPPORTED']),
  },
  'Mutation.verifyCertificate': {
    document: asked(
      graphql(`
        mutation MayVerifyCertificate($input: VerifyCertificateInput!) {
          verifyCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: changing(),
  },
  'Mutation.revealPrivateKey': {
    document: asked(
      graphql(`
        mutation MayRevealPrivateKey($input: RevealPrivateKeyInput!) {
          revealPrivateKey(input: $input) {
            privateKey
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: changing(),
  },
  'Mutation.deleteCertificate': {
    document: asked(
      graphql(`
        mutation MayDeleteCertificate($input: DeleteCertificateInput!) {
          deleteCertificate(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    // Nobody has seen version 0: whoever has the right hears of a conflict, and everything stays for the next actor.
    relations: changing(() => ({ version: 0 }), ['CONFLICT']),
  },
  'Mutation.createRotationPolicy': {
    document: asked(
      graphql(`
        mutation MayCreateRotationPolicy($input: CreateRotationPolicyInput!) {
          createRotationPolicy(input: $input) {
            rotationPolicy {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ input: { name: `policy ${scene.next()}`, days: 14 } }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.updateRotationPolicy': {
    document: asked(
      graphql(`
        mutation MayUpdateRotationPolicy($input: UpdateRotationPolicyInput!) {
          updateRotationPolicy(input: $input) {
            rotationPolicy {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'the default one',
        variables: (scene) => ({ input: { id: DEFAULT_POLICY, description: `changed ${scene.next()}` } }),
        expected: gets('ALLOWED', ['admin']),
      },
      {
        about: 'one that is not there',
        variables: () => ({ input: { id: MISSING_POLICY } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.deleteRotationPolicy': {
    document: asked(
      graphql(`
        mutation MayDeleteRotationPolicy($input: DeleteRotationPolicyInput!) {
          deleteRotationPolicy(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'the default one, which stays',
        variables: () => ({ input: { id: DEFAULT_POLICY } }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['IN_USE'],
      },
      {
        about: 'one that is not there',
        variables: () => ({ input: { id: MISSING_POLICY } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Query.plugins': {
    document: asked(
      graphql(`
        query MayListPlugins {
          plugins {
            slug
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.notifications': {
    document: asked(
      graphql(`
        query MayListNotifications {
          notifications {
            nodes {
              id
            }
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.destinations': {
    document: asked(
      graphql(`
        query MayListDestinations {
          destinations {
            nodes {
              id
            }
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.dnsProviders': {
    document: asked(
      graphql(`
        query MayListDnsProviders {
          dnsProviders {
            id
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.previewNotification': {
    document: asked(
      graphql(`
        query MayPreviewNotification($id: ID!) {
          previewNotification(id: $id) {
            subject
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ id: scene.notifications.ofTeam }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
    ],
  },
  'Query.upcomingNotices': {
    document: asked(
      graphql(`
        query MayListUpcomingNotices {
          upcomingNotices {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Mutation.sendTestNotification': {
    document: asked(
      graphql(`
        mutation MaySendTestNotification($input: SendTestNotificationInput!) {
          sendTestNotification(input: $input) {
            delivery {
              state
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'one of the team',
        variables: (scene) => ({ input: { id: scene.notifications.ofTeam } }),
        expected: gets('ALLOWED', ['admin', 'creator', 'ownerRoleMember']),
      },
      {
        about: 'one that has changed hands',
        variables: (scene) => ({ input: { id: scene.notifications.handedOver } }),
        expected: gets('ALLOWED', ['admin', 'ownerRoleMember']),
      },
    ],
  },
  'Mutation.retryDelivery': {
    document: asked(
      graphql(`
        mutation MayRetryDelivery($input: RetryDeliveryInput!) {
          retryDelivery(input: $input) {
            delivery {
              state
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'by a notification of the team',
        variables: (scene) => ({ input: { id: scene.deliveries.ofTeam } }),
        expected: gets('ALLOWED', ['admin', 'creator', 'ownerRoleMember']),
      },
      {
        about: 'by one that has changed hands',
        variables: (scene) => ({ input: { id: scene.deliveries.handedOver } }),
        expected: gets('ALLOWED', ['admin', 'ownerRoleMember']),
      },
      {
        about: 'one that is not there',
        variables: ({ deliveries }) => ({ input: { id: deliveries.missing } }),
        expected: gets('NOT_FOUND', WRITERS),
      },
    ],
  },
  'Mutation.createNotification': {
    document: asked(
      graphql(`
        mutation MayCreateNotification($input: CreateNotificationInput!) {
          createNotification(input: $input) {
            notification {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({
          input: {
            name: `notification ${scene.next()}`,
            intervals: [{ count: 3 }],
            options: { email: { recipients: ['someone@example.org'] } },
          },
        }),
        expected: gets('ALLOWED', WRITERS),
      },
      {
        about: 'one for a team of others',
        variables: (scene) => ({
          input: {
            name: `notification ${scene.next()}`,
            owner: 'others@example.org',
            intervals: [{ count: 3 }],
            options: { email: { recipients: ['someone@example.org'] } },
          },
        }),
        expected: gets('ALLOWED', WRITERS),
      },
    ],
  },
  'Mutation.updateNotification': {
    document: asked(
      graphql(`
        mutation MayUpdateNotification($input: UpdateNotificationInput!) {
          updateNotification(input: $input) {
            notification {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'one of the team',
        variables: (scene) => ({ input: { id: scene.notifications.ofTeam, description: `changed ${scene.next()}` } }),
        expected: gets('ALLOWED', ['admin', 'creator', 'ownerRoleMember']),
      },
      {
        about: 'one that has changed hands',
        variables: (scene) => ({
          input: { id: scene.notifications.handedOver, description: `changed ${scene.next()}` },
        }),
        expected: gets('ALLOWED', ['admin', 'ownerRoleMember']),
      },
      {
        about: 'one of others',
        variables: (scene) => ({ input: { id: scene.notifications.ofOthers, description: `changed ${scene.next()}` } }),
        expected: gets('ALLOWED', ['admin']),
      },
      {
        about: 'one that is not there',
        variables: ({ notifications }) => ({ input: { id: notifications.missing } }),
        expected: gets('NOT_FOUND', WRITERS),
      },
    ],
  },
  'Mutation.deleteNotification': {
    document: asked(
      graphql(`
        mutation MayDeleteNotification($input: DeleteNotificationInput!) {
          deleteNotification(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'one of the team',
        variables: (scene) => ({ input: { id: scene.notifications.ofTeam, version: 0 } }),
        expected: gets('ALLOWED', ['admin', 'creator', 'ownerRoleMember']),
        tolerated: ['CONFLICT'],
      },
      {
        about: 'one that has changed hands',
        variables: (scene) => ({ input: { id: scene.notifications.handedOver, version: 0 } }),
        expected: gets('ALLOWED', ['admin', 'ownerRoleMember']),
        tolerated: ['CONFLICT'],
      },
      {
        about: 'one of others',
        variables: (scene) => ({ input: { id: scene.notifications.ofOthers, version: 0 } }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['CONFLICT'],
      },
      {
        about: 'one that is not there',
        variables: ({ notifications }) => ({ input: { id: notifications.missing } }),
        expected: gets('NOT_FOUND', WRITERS),
      },
    ],
  },
  'Mutation.createDestination': {
    document: asked(
      graphql(`
        mutation MayCreateDestination($input: CreateDestinationInput!) {
          createDestination(input: $input) {
            destination {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({
          input: { name: `Destination of ${scene.next()}`, options: { filesystem: { path: 'web' } } },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.updateDestination': {
    document: asked(
      graphql(`
        mutation MayUpdateDestination($input: UpdateDestinationInput!) {
          updateDestination(input: $input) {
            destination {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ input: { id: scene.destinations.any, description: `changed ${scene.next()}` } }),
        expected: gets('ALLOWED', ['admin']),
      },
      {
        about: 'one that is not there',
        variables: ({ destinations }) => ({ input: { id: destinations.missing } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.deleteDestination': {
    document: asked(
      graphql(`
        mutation MayDeleteDestination($input: DeleteDestinationInput!) {
          deleteDestination(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ input: { id: scene.destinations.any, version: 0 } }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['CONFLICT'],
      },
      {
        about: 'one that is not there',
        variables: ({ destinations }) => ({ input: { id: destinations.missing } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.testDestination': {
    document: asked(
      graphql(`
        mutation MayTestDestination($input: TestDestinationInput!) {
          testDestination(input: $input) {
            test {
              passed
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ input: { id: scene.destinations.any } }),
        expected: gets('ALLOWED', ['admin']),
      },
      {
        about: 'one that is not there',
        variables: ({ destinations }) => ({ input: { id: destinations.missing } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.deployCertificate': {
    document: asked(
      graphql(`
        mutation MayDeployCertificate($input: DeployCertificateInput!) {
          deployCertificate(input: $input) {
            certificate {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    // Attached to nothing, or revoked by an entry before
    relations: changing(() => ({}), ['INVALID', 'ALREADY_REVOKED']),
  },
  'Mutation.retryDeployment': {
    document: asked(
      graphql(`
        mutation MayRetryDeployment($input: RetryDeploymentInput!) {
          retryDeployment(input: $input) {
            deployment {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: ofDeployment(),
  },
  'Mutation.forgetDeployment': {
    document: asked(
      graphql(`
        mutation MayForgetDeployment($input: ForgetDeploymentInput!) {
          forgetDeployment(input: $input) {
            deployment {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: ofDeployment(['INVALID']),
  },
  'Query.rotations': {
    document: asked(
      graphql(`
        query MayListRotations {
          rotations {
            nodes {
              id
            }
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Mutation.rotateCertificate': {
    document: asked(
      graphql(`
        mutation MayRotateCertificate($input: RotateCertificateInput!) {
          rotateCertificate(input: $input) {
            rotation {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    // Revoked by an entry before, or replaced by one
    relations: changing(() => ({}), ['ALREADY_REVOKED', 'CONFLICT']),
  },
  'Mutation.retryRotation': {
    document: asked(
      graphql(`
        mutation MayRetryRotation($input: RetryRotationInput!) {
          retryRotation(input: $input) {
            rotation {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: ofRotation(),
  },
  'Mutation.cancelRotation': {
    document: asked(
      graphql(`
        mutation MayCancelRotation($input: CancelRotationInput!) {
          cancelRotation(input: $input) {
            rotation {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: ofRotation(),
  },
  'Mutation.rollBackRotation': {
    document: asked(
      graphql(`
        mutation MayRollBackRotation($input: RollBackRotationInput!) {
          rollBackRotation(input: $input) {
            rotation {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: ofRotation(),
  },
  'Mutation.createDnsProvider': {
    document: asked(
      graphql(`
        mutation MayCreateDnsProvider($input: CreateDnsProviderInput!) {
          createDnsProvider(input: $input) {
            dnsProvider {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({
          input: {
            name: `DnsProvider of ${scene.next()}`,
            options: { webhook: { url: 'https://8.8.8.8/dns', secret: 'long enough a secret' } },
          },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.updateDnsProvider': {
    document: asked(
      graphql(`
        mutation MayUpdateDnsProvider($input: UpdateDnsProviderInput!) {
          updateDnsProvider(input: $input) {
            dnsProvider {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ input: { id: scene.dnsProviders.any, description: `changed ${scene.next()}` } }),
        expected: gets('ALLOWED', ['admin']),
      },
      {
        about: 'one that is not there',
        variables: ({ dnsProviders }) => ({ input: { id: dnsProviders.missing } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.deleteDnsProvider': {
    document: asked(
      graphql(`
        mutation MayDeleteDnsProvider($input: DeleteDnsProviderInput!) {
          deleteDnsProvider(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: (scene) => ({ input: { id: scene.dnsProviders.any, version: 0 } }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['CONFLICT'],
      },
      {
        about: 'one that is not there',
        variables: ({ dnsProviders }) => ({ input: { id: dnsProviders.missing } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
}

function newAuthority(parentOf: (scene: Scene) => string | null = () => null) {
  return (scene: Scene) => {
    const parentId = parentOf(scene)
    const name = `Authority of the table ${scene.next()}`
    return {
      input: {
        name,
        owner: 'ca@example.org',
        type: parentId === null ? 'ROOT' : 'SUBORDINATE',
        parentId,
        subject: { commonName: name },
      },
    }
  }
}
