import { expect, it } from 'vitest'
import { Problems } from '../../src/errors.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { judgeRequest } from '../../src/modules/certificates/certificate-judgement.service.ts'
import { toIssuanceRequest } from '../../src/modules/certificates/certificate-request.ts'
import {
  type CreateCertificateInput,
  toNewCertificate,
} from '../../src/modules/certificates/certificate-creation.inputs.ts'
import { DEFAULT_ISSUANCE_POLICY, type IssuancePolicy } from '../../src/modules/issuance-policy.ts'
import { type IssuanceContext, UNKNOWN_KEY } from '../../src/modules/issuance/index.ts'
import { generatePrivateKey, parsePublicKey, spkiOfPrivateKey } from '../../src/pki/keys.ts'
import { generateRequest, randomFrom } from '../kit/generated-requests.ts'
import { makeAuthority, URLS } from '../pki/issue-support.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const LIMITED: Partial<IssuancePolicy> = {
  allowedKeyTypes: ['EC_P256'],
  maximumValidityDays: 200,
  defaultValidityDays: 90,
  allowedDnsNames: ['**.example.org'],
}

it(
  'never allows what an independent reading of the policy forbids, on 3,000 requests',
  { timeout: 60_000 },
  async () => {
    const key = await generatePrivateKey('EC_P256')
    const publicKey = parsePublicKey(spkiOfPrivateKey(key))
    const { certificate: issuer } = await makeAuthority({ key: await generatePrivateKey('EC_P256'), name: 'Root' })
    const authorityId = toNodeId('Authority', '0190a0a0-0000-7000-8000-000000000000')
    const random = randomFrom(7)
    const seen = { allowed: 0, refused: 0 }
    for (let round = 0; round < 3000; round++) {
      const issuance = { ...DEFAULT_ISSUANCE_POLICY, ...(round % 2 === 0 && LIMITED), publicTrust: round % 3 === 0 }
      const input = { ...generateRequest(random, ['none']), authorityId } as unknown as CreateCertificateInput
      if (typeof input.validityEnd === 'string') input.validityEnd = new Date(input.validityEnd)
      const problems = new Problems()
      const request = problems.collect([], () =>
        toIssuanceRequest(toNewCertificate(input), { issuance, path: [issuer], now: NOW }),
      )
      if (request === undefined) continue
      const context: IssuanceContext = {
        authority: { name: 'Root', active: true, issuance },
        issuer,
        path: [issuer],
        issuerRevoked: false,
        allowedDomains: [],
        sensitiveNames: [],
        mayUseAnyDomain: false,
        obstacle: null,
        key: UNKNOWN_KEY,
        owner: 'team@example.org',
        now: NOW,
      }
      const judged = judgeRequest(request, context, publicKey, URLS)
      expect(judgeRequest(request, context, publicKey, URLS).rules).toEqual(judged.rules)
      const days = (request.notAfter.getTime() - request.notBefore.getTime()) / 86_400_000
      const dnsNames = request.names.filter(({ type }) => type === 'DNS').map(({ value }) => value)
      const forbidden = [
        days > issuance.maximumValidityDays,
        issuance.publicTrust && days >= 200,
        issuance.allowedDnsNames !== null &&
          !dnsNames.every((name) => /^(\*\.)?([a-z0-9-]+\.)+example\.org$|^\*\.example\.org$/.test(name)),
        issuance.allowedKeyTypes.length > 0 && request.keyType !== 'EC_P256',
        issuance.publicTrust && request.names.some(({ type }) => type !== 'DNS' && type !== 'IP'),
        request.usage.keyUsage.includes('KEY_CERT_SIGN'),
        judged.prepared?.certificate.extensions.basicConstraints?.ca === true,
      ]
      expect({ round, both: judged.allowed && forbidden.includes(true) }).toEqual({ round, both: false })
      seen[judged.allowed ? 'allowed' : 'refused'] += 1
    }
    expect(seen.allowed).toBeGreaterThan(200)
    expect(seen.refused).toBeGreaterThan(500)
  },
)
