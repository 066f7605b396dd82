import { X509Certificate } from 'node:crypto'
import { describe } from 'vitest'
import { acmeIssuer } from '../../src/plugins/issuers/acme/acme.ts'
import { startPebble } from '../kit/pebble.ts'
import { has } from '../kit/server-process.ts'
import { issuerContract } from './issuer-contract.ts'

describe.skipIf(!has('pebble') || !has('pebble-challtestsrv'))('ACME', () => {
  issuerContract(acmeIssuer, async () => {
    const hmacKey = Buffer.from('the key that ties the account to a customer').toString('base64url')
    const pebble = await startPebble({ bindings: { 'customer-1': hmacKey } })
    return {
      options: {
        url: pebble.directory,
        termsOfServiceAgreed: true,
        contact: ['team@example.org'],
        eabKeyId: 'customer-1',
        eabHmacKey: hmacKey,
        propagationSeconds: 0,
        trustedCertificates: pebble.trustedCertificates,
      },
      secrets: [hmacKey],
      httpChallenges: pebble.httpChallenges,
      dns: pebble.dns,
      knowsCa: false,
      refused: ['under_score.example.org'],
      roots: () => pebble.roots(),
      async isRevoked(certificate) {
        const { serialNumber } = new X509Certificate(certificate)
        return (await pebble.statusOf(serialNumber)).Status === 'Revoked'
      },
      stop: () => pebble.stop(),
    }
  })
})
