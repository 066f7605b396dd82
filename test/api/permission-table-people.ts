// The part of the permission table about people: users, roles, API keys, passwords, domains.
import { toNodeId } from '../../src/graphql/node-id.ts'
import { graphql } from '../kit/gql/index.ts'
import { PASSWORD } from '../kit/service.ts'
import { asked, gets, NOBODY, type Relation, type RootFieldEntry, SIGNED_IN, WRITERS } from './permission-entries.ts'
import { ACTORS, type ActorName, type Scene } from './permission-scene.ts'

/** read-only takes away the right to make keys. */
const KEY_MAKERS = WRITERS

/** A mutation that an admin alone may use; others are refused before the object is looked at. */
function adminOnly(variables: Relation['variables'], tolerated: readonly string[] = []): Relation[] {
  return [{ about: 'whatever it is', variables, expected: gets('ALLOWED', ['admin']), tolerated }]
}

/** As {@link adminOnly}, with what comes of an object that is not there. */
function adminOnlyOn(
  type: 'User' | 'Role' | 'Domain',
  field: string,
  input: object,
  target: (scene: Scene) => Promise<string>,
  tolerated: readonly string[] = [],
): Relation[] {
  return [
    ...adminOnly(async (scene) => ({ input: { ...input, [field]: await target(scene) } }), tolerated),
    {
      about: 'what is not there',
      variables: () => ({ input: { ...input, [field]: toNodeId(type, NOBODY) } }),
      expected: gets('NOT_FOUND', ['admin']),
    },
    {
      about: 'an id of another kind',
      variables: ({ certificates }) => ({ input: { ...input, [field]: certificates.ofTeam } }),
      expected: gets('INVALID', ['admin']),
    },
  ]
}

const SomeUser = graphql(`
  mutation SceneUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
        id
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const SomeRole = graphql(`
  mutation SceneRole($input: CreateRoleInput!) {
    createRole(input: $input) {
      role {
        id
      }
    }
  }
`)

const SomeDomain = graphql(`
  mutation SceneDomain($input: CreateDomainInput!) {
    createDomain(input: $input) {
      domain {
        id
      }
    }
  }
`)

const SomeKey = graphql(`
  mutation SceneKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      apiKey {
        id
      }
    }
  }
