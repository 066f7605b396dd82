// Figures as ratios against raw limits measured in the same run: npm run bench
// Machines are noisy: medians of many calls, one after the other, on a throw-away instance.
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../../src/database/connection.ts'
import { throwAwayDatabase } from '../../scripts/throw-away-database.ts'
import { Api, startInstance } from '../../scripts/instance.ts'

const ROUNDS = 200

/** Milliseconds of the middle one of `rounds` calls, after a tenth of them to warm up. */
async function median(work: (round: number) => Promise<unknown> | unknown, rounds = ROUNDS): Promise<number> {
  for (let round = 0; round < rounds / 10; round++) await work(-1 - round)
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await work(round)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN
}

function report(what: string, milliseconds: number, raw?: { of: string; milliseconds: number }): void {
  const ratio = raw === undefined ? '' : `${(milliseconds / raw.milliseconds).toFixed(1)} × ${raw.of}`
  console.log(`${what.padEnd(46)} ${milliseconds.toFixed(2).padStart(9)} ms   ${ratio}`)
}

async function rawHttp(): Promise<number> {
  const server = createServer((_request, response) => response.end('{}'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const time = await median(async () =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' })).json(),
  )
  server.close()
  server.closeAllConnections()
  return time
}

/** One insert in a transaction of its own: what any durable write costs at least. */
async function rawWrite(): Promise<number> {
  const target = await throwAwayDatabase(process.env['DATABASE_URL'])
  const database = await openDatabase({ url: target.url === '' ? null : target.url, directory: null })
  try {
    const connection = database.orm.em.getConnection()
    await connection.execute('create table bench (id serial primary key, body bytea)')
    return await median(() => connection.execute("insert into bench (body) values (decode('00ff', 'hex'))"))
  } finally {
    await database.close()
    await target.drop()
  }
}

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
const message = Buffer.alloc(600)
const signing = await median(() => sign('sha256', message, key), 2000)
const http = await rawHttp()
const write = await rawWrite()
report('raw: an ECDSA P-256 signature', signing)
report('raw: an empty HTTP request', http)
report('raw: a row written and committed', write)

const instance = await startInstance({ INDRI_REQUESTS_PER_MINUTE: '1000000' })
try {
  const api = new Api(instance.url)
  api.token = (
    await api.mutate<{ token: string }>('signIn', 'token', { username: 'admin', password: instance.password })
  ).token
  const { authority } = await api.mutate<{ authority: { id: string } }>('createAuthority', 'authority { id }', {
    name: 'Bench',
    owner: 'bench@example.org',
    type: 'ROOT',
    subject: { commonName: 'Bench' },
  })
  const create = (keyType: string) => (round: number) =>
    api.mutate('createCertificate', 'certificate { id }', {
      authorityId: authority.id,
      owner: 'bench@example.org',
      commonName: `${keyType.toLowerCase().replaceAll('_', '-')}-${round + 1000}.example.org`,
      keyType,
    })
  console.log('')
  report('viewer', await median(() => api.call('viewer', '{ viewer { username } }')), {
    of: 'HTTP',
    milliseconds: http,
  })
  report('createCertificate, EC P-256', await median(create('EC_P256')), { of: 'written row', milliseconds: write })
  report('createCertificate, Ed25519', await median(create('ED25519')), { of: 'written row', milliseconds: write })
  report('createCertificate, ML-DSA-65', await median(create('ML_DSA_65'), 50), {
    of: 'written row',
    milliseconds: write,
  })
  report('createCertificate, RSA 2048', await median(create('RSA_2048'), 10), {
    of: 'written row',
    milliseconds: write,
  })
  const list = (selection: string) => () => api.call('certificates', `{ certificates(first: 50) { ${selection} } }`)
  const plain = 'nodes { id name commonName owner notAfter state serialNumber }'
  const rich = `totalCount nodes { id name subject { rfc4514 } domains { name } roles { name } authority { name } creator { username }
    subjectAlternativeNames { type value } viewerPermissions }`
  report('a list of 50, seven fields', await median(list(plain)), { of: 'HTTP', milliseconds: http })
  report('a list of 50 with relations and total', await median(list(rich)), { of: 'HTTP', milliseconds: http })
  report(
    'search in a list',
    await median(() =>
      api.call('certificates', '{ certificates(first: 20, filter: { search: "p256-10" }) { nodes { name } } }'),
    ),
    { of: 'HTTP', milliseconds: http },
  )
} finally {
  await instance.stop()
}
