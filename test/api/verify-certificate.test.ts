// Whether certificates issued elsewhere were revoked, asked of a CA of OpenSSL's over the network.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import { OutsideAuthority, type OutsideCertificate } from '../kit/outside-authority.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const Upload = graphql(`
  mutation UploadToVerify($input: UploadCertificateInput!) {
    uploadCertificate(input: $input) {
      certificate {
        id
        version
        verification {
          status
        }
      }
      userErrors {
        code
        message
      }
    }
  }
`)

const Verify = graphql(`
  mutation Verify($input: VerifyCertificateInput!) {
    verifyCertificate(input: $input) {
      certificate {
        id
        version
        state
        revocation {
          reason
        }
        verification {
          status
          method
          checkedAt
          detail
        }
      }
      userErrors {
        code
        path
      }
    }
  }
`)

const Stored = graphql(`
  query StoredVerification($id: ID!) {
    certificate(by: { id: $id }) {
      verification {
        status
        method
        detail
      }
    }
    auditEvents(filter: { actions: ["certificate.verify"] }, first: 1) {
      nodes {
        because
        details
      }
    }
  }
`)

const Revoke = graphql(`
  mutation RevokeToVerify($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

const answer =
  (make: (body: Buffer) => Uint8Array | string): Handler =>
  async (request, response) =>
    void response.end(make(await buffer(request)))
const nothing: Handler = (_request, response) => void response.writeHead(404).end()

let service: Service
let server: Server
let authority: OutsideAuthority
let stranger: OutsideAuthority
let onOcsp: Handler
let onList: Handler
let asked: string[]
let extensions: string[]

beforeAll(async () => {
  service = await startService({ env: { INDRI_EGRESS_ALLOW: '127.0.0.1' } })
  authority = new OutsideAuthority()
  stranger = new OutsideAuthority()
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    void (request.url === '/ocsp' ? onOcsp : onList)(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  extensions = [`authorityInfoAccess=OCSP;URI:${url}/ocsp`, `crlDistributionPoints=URI:${url}/list`]
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  authority.remove()
  stranger.remove()
  await service.close()
})
beforeEach(() => {
  asked = []
  onOcsp = nothing
  onList = nothing
})

let counter = 0
const issue = (lines = extensions): OutsideCertificate => authority.issue(`host-${(counter += 1)}`, lines)

async function upload(body: string, chain: string | null = authority.pem) {
  const input = { owner: 'web@example.org', body, chain }
  const { uploadCertificate } = await service.admin.data(Upload, { input })
  if (uploadCertificate.certificate == null) throw new Error(JSON.stringify(uploadCertificate.userErrors))
  return uploadCertificate.certificate
}

async function verify(id: string) {
  const { verifyCertificate } = await service.admin.data(Verify, { input: { id } })
  expect(verifyCertificate.userErrors).toEqual([])
  return verifyCertificate.certificate
}

const verificationOf = async (id: string) => (await verify(id))?.verification

describe('a certificate issued elsewhere', () => {
  it('is GOOD by OCSP, and keeps the answer with an audit record and without a new version', async () => {
    const { id, version, verification } = await upload(issue().pem)
    expect(verification).toBeNull()
    onOcsp = answer((request) => authority.respond(request))
    const verified = await verify(id)
    expect(verified).toMatchObject({ version, state: 'VALID', verification: { status: 'GOOD', method: 'OCSP' } })
    expect(asked).toEqual(['POST /ocsp'])
    const { certificate, auditEvents } = await service.admin.data(Stored, { id })
    expect(certificate?.verification).toMatchObject({ status: 'GOOD', method: 'OCSP' })
    expect(auditEvents?.nodes[0]).toMatchObject({ because: 'admin', details: { status: 'GOOD', method: 'OCSP' } })
  })

  it('is REVOKED by OCSP, and from then on here', async () => {
    const certificate = issue()
    const { id } = await upload(certificate.pem)
    authority.revoke(certificate.serial)
    onOcsp = answer((request) => authority.respond(request))
    expect(await verify(id)).toMatchObject({
      state: 'REVOKED',
      revocation: { reason: 'KEY_COMPROMISE' },
      verification: {
        status: 'REVOKED',
        method: 'OCSP',
        detail: 'revoked at 2026-01-01T00:00:00.000Z (KEY_COMPROMISE)',
      },
    })
  })

  it('is GOOD, later REVOKED, by the list when OCSP fails', async () => {
    const certificate = issue()
    const { id } = await upload(certificate.pem)
    onList = answer(() => authority.list())
    expect((await verify(id))?.verification).toMatchObject({ status: 'GOOD', method: 'CRL' })
    authority.revoke(certificate.serial)
    expect((await verify(id))?.verification).toMatchObject({ status: 'REVOKED', method: 'CRL' })
    expect(asked).toEqual(['POST /ocsp', 'GET /list', 'POST /ocsp', 'GET /list'])
  })

  it('is not GOOD by a responder whose own certificate has been revoked', async () => {
    const signer = authority.issue('signing', ['extendedKeyUsage=OCSPSigning', extensions[1] ?? ''])
    onOcsp = answer((request) => authority.respond(request, 'signing', ['-ndays', '1']))
    onList = answer(() => authority.list())
    expect(await verificationOf((await upload(issue().pem)).id)).toMatchObject({ status: 'GOOD', method: 'OCSP' })
    expect(asked).toEqual(['POST /ocsp', 'GET /list'])
    authority.revoke(signer.serial)
    // The list tells of the certificate all the same
    expect(await verificationOf((await upload(issue().pem)).id)).toMatchObject({ status: 'GOOD', method: 'CRL' })
    const { id } = await upload(issue([extensions[0] ?? '']).pem)
    expect(await verificationOf(id)).toMatchObject({
      status: 'UNKNOWN',
      detail: 'OCSP: the certificate of the responder has been revoked',
    })
  })

  it('is asked about where it can be: directories are passed over, one address after the other is tried', async () => {
    const { port } = server.address() as AddressInfo
    const ldap = ['ldap://d.example/a', 'ldap://d.example/b', 'ldap:///c'].map((url) => `URI:${url}`)
    const first = `URI:http://127.0.0.1:${port}/gone`
    const second = `URI:http://127.0.0.1:${port}/list`
    onList = (request, response) =>
      (request.url === '/gone' ? nothing : answer(() => authority.list()))(request, response)
    const { id } = await upload(issue([`crlDistributionPoints=${[...ldap, first, second].join(',')}`]).pem)
    expect(await verificationOf(id)).toMatchObject({ status: 'GOOD', method: 'CRL' })
    expect(asked).toEqual(['GET /gone', 'GET /list'])
    const only = await upload(issue([`crlDistributionPoints=${ldap.join(',')}`]).pem)
    expect(await verificationOf(only.id)).toMatchObject({
      status: 'UNKNOWN',
      detail: expect.stringContaining('only at addresses other than http and https'),
    })
  })

  const bad: Record<string, [Handler, Handler, string]> = {
    'a forged response and a list of others': [
      answer((request) => authority.respond(request, 'ca', ['-ndays', '1', '-badsig'])),
      answer(() => stranger.list()),
      'OCSP: the signature of the response is wrong; CRL: the issuer of the certificate did not sign the list',
    ],
    'web pages': [answer(() => '<html>Sign in</html>'), answer(() => '<html>Sign in</html>'), 'is not readable'],
    redirects: [
      (_request, response) => void response.writeHead(302, { location: '/list' }).end(),
      (_request, response) => void response.writeHead(301, { location: '/elsewhere' }).end(),
      'OCSP: it was answered with HTTP 302; redirects are not followed; CRL: it was answered with HTTP 301',
    ],
    'broken connections': [
      (request) => void request.socket.destroy(),
      (request) => void request.socket.destroy(),
      'could not reach 127.0.0.1',
    ],
  }
  it.each(Object.entries(bad))('is UNKNOWN by %s', async (_name, [ocsp, list, detail]) => {
    const { id } = await upload(issue().pem)
    onOcsp = ocsp
    onList = list
    expect((await verify(id))?.verification).toMatchObject({
      status: 'UNKNOWN',
      method: null,
      detail: expect.stringContaining(detail),
    })
    expect(asked).toEqual(['POST /ocsp', 'GET /list'])
  })

  it('is UNKNOWN where the guard refuses its addresses, and nothing is sent there', async () => {
    const port = (server.address() as AddressInfo).port
    const { id } = await upload(issue([`authorityInfoAccess=OCSP;URI:http://127.0.0.2:${port}/ocsp`]).pem)
    expect((await verify(id))?.verification).toMatchObject({
      status: 'UNKNOWN',
      detail: expect.stringContaining('INDRI_EGRESS_ALLOW'),
    })
    expect(asked).toEqual([])
  })

  it('is UNKNOWN without addresses, without a chain, and when it signs itself', async () => {
    expect(await verificationOf((await upload(issue([]).pem)).id)).toMatchObject({
      status: 'UNKNOWN',
      detail: 'it names neither an OCSP responder nor a revocation list',
    })
    expect(await verificationOf((await upload(issue().pem, null)).id)).toMatchObject({
      status: 'UNKNOWN',
      detail: expect.stringContaining('without a chain'),
    })
    expect(await verificationOf((await upload(authority.pem, null)).id)).toMatchObject({
      status: 'UNKNOWN',
      detail: expect.stringContaining('signs itself'),
    })
    expect(asked).toEqual([])
  })
})

it('answers from our own record for what our authorities issued', async () => {
  const { id: authorityId } = await seedAuthority(service.admin)
  const { id } = await seedCertificate(service.admin, authorityId)
  const record = { method: null, detail: 'by the record of this installation' }
  expect((await verify(id))?.verification).toMatchObject({ status: 'GOOD', ...record })
  const { revokeCertificate } = await service.admin.data(Revoke, { input: { id, reason: 'SUPERSEDED' } })
  expect(revokeCertificate.userErrors).toEqual([])
  expect((await verify(id))?.verification).toMatchObject({
    status: 'REVOKED',
    method: null,
    detail: expect.stringContaining(record.detail),
  })
  expect(asked).toEqual([])
})