`)

const made = new WeakMap<Scene, Map<string, Promise<string>>>()

/** Makes an object once a scene, so that the calls of those who are denied leave nothing behind. */
function once(name: string, make: (scene: Scene) => Promise<string | undefined>): (scene: Scene) => Promise<string> {
  return (scene) => {
    const known = made.get(scene) ?? new Map<string, Promise<string>>()
    made.set(scene, known)
    const promise =
      known.get(name) ??
      make(scene).then((id) => {
        if (id === undefined) throw new Error(`could not make ${name}`)
        return id
      })
    known.set(name, promise)
    return promise
  }
}

const newUser = (scene: Scene) => {
  const username = `someone-${scene.next()}`
  return { username, email: `${username}@people.example`, password: PASSWORD }
}
const someUser = (name: string) =>
  once(
    `user ${name}`,
    async (scene) => (await scene.clients.admin.data(SomeUser, { input: newUser(scene) })).createUser.user?.id,
  )
const someRole = (name: string) =>
  once(
    `role ${name}`,
    async ({ clients }) => (await clients.admin.data(SomeRole, { input: { name } })).createRole.role?.id,
  )
const someDomain = (name: string) =>
  once(
    `domain ${name}`,
    async ({ clients }) => (await clients.admin.data(SomeDomain, { input: { name } })).createDomain.domain?.id,
  )
const keyOf = (actor: Exclude<ActorName, 'anonymous'>) =>
  once(`key of ${actor}`, async ({ clients }) => {
    const input = { name: 'of the scene', scopes: ['READ' as const] }
    return (await clients[actor].data(SomeKey, { input })).createApiKey.apiKey?.id
  })

export const PEOPLE_TABLE: Readonly<Record<string, RootFieldEntry>> = {
  'Query.users': {
    document: asked(
      graphql(`
        query MayListUsers($filter: UserFilter) {
          users(filter: $filter) {
            totalCount
          }
        }
      `),
    ),
    relations: [
      { about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) },
      {
        about: 'by a role they do not hold',
        variables: async (scene) => ({ filter: { roleIds: [await someRole('listed')(scene)] } }),
        expected: gets('ALLOWED', ['admin', 'auditor']),
      },
    ],
  },
  'Query.roles': {
    document: asked(
      graphql(`
        query MayListRoles {
          roles {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Query.domains': {
    document: asked(
      graphql(`
        query MayListDomains {
          domains {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', SIGNED_IN) }],
  },
  'Mutation.exchangeSignInCode': {
    document: asked(
      graphql(`
        mutation MayExchangeSignInCode($input: ExchangeSignInCodeInput!) {
          exchangeSignInCode(input: $input) {
            token
            userErrors {
              code
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'a code that was never given out',
        variables: () => ({ input: { code: 'code', verifier: 'verifier' } }),
        expected: gets('ALLOWED', ACTORS),
        tolerated: ['INVALID_CREDENTIALS', 'UNSUPPORTED'],
      },
    ],
  },
  'Mutation.createUser': {
    document: asked(SomeUser),
    relations: adminOnly((scene) => ({ input: newUser(scene) })),
  },
  'Mutation.updateUser': {
    document: asked(
      graphql(`
        mutation MayUpdateUser($input: UpdateUserInput!) {
          updateUser(input: $input) {
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      ...adminOnlyOn('User', 'id', { active: true }, someUser('updated')),
      {
        about: 'themselves, to take a role',
        variables: (scene, actor) => ({
          input: { id: toNodeId('User', scene.clients[actor].userId ?? NOBODY), roleIds: [ADMIN_ROLE] },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.deleteUser': {
    document: asked(
      graphql(`
        mutation MayDeleteUser($input: DeleteUserInput!) {
          deleteUser(input: $input) {
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: adminOnlyOn('User', 'id', {}, someUser('deleted')),
  },
  'Mutation.changePassword': {
    document: asked(
      graphql(`
        mutation MayChangePassword($input: ChangePasswordInput!) {
          changePassword(input: $input) {
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
        about: 'their own, refused by its rules',
        variables: () => ({ input: { currentPassword: PASSWORD, newPassword: 'short' } }),
        expected: gets('ALLOWED', SIGNED_IN),
        tolerated: ['POLICY_VIOLATION'],
      },
    ],
  },
  'Mutation.setUserPassword': {
    document: asked(
      graphql(`
        mutation MaySetUserPassword($input: SetUserPasswordInput!) {
          setUserPassword(input: $input) {
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: adminOnlyOn('User', 'userId', { password: 'another horse, another 9' }, someUser('given a password')),
  },
  'Mutation.signOutEverywhere': {
    document: asked(
      graphql(`
        mutation MaySignOutEverywhere($input: SignOutEverywhereInput!) {
          signOutEverywhere(input: $input) {
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
        about: 'somebody else',
        variables: async (scene) => ({ input: { userId: await someUser('signed out')(scene) } }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.createRole': {
    document: asked(SomeRole),
    relations: adminOnly((scene) => ({ input: { name: `role ${scene.next()}` } })),
  },
  'Mutation.updateRole': {
    document: asked(
      graphql(`
        mutation MayUpdateRole($input: UpdateRoleInput!) {
          updateRole(input: $input) {
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      ...adminOnlyOn('Role', 'id', { description: 'what for' }, someRole('updated')),
      {
        about: 'a role they hold, to put themselves and nobody else into it',
        variables: async (scene, actor) => ({
          input: {
            id: await someRoleOf(scene, actor),
            userIds: [toNodeId('User', scene.clients[actor].userId ?? NOBODY)],
          },
        }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
  'Mutation.deleteRole': {
    document: asked(
      graphql(`
        mutation MayDeleteRole($input: DeleteRoleInput!) {
          deleteRole(input: $input) {
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: adminOnlyOn('Role', 'id', {}, someRole('deleted')),
  },
  'Mutation.createApiKey': {
    document: asked(SomeKey),
    relations: [
      {
        about: 'for themselves',
        variables: (scene) => ({ input: { name: `key ${scene.next()}`, scopes: ['READ'] } }),
        expected: gets('ALLOWED', KEY_MAKERS),
      },
    ],
  },
  'Mutation.revokeApiKey': {
    document: asked(
      graphql(`
        mutation MayRevokeApiKey($input: RevokeApiKeyInput!) {
          revokeApiKey(input: $input) {
            userErrors {
              code
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'of somebody else',
        variables: async (scene) => ({ input: { id: await keyOf('creator')(scene) } }),
        expected: gets('ALLOWED', ['admin', 'creator']),
      },
      {
        about: 'one that is not there',
        variables: () => ({ input: { id: toNodeId('ApiKey', NOBODY) } }),
        expected: gets('NOT_FOUND', SIGNED_IN),
      },
    ],
  },
  'Mutation.createDomain': {
    document: asked(SomeDomain),
    relations: adminOnly((scene) => ({ input: { name: `domain-${scene.next()}.example` } })),
  },
  'Mutation.updateDomain': {
    document: asked(
      graphql(`
        mutation MayUpdateDomain($input: UpdateDomainInput!) {
          updateDomain(input: $input) {
            userErrors {
              code
            }
          }
        }
      `),
    ),
    relations: adminOnlyOn('Domain', 'id', { sensitive: false }, someDomain('updated.example')),
  },
  'Mutation.deleteDomain': {
    document: asked(
      graphql(`
        mutation MayDeleteDomain($input: DeleteDomainInput!) {
          deleteDomain(input: $input) {
            userErrors {
              code
            }
          }
        }
      `),
    ),
    relations: adminOnlyOn('Domain', 'id', {}, someDomain('deleted.example')),
  },
}

const ADMIN_ROLE = toNodeId('Role', '01900000-0000-7000-8000-000000000001')

const ViewerRoles = graphql(`
  query SceneViewerRoles {
    viewer {
      roles {
        id
        builtIn
      }
    }
  }
`)

/** A team role of the actor's, or some other when there is none. */
async function someRoleOf(scene: Scene, actor: ActorName): Promise<string> {
  const { viewer } = await scene.clients[actor].data(ViewerRoles, {})
  return viewer?.roles.find((role) => !role.builtIn)?.id ?? someRole('of nobody')(scene)
}
