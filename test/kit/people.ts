// What tests ask about people, in one place: documents and the shortest way to use them.
import { toNodeId } from '../../src/graphql/node-id.ts'
import type { Client } from './client.ts'
import { graphql } from './gql/index.ts'
import type {
  CreateApiKeyInput,
  CreateRoleInput,
  CreateUserInput,
  UpdateRoleInput,
  UpdateUserInput,
} from './gql/graphql.ts'

export const Viewer = graphql(`
  query PeopleViewer {
    viewer {
      id
      username
      email
      active
      version
      roles {
        id
        name
      }
      apiKeys {
        id
        name
        prefix
        scopes
        lastUsedAt
        revokedAt
        expiresAt
        user {
          username
        }
      }
    }
  }
`)

export const CreateUser = graphql(`
  mutation PeopleCreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
        id
        username
        email
        version
        roles {
          name
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

export const UpdateUser = graphql(`
  mutation PeopleUpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      user {
        id
        email
        active
        version
        roles {
          name
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const CreateRole = graphql(`
  mutation PeopleCreateRole($input: CreateRoleInput!) {
    createRole(input: $input) {
      role {
        id
        name
        version
        hasCredentials
        members {
          username
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

export const UpdateRole = graphql(`
  mutation PeopleUpdateRole($input: UpdateRoleInput!) {
    updateRole(input: $input) {
      role {
        id
        name
        description
        version
        hasCredentials
        members {
          username
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

export const CreateApiKey = graphql(`
  mutation PeopleCreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      token
      apiKey {
        id
        prefix
        name
        expiresAt
      }
      userErrors {
        code
        path
      }
    }
  }
`)

export const RevokeApiKey = graphql(`
  mutation PeopleRevokeApiKey($input: RevokeApiKeyInput!) {
    revokeApiKey(input: $input) {
      apiKey {
        revokedAt
      }
      userErrors {
        code
      }
    }
  }
`)

export const createUser = async (client: Client, input: CreateUserInput) =>
  (await client.data(CreateUser, { input })).createUser
export const updateUser = async (client: Client, input: UpdateUserInput) =>
  (await client.data(UpdateUser, { input })).updateUser
export const createRole = async (client: Client, input: CreateRoleInput) =>
  (await client.data(CreateRole, { input })).createRole
export const updateRole = async (client: Client, input: UpdateRoleInput) =>
  (await client.data(UpdateRole, { input })).updateRole
export const createKey = async (client: Client, input: CreateApiKeyInput) =>
  (await client.data(CreateApiKey, { input })).createApiKey

/** Global id of whom a client acts for. */
export function userIdOf(client: Client): string {
  return toNodeId('User', client.userId ?? '')
}

export const ADMIN_ROLE = toNodeId('Role', '01900000-0000-7000-8000-000000000001')
export const READ_ONLY_ROLE = toNodeId('Role', '01900000-0000-7000-8000-000000000004')
