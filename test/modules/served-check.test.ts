// Whether the new certificate is served everywhere: also behind a name with several servers, and behind STARTTLS.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ServedCheck, type ServingPlace } from '../../src/modules/rotations/served-check.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { DIALOGUES, StartTlsServer } from '../kit/start-tls-servers.ts'
import { Issuers, type Served, Servers } from '../kit/tls-servers.ts'

const servers = new Servers()
const never = new AbortController().signal
let mail: StartTlsServer
let old: Served
let next: Served
let port: number

beforeAll(async () => {
  const issuers = await Issuers.make()
  old = await issuers.leaf(['www.example'])
  next = await issuers.leaf(['www.example'])
  port = await servers.tls(new Map([['www.example', next]]))
  await servers.tls(new Map([['www.example', old]]), {}, port, '127.0.0.2')
  mail = await StartTlsServer.start(next, DIALOGUES.SMTP)
})
afterAll(async () => {
  await mail.stop()
  await servers.stop()
})

const SEEN = { right: [], problems: [], notTried: [], endpointIds: [] }

function look(place: Partial<ServingPlace>, addresses: readonly string[]) {
  const http = new EgressClient(egressRules(['127.0.0.0/8']), {
    resolver: async () => addresses.map((address) => ({ address, family: 4 })),
  })
  const expected = { fingerprint: next.certificate.fingerprint, commonName: 'www.example' }
  const whole = { host: 'www.example', port, serverName: null, optional: false, ...place }
  return new ServedCheck(http).look([whole], expected, never)
}

it('one of two servers behind a name that serves the old one still is seen', async () => {
  expect(await look({}, ['127.0.0.1', '127.0.0.2'])).toEqual({
    right: [`www.example:${port} (127.0.0.1)`],
    problems: [expect.stringMatching(/^www\.example:\d+ \(127\.0\.0\.2\) serves another certificate/)],
    notTried: [],
    endpointIds: [],
  })
  const both = await look({ endpointId: 'one' }, ['127.0.0.1', '127.0.0.2'])
  expect(both.endpointIds).toEqual([])
  const right = [`www.example:${port}`]
  expect(await look({ endpointId: 'one' }, ['127.0.0.1'])).toEqual({ ...SEEN, right, endpointIds: ['one'] })
})

it('an endpoint of one address is asked there alone; an address that the name lost is passed over', async () => {
  const both = ['127.0.0.2', '127.0.0.1']
  const there = await look({ address: '127.0.0.1', optional: true }, both)
  expect(there).toEqual({ ...SEEN, right: [`www.example:${port} (127.0.0.1)`] })
  const gone = await look({ address: '127.0.0.9', optional: true }, both)
  expect(gone).toEqual({ ...SEEN, notTried: [expect.stringContaining('127.0.0.9 any more')] })
})

it('an endpoint behind STARTTLS is asked as it wants to be', async () => {
  const found = await look({ port: mail.port, startTls: 'SMTP' }, ['127.0.0.1'])
  expect(found).toEqual({ ...SEEN, right: [`www.example:${mail.port}`] })
})
