// Who may do what with orders at CAs elsewhere: the part of the permission table about them.
import { graphql } from '../kit/gql/index.ts'
import { asked, gets, type Relation, type RootFieldEntry, SIGNED_IN, WRITERS } from './permission-entries.ts'
import type { ActorName, Scene } from './permission-scene.ts'

/** As of certificates: who will have the rights on what it becomes. */
const CHANGERS: readonly ActorName[] = ['admin', 'creator', 'ownerRoleMember', 'authorityOwnerRoleMember']

function changing(changers: readonly ActorName[], input: object = {}, tolerated: readonly string[] = []): Relation[] {
  const about = (which: keyof Scene['pendingCertificates']) => (scene: Scene) => ({
    input: { id: scene.pendingCertificates[which], ...input },
  })
  return [
    {
      about: 'an order of the team',
      variables: about('ofTeam'),
      expected: gets('ALLOWED', changers),
      tolerated: ['CONFLICT', ...tolerated],
    },
    {
      about: 'an order of others',
      variables: about('ofOthers'),
      expected: gets('ALLOWED', ['admin']),
      tolerated: ['CONFLICT', ...tolerated],
    },
    { about: 'an order that is not there', variables: about('missing'), expected: gets('NOT_FOUND', WRITERS) },
    {
      about: 'an id of another kind',
      variables: (scene) => ({ input: { id: scene.authorities.ofTeam, ...input } }),
      expected: gets('INVALID', WRITERS),
    },
  ]
}

export const PENDING_TABLE: Readonly<Record<string, RootFieldEntry>> = {
  'Query.pendingCertificates': {
    document: asked(
      graphql(`
        query MayListPendingCertificates {
          pendingCertificates {
            nodes {
              id
            }
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Mutation.retryPendingCertificate': {
    document: asked(
      graphql(`
        mutation MayRetryPendingCertificate($input: RetryPendingCertificateInput!) {
          retryPendingCertificate(input: $input) {
            pendingCertificate {
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
    relations: changing(CHANGERS),
  },
  'Mutation.cancelPendingCertificate': {
    document: asked(
      graphql(`
        mutation MayCancelPendingCertificate($input: CancelPendingCertificateInput!) {
          cancelPendingCertificate(input: $input) {
            pendingCertificate {
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
    relations: changing(CHANGERS),
  },
  'Mutation.completePendingCertificate': {
    document: asked(
      graphql(`
        mutation MayCompletePendingCertificate($input: CompletePendingCertificateInput!) {
          completePendingCertificate(input: $input) {
            pendingCertificate {
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
    // It takes the right to issue from the authority as well.
    relations: changing(['admin', 'authorityOwnerRoleMember'], { certificate: 'no certificate' }, ['INVALID']),
  },
}
