// What others send to do harm: addresses that lead inside, and input that is large, long or deep beyond reason.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TAG } from '../../src/pki/der.ts'
import { toPem } from '../../src/pki/pem.ts'
import { graphql } from '../kit/gql/index.ts'
import type { IssuerOptionsInput } from '../kit/gql/graphql.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'
import { seedAuthority } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Upload = graphql(`
  mutation HostileUpload($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Verify = graphql(`
  mutation HostileVerify($input: VerifyCertificateInput!) {
    verifyCertificate(input: $input) {
      certificate {
        verification {
          status
          detail
        }
      }
    }
  }
`)

const CreateAuthority = graphql(`
  mutation HostileAuthority($input: CreateAuthorityInput!) {
    createAuthority(input: $input) {
      authority {
        id
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Create = graphql(`
  mutation HostileCreate($input: CreateCertificateInput!) {
    createCertificate(input: $input) {
      certificate {
        id
      }
      userErrors {
        code
      }
    }
  }
`)

const Search = graphql(`
  query HostileSearch($filter: CertificateFilter) {
    certificates(first: 1, filter: $filter) {
      nodes {
        id
      }
    }
  }
`)

let service: Service
let server: Server
let authority: OutsideAuthority
/** What was asked, with the address it was asked at. */
let asked: string[]
let port: number

beforeAll(async () => {
  // One address is open, so that what answers there may try to send the service on to another.
  service = await startService({ env: { INDRI_EGRESS_ALLOW: '127.0.0.2' } })
  authority = new OutsideAuthority('Hostile CA')
  server = createServer((request, response) => {
    asked.push(`${request.socket.localAddress} ${request.url}`)
    response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end()
  })
  await new Promise<void>((done) => server.listen(0, '0.0.0.0', done))
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  authority.remove()
  await service.close()
})
beforeEach(() => {
  asked = []
})

let counter = 0

async function verified(extensions: string[]) {
  const { pem } = authority.issue(`hostile-${(counter += 1)}`, extensions)
  const input = { owner: 'web@example.org', body: pem, chain: authority.pem }
  const { uploadCertificate } = await service.admin.data(Upload, { input })
  const id = uploadCertificate.certificate?.id ?? ''
  const { verifyCertificate } = await service.admin.data(Verify, { input: { id } })
  await service.runJobs({ schedules: ['verification-sweep'] })
  return verifyCertificate.certificate?.verification
}

describe('URLs of others', () => {
  it.each([
    ['http://127.0.0.1'],
    ['http://localhost'],
    ['http://[::ffff:127.0.0.1]'],
    ['http://2130706433'],
    ['http://0x7f.1'],
    ['http://169.254.169.254'],
  ])('in an uploaded certificate lead nowhere inside, as responder, list or issuer: %s', async (origin) => {
    const at = (path: string) => `URI:${origin}:${port}/${path}`
    const access = `authorityInfoAccess=OCSP;${at('ocsp')},caIssuers;${at('ca')}`
    expect(await verified([access, `crlDistributionPoints=${at('list')}`])).toMatchObject({
      status: 'UNKNOWN',
      detail: expect.stringContaining('INDRI_EGRESS_ALLOW'),
    })
    expect(asked).toEqual([])
  })

  it('that redirect inside are not followed there, by hand or by the job', async () => {
    const origin = `URI:http://127.0.0.2:${port}`
    const found = await verified([`authorityInfoAccess=OCSP;${origin}/ocsp`, `crlDistributionPoints=${origin}/list`])
    expect(found).toMatchObject({ status: 'UNKNOWN', detail: expect.stringContaining('redirects are not followed') })
    expect(new Set(asked)).toEqual(new Set(['127.0.0.2 /ocsp', '127.0.0.2 /list']))
  })

  const issuers: [string, (url: string) => IssuerOptionsInput][] = [
    ['acme', (url) => ({ acme: { url, termsOfServiceAgreed: true } })],
    ['cfssl', (url) => ({ cfssl: { url } })],
    ['vault', (url) => ({ vault: { url, role: 'web', token: 'x'.repeat(20) } })],
  ]
  it.each(issuers)('in the options of an authority are judged as they are stored: %s', async (plugin, options) => {
    for (const url of [`https://127.0.0.1:${port}/`, 'https://169.254.169.254/latest', 'file:///etc/passwd']) {
      const input = { name: `Elsewhere ${plugin}`, owner: 'ca@example.org', type: 'EXTERNAL' as const }
      const answer = await service.admin.data(CreateAuthority, { input: { ...input, issuer: options(url) } })
      const { userErrors } = answer.createAuthority
      expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['issuer', plugin, 'url'] }])
    }
    expect(asked).toEqual([])
  })
})

describe('input beyond reason is refused at once', () => {
  it('names, patterns and searches of a hundred thousand characters', async () => {
    const { id } = await seedAuthority(service.admin)
    const long = 'a'.repeat(100_000)
    const began = performance.now()
    const names = [
      { dns: `${'a.'.repeat(50_000)}example` },
      { email: `${long}@example.org` },
      { uri: `https://${long}/` },
    ]
    const input = { authorityId: id, owner: 'web@example.org', commonName: long, subjectAlternativeNames: names }
    const made = await service.admin.data(Create, { input })
    expect(made.createCertificate.userErrors.length).toBeGreaterThan(3)
    for (const pattern of [long, `*.${'a.'.repeat(50_000)}b`, `${'*.'.repeat(50_000)}b`, `${'a-'.repeat(50_000)}!`]) {
      const issuance = { allowedDnsNames: [pattern], allowedEmailDomains: [pattern], allowedUriHosts: [pattern] }
      const subject = { commonName: 'Patterns' }
      const answer = await service.admin.data(CreateAuthority, {
        input: { name: 'Patterns', owner: 'ca@example.org', type: 'ROOT', subject, issuance },
      })
      expect(answer.createAuthority.userErrors.length).toBeGreaterThan(0)
    }
    const search = await service.admin.ask(Search, { filter: { search: '%_'.repeat(50_000) } })
    expect(search.errors.map(({ extensions }) => extensions?.code)).not.toContain('INTERNAL')
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('DER that is nested a hundred thousand times, as certificate, chain, key and request', async () => {
    const { id } = await seedAuthority(service.admin)
    const der = nested(100_000)
    const began = performance.now()
    const body = toPem('CERTIFICATE', der)
    const owner = 'web@example.org'
    const good = authority.issue('nested', []).pem
    for (const input of [
      { owner, body },
      { owner, body: good, chain: body },
      { owner, body: good, privateKey: toPem('PRIVATE KEY', der) },
    ]) {
      const { uploadCertificate } = await service.admin.data(Upload, { input })
      expect(uploadCertificate.userErrors.length).toBeGreaterThan(0)
    }
    const csr = toPem('CERTIFICATE REQUEST', der)
    const made = await service.admin.data(Create, { input: { authorityId: id, owner, csr } })
    expect(made.createCertificate.userErrors.length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('PEM of ten megabytes, which is past the size of a request', async () => {
    const body = toPem('CERTIFICATE', new Uint8Array(7_864_320).fill(0x30))
    expect(body.length).toBeGreaterThan(10_000_000)
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${service.admin.token}` },
      body: JSON.stringify({ query: Upload.toString(), variables: { input: { owner: 'web@example.org', body } } }),
    })
    expect(response.status).toBe(413)
  })
})

/** SEQUENCEs in one another, so many. */
function nested(depth: number): Uint8Array {
  const headers: Uint8Array[] = []
  let length = 0
  for (let level = 0; level < depth; level++) {
    // The length alone decides on the header: the content is what came before.
    const header = encodeHeader(length)
    headers.push(header)
    length += header.length
  }
  return Buffer.concat(headers.toReversed())
}

function encodeHeader(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(TAG.sequence, length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest & 255)
  return Uint8Array.of(TAG.sequence, 0x80 | octets.length, ...octets)
}
