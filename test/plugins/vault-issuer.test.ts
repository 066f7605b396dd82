import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { vaultIssuer } from '../../src/plugins/issuers/vault.ts'
import type { Issuer, Order, OrderOutcome } from '../../src/plugins/issuers/index.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { type FakeVault, startVault } from '../kit/vault.ts'
import { type VaultPki, vaultPki, vaultSerial } from '../kit/vault-pki.ts'
import { installation, issuerContract, memoryStore, orderOf } from './issuer-contract.ts'

const TOOLS = { store: memoryStore(), httpChallenges: { present: async () => {}, cleanUp: async () => {} } }

async function issued(
  issuer: Issuer,
  names = ['www.example.org'],
): Promise<Extract<OrderOutcome, { status: 'ISSUED' }>> {
  const outcome = await issuer.advance(orderOf(names), null)
  if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
  return outcome
}

function hoursAfter(date: Date, hours: number): Date {
  return new Date(date.getTime() + hours * 3_600_000)
}

function signings(vault: FakeVault): number {
  return vault.requests.filter(({ path }) => path.startsWith('sign/')).length
}

function keepManyMore(pki: VaultPki): void {
  const [pem = ''] = pki.kept.values()
  for (let index = 0; index < 500; index++) pki.kept.set(`00:${index.toString(16)}`, pem)
}

function revokeAt(pki: VaultPki, certificate: string): void {
  const revoking = { method: 'POST', path: 'revoke', body: { serial_number: vaultSerial(certificate) } }
  expect(pki.answer(revoking).status).toBe(200)
}

describe('Vault PKI with an AppRole and a namespace', () => {
  issuerContract(vaultIssuer, async () => {
    const pki = vaultPki({ web: { domain: 'example.org' } })
    const vault = await startVault({ 'team/pki': pki }, { namespace: 'team-a', appRoleMount: 'robots' })
    return {
      options: {
        url: vault.url,
        namespace: 'team-a',
        roleId: vault.roleId,
        secretId: vault.secretId,
        appRoleMount: 'robots',
        mount: 'team/pki',
        role: 'web',
        trustedCertificates: vault.trustedCertificates,
      },
      secrets: [vault.secretId],
      knowsCa: true,
      refused: ['www.example.net'],
      roots: async () => pki.root,
      isRevoked: async (certificate) => pki.revoked.has(vaultSerial(certificate)),
      stop: async () => vault.stop(),
    }
  })
})

