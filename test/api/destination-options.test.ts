import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import type { DestinationOptionsInput, DnsProviderOptionsInput } from '../kit/gql/graphql.ts'
import { type Service, startService } from '../kit/service.ts'

const Create = graphql(`
  mutation OptionsCreateDestination($input: CreateDestinationInput!) {
    createDestination(input: $input) {
      destination {
        id
        version
        options {
          ... on SftpDestinationOptions {
            host
            port
            user
            path
            writeOnlyOptions
          }
          ... on FilesystemDestinationOptions {
            reload
            writeOnlyOptions
          }
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const Update = graphql(`
  mutation OptionsUpdateDestination($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      destination {
        version
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const CreateDns = graphql(`
  mutation OptionsCreateDnsProvider($input: CreateDnsProviderInput!) {
    createDnsProvider(input: $input) {
      dnsProvider {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

let root: string
let service: Service
let count = 0
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'indri-options-'))
  service = await startService({
    env: { INDRI_FILESYSTEM_ROOT: root, INDRI_RELOAD_COMMANDS: 'nginx=/usr/sbin/nginx -s reload' },
  })
})
afterAll(async () => {
  await service.close()
  await rm(root, { recursive: true })
})

async function create(options: DestinationOptionsInput) {
  const input = { name: `Options ${(count += 1)}`, options }
  return (await service.admin.data(Create, { input })).createDestination
}

async function createDns(options: DnsProviderOptionsInput) {
  const input = { name: `Options ${(count += 1)}`, options }
  return (await service.admin.data(CreateDns, { input })).createDnsProvider
}

const wrong = async (options: DestinationOptionsInput) =>
  (await create(options)).userErrors.map(({ code, path }) => [code, path?.slice(1).join('.')])

describe('options of files', () => {
  it('of a key store take its password', async () => {
    expect(await wrong({ filesystem: { path: 'java', layout: 'JAVA' } })).toEqual([
      ['REQUIRED', 'filesystem.storePassword'],
    ])
    expect(await wrong({ filesystem: { path: 'java', layout: 'JAVA', storePassword: 'short' } })).toEqual([
      ['OUT_OF_RANGE', 'filesystem.storePassword'],
    ])
    const options = { filesystem: { path: 'java', layout: 'JAVA', storePassword: 'a password of stores' } } as const
    const { destination, userErrors } = await create(options)
    expect(userErrors).toEqual([])
    const { id = '', version = 0 } = destination ?? {}
    const kept = { filesystem: { layout: 'JAVA_JKS' } } as const
    const update = { id, version, options: kept }
    const { updateDestination } = await service.admin.data(Update, { input: update })
    expect(updateDestination.userErrors).toEqual([])
    const cleared = { id, version: updateDestination.destination?.version ?? 0 }
    const input = { ...cleared, options: { filesystem: { storePassword: null } } }
    expect((await service.admin.data(Update, { input })).updateDestination.userErrors).toEqual([
      { code: 'REQUIRED', path: ['options', 'filesystem', 'storePassword'] },
    ])
  })

  it('name a reload command that the installation has', async () => {
    expect(await wrong({ filesystem: { path: 'web', reload: 'rm -rf' } })).toEqual([['INVALID', 'filesystem.reload']])
    const { destination } = await create({ filesystem: { path: 'web', reload: 'nginx' } })
    expect(destination?.options).toEqual({ reload: 'nginx', writeOnlyOptions: [] })
  })
})

describe('options of SFTP', () => {
  const sftp = {
    host: 'files.example.org',
    user: 'indri',
    hostFingerprint: `SHA256:${'A'.repeat(43)}`,
    path: '/etc/tls',
  }
  const privateKey =
    '-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0IG9mIHRoZSB0ZXN0cw==\n-----END OPENSSH PRIVATE KEY-----\n'

  it('take a password or a key, and a fingerprint of the host key', async () => {
    expect(await wrong({ sftp })).toEqual([['REQUIRED', 'sftp.privateKey']])
    const { hostFingerprint: _none, ...without } = sftp
    expect(await wrong({ sftp: { ...without, privateKey } })).toEqual([['REQUIRED', 'sftp.hostFingerprint']])
    expect(await wrong({ sftp: { ...sftp, privateKey, host: '127.0.0.1' } })).toEqual([['INVALID', 'sftp.host']])
  })

  it('never give a secret out, and none follows a changed host', async () => {
    const { destination, userErrors } = await create({ sftp: { ...sftp, privateKey, password: 'the password' } })
    expect(userErrors).toEqual([])
    expect(destination?.options).toEqual({
      host: 'files.example.org',
      port: 22,
      user: 'indri',
      path: '/etc/tls',
      writeOnlyOptions: ['password', 'privateKey'],
    })
    const { id = '', version = 0 } = destination ?? {}
    for (const change of [
      { host: 'thief.example.org' },
      { hostFingerprint: `SHA256:${'B'.repeat(43)}` },
      { port: 23 },
    ]) {
      const { updateDestination } = await service.admin.data(Update, {
        input: { id, version, options: { sftp: change } },
      })
      expect(updateDestination.userErrors.map(({ code, path }) => [code, path?.at(-1)]).toSorted()).toEqual([
        ['REQUIRED', 'password'],
        ['REQUIRED', 'privateKey'],
      ])
    }
  })
})

describe('options of DNS providers', () => {
  it('are taken where they are whole', async () => {
    const secret = Buffer.alloc(32, 7).toString('base64')
    const rfc2136 = { server: 'ns.example.org', keyName: 'indri', secret, algorithm: 'HMAC_SHA512' } as const
    expect((await createDns({ rfc2136 })).userErrors).toEqual([])
    expect((await createDns({ cloudflare: { token: 'a-token-of-theirs' } })).userErrors).toEqual([])
  })

  it.each<[DnsProviderOptionsInput, string]>([
    [{ cloudflare: { token: 'not a token' } }, 'token'],
    [{ cloudflare: { token: 'token', url: 'http://api.example.org/' } }, 'url'],
    [{ rfc2136: { server: 'ns.example.org', keyName: 'indri', secret: 'not base64 !' } }, 'secret'],
    [{ rfc2136: { server: '10.0.0.1', keyName: 'indri', secret: 'AAAAAAAAAAAAAAAAAAAAAA==' } }, 'server'],
  ])('are told what is wrong, and not what was found: %j', async (options, option) => {
    const { userErrors } = await createDns(options)
    expect(userErrors).toMatchObject([{ code: 'INVALID' }])
    expect(userErrors[0]?.path?.at(-1)).toBe(option)
    expect(JSON.stringify(userErrors)).not.toMatch(/not a token|not base64 !/)
  })
})
