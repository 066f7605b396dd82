import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

it('issues a certificate that OpenSSL verifies up to the root', async () => {
  const root = await seedAuthority(service.admin)
  const subordinate = await seedAuthority(service.admin, { type: 'SUBORDINATE', parentId: root.id })
  const certificate = await seedCertificate(service.admin, subordinate.id, {
    subjectAlternativeNames: [{ ip: '127.0.0.1' }, { dns: '*.example.org' }],
  })
  const folder = mkdtempSync(join(tmpdir(), 'indri-'))
  try {
    writeFileSync(join(folder, 'root.pem'), root.certificate?.body ?? '')
    writeFileSync(join(folder, 'chain.pem'), certificate.chain ?? '')
    writeFileSync(join(folder, 'leaf.pem'), certificate.body)
    const answer = execFileSync(
      'openssl',
      ['verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'root.pem', '-untrusted', 'chain.pem', 'leaf.pem'],
      { cwd: folder, encoding: 'utf8' },
    )
    expect(answer).toBe('leaf.pem: OK\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
