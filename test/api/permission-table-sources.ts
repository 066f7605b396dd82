// The part of the permission table about sources and endpoints.
import { toNodeId } from '../../src/graphql/node-id.ts'
import { kysely } from '../../src/database/sql.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedSource } from '../kit/plugin-seeds.ts'
import {
  asked,
  CHANGERS,
  gets,
  NOBODY,
  type Relation,
  type RootFieldEntry,
  SIGNED_IN,
  WRITERS,
} from './permission-entries.ts'
import type { Scene } from './permission-scene.ts'
import { uuidOf } from '../kit/uuid-of.ts'

const sources = new WeakMap<Scene, Promise<string>>()
const endpoints = new WeakMap<Scene, Promise<string>>()
const ofTeam = new WeakMap<Scene, Promise<string>>()

/** One of the scene, so that the calls of those who are denied leave nothing behind. */
function someSource(scene: Scene): Promise<string> {
  const known = sources.get(scene) ?? seedSource(scene.clients.admin)
  sources.set(scene, known)
  return known
}

function someEndpoint(scene: Scene): Promise<string> {
  const known = endpoints.get(scene) ?? makeEndpoint(scene)
  endpoints.set(scene, known)
  return known
}

/** One that serves the certificate of the team. */
function endpointOfTeam(scene: Scene): Promise<string> {
  const known = ofTeam.get(scene) ?? makeEndpoint(scene, scene.certificates.ofTeam)
  ofTeam.set(scene, known)
  return known
}

async function makeEndpoint(scene: Scene, serving: string | null = null): Promise<string> {
  const db = kysely(scene.service.database.fork())
  const served =
    serving === null
      ? undefined
      : await db.selectFrom('certificates').select('fingerprint').where('id', '=', uuidOf(serving)).executeTakeFirst()
  const id = uuidv7(new Date())
  const now = new Date()
  const sourceId = uuidOf(await someSource(scene))
  await db
    .insertInto('endpoints')
    .values({
      id,
      source_id: sourceId,
      external_id: `a.example:443/${serving ?? ''}`,
      external_id_hash: (serving === null ? 'a' : 'b').repeat(64),
      served_fingerprint: served?.fingerprint ?? null,
      // Or the certificate would be in use, and not be revoked for the asking
      vanished_at: serving === null ? null : now,
      name: 'a.example',
      host: 'a.example',
      port: 443,
      first_seen_at: now,
      last_seen_at: now,
      seen_by_sync: 1,
      missed_syncs: 0,
      version: 1,
    })
    .execute()
  return toNodeId('Endpoint', id)
}

/** A mutation that an admin alone may use. */
function adminOnly(type: 'Source' | 'Endpoint', input: object, tolerated: readonly string[] = []): Relation[] {
  const some = type === 'Source' ? someSource : someEndpoint
  return [
    {
      about: 'any',
      variables: async (scene) => ({ input: { ...input, id: await some(scene) } }),
      expected: gets('ALLOWED', ['admin']),
      tolerated,
    },
    {
      about: 'one that is not there',
      variables: () => ({ input: { ...input, id: toNodeId(type, NOBODY) } }),
      expected: gets('NOT_FOUND', ['admin']),
    },
  ]
}

export const SOURCES_TABLE: Readonly<Record<string, RootFieldEntry>> = {
  'Query.sources': {
    document: asked(
      graphql(`
        query MayListSources {
          sources {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.endpoints': {
    document: asked(
      graphql(`
        query MayListEndpoints {
          endpoints {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Mutation.createSource': {
    document: asked(
      graphql(`
        mutation MayCreateSource($input: CreateSourceInput!) {
          createSource(input: $input) {
            source {
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
            name: `Source of ${scene.next()}`,
            owner: 'found@example.org',
            options: { tlsscan: { hosts: ['8.8.8.8'] } },
          },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.updateSource': {
    document: asked(
      graphql(`
        mutation MayUpdateSource($input: UpdateSourceInput!) {
          updateSource(input: $input) {
            source {
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
    relations: adminOnly('Source', { description: 'changed' }),
  },
  'Mutation.deleteSource': {
    document: asked(
      graphql(`
        mutation MayDeleteSource($input: DeleteSourceInput!) {
          deleteSource(input: $input) {
            deletedId
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: adminOnly('Source', { version: 0 }, ['CONFLICT']),
  },
  'Mutation.syncSource': {
    document: asked(
      graphql(`
        mutation MaySyncSource($input: SyncSourceInput!) {
          syncSource(input: $input) {
            source {
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
    relations: adminOnly('Source', {}),
  },
  'Mutation.setEndpointCertificate': {
    document: asked(
      graphql(`
        mutation MaySetEndpointCertificate($input: SetEndpointCertificateInput!) {
          setEndpointCertificate(input: $input) {
            endpoint {
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
    relations: adminOnly('Endpoint', { certificateId: null }),
  },
  'Mutation.switchEndpoint': {
    document: asked(
      graphql(`
        mutation MaySwitchEndpoint($input: SwitchEndpointInput!) {
          switchEndpoint(input: $input) {
            endpoint {
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
    // The source of the scene scans the network, and nobody can switch what that finds.
    relations: [
      {
        about: 'one that serves a certificate of the team, to another of the team',
        variables: async (scene) => ({
          input: { id: await endpointOfTeam(scene), certificateId: scene.certificates.ofTeam },
        }),
        expected: gets('ALLOWED', CHANGERS),
        tolerated: ['UNSUPPORTED'],
      },
      {
        about: 'one that serves a certificate of the team, to one of others',
        variables: async (scene) => ({
          input: { id: await endpointOfTeam(scene), certificateId: scene.certificates.ofOthers },
        }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['UNSUPPORTED'],
      },
      {
        about: 'one that serves what nobody knows',
        variables: async (scene) => ({
          input: { id: await someEndpoint(scene), certificateId: scene.certificates.ofTeam },
        }),
        expected: gets('ALLOWED', ['admin']),
        tolerated: ['UNSUPPORTED'],
      },
      {
        about: 'one that is not there',
        variables: (scene) => ({
          input: { id: toNodeId('Endpoint', NOBODY), certificateId: scene.certificates.ofTeam },
        }),
        expected: gets('NOT_FOUND', WRITERS),
      },
    ],
  },
  'Query.certificatesPendingCleaning': {
    document: asked(
      graphql(`
        query MayListPendingCleaning($sourceId: ID!) {
          certificatesPendingCleaning(sourceId: $sourceId) {
            totalCount
          }
        }
      `),
    ),
    relations: [
      {
        about: 'any',
        variables: async (scene) => ({ sourceId: await someSource(scene) }),
        expected: gets('ALLOWED', SIGNED_IN),
      },
      {
        about: 'one that is not there',
        variables: () => ({ sourceId: toNodeId('Source', NOBODY) }),
        expected: gets('NOT_FOUND', SIGNED_IN),
      },
    ],
  },
  'Mutation.cleanSource': {
    document: asked(
      graphql(`
        mutation MayCleanSource($input: CleanSourceInput!) {
          cleanSource(input: $input) {
            count
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: adminOnly('Source', {}, ['UNSUPPORTED']),
  },
}
