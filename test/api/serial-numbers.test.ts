// One serial number has one form wherever it is: upper-case hexadecimal. Decimal is a field of its own, and says so in inputs.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { parseCrl } from '../../src/pki/crl.ts'
import { insertCertificateRows } from '../kit/certificate-rows.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { openssl } from '../kit/tools.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const Numbered = graphql(`
  query Numbered($id: ID!, $authorityId: ID!, $hex: SerialNumber!, $decimal: SerialNumber!) {
    certificate(by: { id: $id }) {
      serialNumber
      serialNumberDecimal
    }
    byHex: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $hex } }) {
      id
    }
    byDecimal: certificate(by: { serial: { authorityId: $authorityId, serialNumber: $decimal } }) {
      id
    }
    auditEvents(filter: { actions: ["certificate.revoke"] }) {
      nodes {
        details
      }
    }
  }
`)
const RevokeNumbered = graphql(`
  mutation RevokeNumbered($input: RevokeCertificateInput!) {
    revokeCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)
const ByNumber = graphql(`
  query ByNumber($serialNumber: SerialNumber!) {
    certificates(filter: { serialNumber: $serialNumber }) {
      nodes {
        name
      }
    }
  }
`)

it('is the same in the API, the certificate, the revocation list, the audit log and what finds it', async () => {
  const authority = await seedAuthority(service.admin)
  const { id, body, serialNumber: hex } = await seedCertificate(service.admin, authority.id)
  const shown = openssl(['x509', '-in', 'a.pem', '-noout', '-serial'], { 'a.pem': body })
  expect(shown.trim().replace(/^serial=0*/, '')).toBe(hex.replace(/^0+/, ''))
  await service.admin.data(RevokeNumbered, { input: { id } })
  const list = new Uint8Array(await (await fetch(`${service.url}/pki/${authority.id}.crl`)).arrayBuffer())
  expect([...parseCrl(list).entries()].map(({ serialNumber }) => serialNumber)).toEqual([hex])
  const text = openssl(['crl', '-inform', 'DER', '-in', 'l.der', '-noout', '-text'], { 'l.der': list })
  expect(text).toMatch(new RegExp(`Serial Number: 0*${hex.replace(/^0+/, '')}\\b`))

  const decimal = BigInt(`0x${hex}`).toString()
  const octets = hex.length % 2 === 0 ? hex : `0${hex}`
  const inputs = { hex: octets.toLowerCase().replaceAll(/(..)(?=.)/g, '$1:'), decimal: `dec:${decimal}` }
  const found = await service.admin.data(Numbered, { id, authorityId: authority.id, ...inputs })
  expect(found).toMatchObject({
    certificate: { serialNumber: hex, serialNumberDecimal: decimal },
    byHex: { id },
    byDecimal: { id },
    auditEvents: { nodes: [{ details: { serialNumber: hex } }] },
  })
})

it('of digits only is not taken for the decimal form of another', async () => {
  await insertCertificateRows(service.database, [
    { name: 'sixteen', serialNumber: '10' },
    { name: 'twenty-two', serialNumber: '16' },
  ])
  const found = async (serialNumber: string) =>
    (await service.admin.data(ByNumber, { serialNumber })).certificates?.nodes.map(({ name }) => name)
  expect(await found('10')).toEqual(['sixteen'])
  expect(await found('16')).toEqual(['twenty-two'])
  expect(await found('dec:16')).toEqual(['sixteen'])
  expect(await found('dec:22')).toEqual(['twenty-two'])
})
