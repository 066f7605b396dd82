import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cfsslIssuer } from '../../src/plugins/issuers/cfssl.ts'
import type { Issuer } from '../../src/plugins/issuers/index.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { type CfsslServer, startCfssl } from '../kit/cfssl.ts'
import { has } from '../kit/server-process.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'
import { installation, issuerContract, memoryStore, orderOf } from './issuer-contract.ts'

const TOOLS = { store: memoryStore(), httpChallenges: { present: async () => {}, cleanUp: async () => {} } }

/** As CFSSL's database files it. */
function decimalSerial(certificate: string): string {
  return BigInt(`0x${new X509Certificate(certificate).serialNumber}`).toString()
}

describe.skipIf(!has('cfssl'))('CFSSL', () => {
  issuerContract(cfsslIssuer, async () => {
    const key = opensslKey('EC_P256')
    const certificate = opensslSelfSigned(key, '/CN=127.0.0.1', ['-addext', 'subjectAltName=IP:127.0.0.1'])
    const server = await startCfssl({ tls: { key, certificate } })
    return {
      options: { url: server.url, authKey: server.authKey, profile: 'web', trustedCertificates: certificate },
      secrets: [server.authKey],
      knowsCa: true,
      refused: ['www.example.net'],
      roots: async () => server.caCertificate,
      isRevoked: async (issued) => server.statusOf(decimalSerial(issued))?.status === 'revoked',
      stop: () => server.stop(),
    }
  })

  describe('whose server has a plain profile and no database', () => {
    let server: CfsslServer
    beforeAll(async () => {
      server = await startCfssl({ database: false })
    })
    afterAll(() => server?.stop())

    const issuerWith = (options: Record<string, string>): Issuer => {
      const { open, secret } = judgeOptions(cfsslIssuer.options, { url: server.url, ...options }, null)
      return cfsslIssuer.create({ ...open, ...secret }, installation())(TOOLS)
    }

    it('signs requests without a key where the profile asks for none', async () => {
      const outcome = await issuerWith({ profile: 'open' }).advance(orderOf(['open.example.org', '192.0.2.7']), null)
      if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
      const leaf = new X509Certificate(outcome.certificate)
      expect(leaf.subjectAltName).toBe('DNS:open.example.org, IP Address:192.0.2.7')
      expect(outcome.externalId).toBe(decimalSerial(outcome.certificate))
      await expect.poll(server.output).toContain(`signed certificate with serial number ${outcome.externalId}`)
    })

    it('says that it cannot revoke, and means it', async () => {
      const issuer = issuerWith({ profile: 'open' })
      const outcome = await issuer.advance(orderOf(['open.example.org']), null)
      if (outcome.status !== 'ISSUED') throw new Error(JSON.stringify(outcome))
      const { certificate, chain, externalId } = outcome
      const attempt = issuer.revoke({ certificate, chain, externalId, reason: 1 })
      await expect(attempt).rejects.toMatchObject({
        retryable: false,
        message: expect.stringContaining('404') as string,
      })
    })

    it.each([
      ['no key', {}],
      ['the wrong key', { authKey: '00112233445566778899aabbccddeeff' }],
    ])('is no refusal of the order when the caller is not known: %s', async (_case, options) => {
      const attempt = issuerWith({ profile: 'web', ...options }).advance(orderOf(['www.example.org']), null)
      await expect(attempt).rejects.toMatchObject({ name: 'PluginError', retryable: false })
    })
  })
})