describe('Vault PKI with a token', () => {
  let pki: VaultPki
  let vault: FakeVault
  beforeAll(async () => {
    pki = vaultPki({
      web: { domain: 'example.org', maximumSeconds: 600 },
      'told.apart': { domain: 'example.org', useCsrNames: false },
      forgetful: { domain: 'example.org', noStore: true },
    })
    vault = await startVault({ pki })
  })
  afterAll(() => vault?.stop())

  const issuerWith = (options: Readonly<Record<string, unknown>> = {}): Issuer => {
    const given = { url: vault.url, token: vault.token, role: 'web', trustedCertificates: vault.trustedCertificates }
    const { open, secret } = judgeOptions(vaultIssuer.options, { ...given, ...options }, null)
    return vaultIssuer.create({ ...open, ...secret }, installation())(TOOLS)
  }
  it('asks for the names and the time of the order, whatever the role takes from the request', async () => {
    vault.requests.length = 0
    const { certificate, externalId } = await issued(issuerWith({ role: 'told.apart' }), [
      'a.example.org',
      'b.example.org',
    ])
    const leaf = new X509Certificate(certificate)
    expect(leaf.subjectAltName).toBe('DNS:a.example.org, DNS:b.example.org')
    expect(Math.abs(leaf.validToDate.getTime() - Date.now() - 3_600_000)).toBeLessThan(10_000)
    expect(externalId).toBe(vaultSerial(certificate))
    expect(vault.requests).toMatchObject([
      {
        method: 'POST',
        path: 'sign/told.apart',
        body: { common_name: 'a.example.org', alt_names: 'a.example.org,b.example.org', exclude_cn_from_sans: true },
      },
    ])
  })

  it('takes what the role leaves of the time', async () => {
    const { certificate } = await issued(issuerWith())
    const { validToDate } = new X509Certificate(certificate)
    expect(validToDate.getTime() - Date.now()).toBeLessThan(601_000)
  })

  it('shows the certificate to revoke it where the role keeps none', async () => {
    const outcome = await issued(issuerWith({ role: 'forgetful' }))
    vault.requests.length = 0
    await issuerWith().revoke({ ...outcome, reason: 1 })
    expect(pki.revoked).toContain(vaultSerial(outcome.certificate))
    const serial_number = vaultSerial(outcome.certificate)
    expect(vault.requests.map(({ body }) => body)).toEqual([{ serial_number }, { certificate: outcome.certificate }])
  })

  it('tells its chain without being signed in', async () => {
    const chain = await issuerWith().introduce()
    expect(chain?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  })

  it.each([
    ['a wrong token', { token: 'hvs.wrong-token-of-somebody' }],
    ['neither token nor AppRole', { token: null }],
    ['a wrong AppRole', { roleId: 'somebody', secretId: 'secret-of-somebody' }],
    ['an unknown role', { role: 'unknown' }],
    ['an unknown mount', { mount: 'elsewhere' }],
    ['an unknown namespace', { namespace: 'elsewhere' }],
  ])('blames no order for %s', async (_case, options) => {
    const attempt = issuerWith(options).advance(orderOf(['www.example.org']), null)
    await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    await expect(attempt).rejects.not.toMatchObject({ message: expect.stringContaining('of-somebody') as string })
  })

  it('is stored with a token or an AppRole only', async () => {
    const options = { url: vault.url, trustedCertificates: null, roleId: null }
    await expect(vaultIssuer.check(options, installation())).rejects.toMatchObject({ path: ['token'] })
    await expect(vaultIssuer.check(options, installation(), new Set(['token']))).resolves.toBeUndefined()
    await expect(vaultIssuer.check({ ...options, roleId: 'role' }, installation())).resolves.toBeUndefined()
  })

  describe('whose answer was lost', () => {
    const again = { isRepeated: true }
    beforeEach(() => {
      vault.requests.length = 0
      vault.forbidden = null
      pki.kept.clear()
    })

    it('is asked for what it has signed, instead of signing it again', async () => {
      await issued(issuerWith())
      const order = orderOf(['lost.example.org'])
      const lost = await issuerWith().advance(order, null)
      await issued(issuerWith())
      expect(await issuerWith().advance({ ...order, ...again }, null)).toEqual(lost)
      expect(signings(vault)).toBe(3)
    })

    it.each<[string, (order: Order, certificate: string) => void | Partial<Order>]>([
      ['it keeps none', () => pki.kept.clear()],
      ['it has revoked it', (_order, certificate) => void revokeAt(pki, certificate)],
      ['the token may not look', () => void (vault.forbidden = /^certs?/)],
      ['it is of an earlier order for the same key', ({ notBefore }) => ({ notBefore: hoursAfter(notBefore, 2) })],
      ['it keeps more than can be looked at', () => keepManyMore(pki)],
      ['what it keeps is no certificate', () => pki.kept.forEach((_pem, serial) => pki.kept.set(serial, 'spoilt'))],
    ])('signs once more where %s', async (_why, change) => {
      const order = orderOf(['again.example.org'])
      const first = await issuerWith().advance(order, null)
      if (first.status !== 'ISSUED') throw new Error(first.status)
      const changed = change(order, first.certificate) ?? {}
      const second = await issuerWith().advance({ ...order, ...again, ...changed }, null)
      expect(second).toMatchObject({ status: 'ISSUED' })
      expect(second).not.toMatchObject({ externalId: first.externalId })
      expect(signings(vault)).toBe(2)
      expect(vault.requests.length).toBeLessThan(10)
    })

    it('looks again later when Vault does not answer', async () => {
      vault.isSealed = true
      const attempt = issuerWith().advance({ ...orderOf(['sealed.example.org']), ...again }, null)
      await expect(attempt.finally(() => (vault.isSealed = false))).rejects.toMatchObject({ retryable: true })
      expect(signings(vault)).toBe(0)
    })
  })

  it('comes back when Vault is sealed', async () => {
    vault.isSealed = true
    const attempt = issuerWith().advance(orderOf(['www.example.org']), null)
    await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    vault.isSealed = false
  })

  it('asks for no certificate that would have ended', async () => {
    const order = { ...orderOf(['www.example.org']), notAfter: new Date(Date.now() - 1000) }
    await expect(issuerWith().advance(order, null)).rejects.toMatchObject({ retryable: false })
  })
})
