import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bundle } from '../../src/plugins/destinations/destination.ts'
import { vaultDestination } from '../../src/plugins/destinations/vault.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { testInstallation } from '../kit/installation.ts'
import { type FakeVault, startVault } from '../kit/vault.ts'
import { vaultKv, type VaultKv, vaultKvOne } from '../kit/vault-kv.ts'
import { destinationContract } from './destination-contract.ts'

function create(given: Readonly<Record<string, unknown>>, allow?: string[]) {
  const { open, secret } = judgeOptions(vaultDestination.options, given, null)
  const installation = testInstallation(allow === undefined ? {} : { allow })
  const nothing = Object.fromEntries(vaultDestination.options.map(({ name }) => [name, null]))
  return vaultDestination.create({ ...nothing, ...open, ...secret }, installation)
}

const accessOf = ({ url, token, trustedCertificates }: FakeVault) => ({ url, token, trustedCertificates })

destinationContract('Vault KV', vaultDestination, async () => {
  const kv = vaultKv()
  const vault = await startVault({ 'team/kv': kv })
  const options = { ...accessOf(vault), mount: 'team/kv', path: 'tls/web' }
  return {
    destination: create(options),
    closed: create(options, []),
    async held() {
      await new Promise(setImmediate)
      return [...kv.secrets.keys()].map((path) => {
        const { certificate, chain, private_key } = kv.latest(path) ?? {}
        return {
          name: path.replace('tls/web/', ''),
          certificate: String(certificate).trim(),
          chain: String(chain).trim(),
          privateKey: String(private_key).trim(),
          keyMode: null,
        }
      })
    },
    isLegal: (name) => /^[\w.-]{1,220}$/.test(name),
    secrets: [vault.token],
    breakDown: async () => vault.stop(),
    close: async () => vault.stop(),
  }
})

const BUNDLE: Bundle = { name: 'www.example.org', certificate: 'LEAF\n', chain: 'CHAIN\n', privateKey: 'KEY\n' }
const PATH = 'www.example.org'
let kv: VaultKv
let vault: FakeVault
beforeEach(async () => {
  kv = vaultKv()
  vault = await startVault({ secret: kv })
})
afterEach(() => vault.stop())

const destination = (more: object = {}) => create({ ...accessOf(vault), ...more })

describe('a secret in Vault', () => {
  it('holds what servers ask for, and tells whose it is', async () => {
    expect(await destination().deploy(BUNDLE)).toEqual({ location: 'secret/www.example.org' })
    expect(kv.latest(PATH)).toEqual({
      managed_by: 'indri',
      name: 'www.example.org',
      certificate: 'LEAF\n',
      chain: 'CHAIN\n',
      full_chain: 'LEAF\nCHAIN\n',
      private_key: 'KEY\n',
    })
  })

  it('gets a new version for what is new only', async () => {
    await destination().deploy(BUNDLE)
    await destination().deploy(BUNDLE)
    expect(kv.secrets.get(PATH)).toHaveLength(1)
    await destination().deploy({ ...BUNDLE, certificate: 'NEW\n' })
    expect(kv.secrets.get(PATH)).toHaveLength(2)
  })

  it('is not written over what another wrote meanwhile without having been seen', async () => {
    kv.meanwhile = (path) => {
      kv.meanwhile = null
      kv.secrets.set(path, [{ data: { managed_by: 'indri', name: 'first' }, deleted: false }])
    }
    await destination().deploy(BUNDLE)
    expect(kv.secrets.get(PATH)?.map(({ data }) => data['name'])).toEqual(['first', 'www.example.org'])
    kv.meanwhile = (path) => {
      kv.meanwhile = null
      kv.secrets.get(path)?.push({ data: { password: "somebody else's" }, deleted: false })
    }
    await expect(destination().deploy({ ...BUNDLE, chain: '' })).rejects.toMatchObject({ retryable: false })
    expect(kv.latest(PATH)).toEqual({ password: "somebody else's" })
  })

  it('is given up for now when it never stops changing', async () => {
    kv.meanwhile = (path) => {
      const versions = kv.secrets.get(path) ?? []
      kv.secrets.set(path, [...versions, { data: { managed_by: 'indri' }, deleted: false }])
    }
    await expect(destination().deploy(BUNDLE)).rejects.toMatchObject({ retryable: true })
    expect(kv.secrets.get(PATH)).toHaveLength(5)
  })

  it('is written again after its latest version was deleted', async () => {
    await destination().deploy(BUNDLE)
    const [first] = kv.secrets.get(PATH) ?? []
    if (first !== undefined) first.deleted = true
    await destination().deploy(BUNDLE)
    expect(kv.latest(PATH)).toMatchObject({ certificate: 'LEAF\n' })
    expect(kv.secrets.get(PATH)).toHaveLength(2)
  })

  it('of somebody else is neither written nor taken away', async () => {
    kv.secrets.set(PATH, [{ data: { password: 'x' }, deleted: false }])
    await expect(destination().deploy(BUNDLE)).rejects.toMatchObject({
      retryable: false,
      message: 'www.example.org holds a secret that is not ours',
    })
    await destination().remove(BUNDLE.name)
    expect(kv.latest(PATH)).toEqual({ password: 'x' })
  })

  it('goes with all its versions', async () => {
    await destination().deploy(BUNDLE)
    await destination().deploy({ ...BUNDLE, certificate: 'NEW\n' })
    await destination().remove(BUNDLE.name)
    expect(kv.secrets.size).toBe(0)
  })
})

describe('a Vault that does not take it', () => {
  it('says who may not, for good', async () => {
    const refused = destination({ token: 'hvs.wrong' }).deploy(BUNDLE)
    await expect(refused).rejects.toMatchObject({ retryable: false, message: 'Vault: permission denied' })
  })

  it('may take it later when it is sealed', async () => {
    vault.isSealed = true
    await expect(destination().deploy(BUNDLE)).rejects.toMatchObject({ retryable: true })
  })

  it('has no engine there', async () => {
    await expect(destination({ mount: 'nowhere' }).deploy(BUNDLE)).rejects.toMatchObject({
      retryable: false,
      message: expect.stringContaining('no handler for route'),
    })
  })

  it('has an engine of version 1 there, where nothing stays', async () => {
    const one = vaultKvOne()
    const other = await startVault({ secret: one })
    try {
      const refused = create(accessOf(other)).deploy(BUNDLE)
      await expect(refused).rejects.toMatchObject({
        retryable: false,
        message: 'secret is no KV engine of version 2',
      })
      expect(one.secrets.size).toBe(0)
    } finally {
      other.stop()
    }
  })
})

it.each([
  [{ url: 'http://8.8.8.8:8200' }, ['token'], ['url']],
  [{ url: 'https://169.254.169.254' }, ['token'], ['url']],
  [{ url: 'https://8.8.8.8' }, [], ['token']],
])('refuses the options %j with the secrets %j', async (given, secrets, path) => {
  const { open } = judgeOptions(vaultDestination.options, given, null)
  const judged = vaultDestination.check(open, testInstallation(), new Set(secrets))
  await expect(judged).rejects.toMatchObject({ name: 'DomainError', path })
})
