import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRoute53, route53DnsProvider } from '../../src/plugins/dns/route53.ts'
import { FakeAws } from '../kit/aws/fake-aws.ts'
import { dnsContract } from './dns-contract.ts'
import { testInstallation } from '../kit/installation.ts'

let aws: FakeAws
beforeEach(async () => {
  aws = new FakeAws()
  await aws.start()
  aws.route53.addZone('ZORG', 'example.org.')
  aws.route53.addZone('ZPRIVATE', 'sub.example.org.', true)
  aws.route53.addZone('ZSUB', 'sub.example.org.')
})
afterEach(() => aws.stop())

const provider = (hostedZoneId: string | null = null) =>
  createRoute53({ ...aws.options, hostedZoneId }, testInstallation(), 1)
const RECORD = { name: '_acme-challenge.www.example.org', value: 'ONE' }
const TEXT = `${RECORD.name}. TXT`

describe('a record in Route 53', () => {
  it('is there when all name servers have it', async () => {
    aws.route53.pendingPolls = 3
    await provider().present(RECORD)
    expect(aws.actions.filter((action) => action.includes('/change/'))).toHaveLength(4)
    expect(aws.route53.texts(RECORD.name)).toEqual(['ONE'])
    expect(aws.refusals).toEqual([])
  })

  it('is waited for within bounds', async () => {
    aws.route53.pendingPolls = 1000
    await expect(provider().present(RECORD)).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    expect(aws.actions.filter((action) => action.includes('/change/'))).toHaveLength(30)
  })

  it('is put into the public zone that fits best, which is looked for once', async () => {
    const dns = provider()
    const name = '_acme-challenge.a.sub.example.org'
    await dns.present({ name, value: 'x' })
    expect(aws.route53.records.get('ZSUB')?.has(`${name}. TXT`)).toBe(true)
    expect(aws.route53.records.get('ZPRIVATE')?.size).toBe(0)
    const searches = () => aws.actions.filter((action) => action.endsWith('hostedzonesbyname')).length
    const before = searches()
    await dns.cleanUp({ name, value: 'x' })
    expect(searches()).toBe(before)
  })

  it('is put into the zone that is given, without listing any', async () => {
    await provider('ZORG').present({ name: '_acme-challenge.sub.example.org', value: 'x' })
    expect(aws.route53.records.get('ZORG')?.size).toBe(1)
    expect(aws.actions.filter((action) => action.endsWith('hostedzonesbyname'))).toEqual([])
  })

  it('does not undo what another worker writes between reading and writing', async () => {
    const others = ['two', 'three']
    aws.route53.meanwhile = () => {
      const other = others.shift()
      const set = aws.route53.records.get('ZORG')
      if (other !== undefined) set?.set(TEXT, { ttl: '60', values: [...(set.get(TEXT)?.values ?? []), `"${other}"`] })
    }
    await provider().present(RECORD)
    expect(aws.route53.texts(RECORD.name)).toEqual(['two', 'three', 'ONE'])
    aws.route53.meanwhile = () => {
      aws.route53.meanwhile = null
      aws.route53.records.get('ZORG')?.set(TEXT, { ttl: '60', values: ['"ONE"', '"two"'] })
    }
    await provider().cleanUp(RECORD)
    expect(aws.route53.texts(RECORD.name)).toEqual(['two'])
  })

  it('gives up when others never stop changing it', async () => {
    let count = 0
    aws.route53.meanwhile = () => {
      aws.route53.records.get('ZORG')?.set(TEXT, { ttl: '60', values: [`"${++count}"`] })
    }
    await expect(provider().present(RECORD)).rejects.toMatchObject({ name: 'PluginError', retryable: true })
    expect(count).toBe(6)
  })

  it('keeps the time to live of what is there, and the neighbours', async () => {
    const sets = aws.route53.records.get('ZORG')
    sets?.set(TEXT, { ttl: '7200', values: ['"v=spf1 \\"-all\\""'] })
    sets?.set('_acme-challenge.www.example.org.a.example.org. TXT', { ttl: '60', values: ['"later in the list"'] })
    sets?.set('_acme-challenge.www.example.org. CAA', { ttl: '60', values: ['0 issue "ca.example"'] })
    await provider().present({ ...RECORD, value: 'a "b" \\ <&> ü' })
    expect(sets?.get(TEXT)).toEqual({ ttl: '7200', values: ['"v=spf1 \\"-all\\""', '"a \\"b\\" \\\\ <&> \\303\\274"'] })
    await provider().cleanUp({ ...RECORD, value: 'a "b" \\ <&> ü' })
    expect(sets?.get(TEXT)).toEqual({ ttl: '7200', values: ['"v=spf1 \\"-all\\""'] })
    expect(sets?.size).toBe(3)
  })

  it('that was not there is not taken away, nor is anything else', async () => {
    await provider().cleanUp(RECORD)
    expect(aws.actions.filter((action) => action.startsWith('route53:POST'))).toEqual([])
  })
})

it('finds the zone that was made in the place of another', async () => {
  const installation = testInstallation()
  const dns = () => createRoute53({ ...aws.options, hostedZoneId: null }, installation, 1)
  await dns().present(RECORD)
  aws.route53.zones.splice(0, 1)
  aws.route53.records.delete('ZORG')
  aws.route53.addZone('ZANEW', 'example.org.')
  await dns().present(RECORD)
  expect(aws.route53.texts(RECORD.name)).toEqual(['ONE'])
  const before = aws.actions.length
  await dns().cleanUp(RECORD)
  expect(aws.actions.slice(before).filter((action) => action.endsWith('hostedzonesbyname'))).toEqual([])
})

it('takes nothing but the id of a zone as such', async () => {
  const options = { ...aws.options, hostedZoneId: '../Z1' }
  const judged = route53DnsProvider.check(options, testInstallation(), new Set(['secretAccessKey']))
  await expect(judged).rejects.toMatchObject({ code: 'INVALID', path: ['hostedZoneId'] })
})

dnsContract('Route 53', async () => {
  const server = new FakeAws()
  await server.start()
  const zones: Readonly<Record<string, string>> = { 'example.org': 'ZORG', 'sub.example.org': 'ZSUB' }
  for (const [name, id] of Object.entries(zones)) server.route53.addZone(id, `${name}.`)
  const options = { ...server.options, hostedZoneId: null }
  const setsOf = (zone: string) => server.route53.records.get(zones[zone] ?? '')
  return {
    provider: createRoute53(options, testInstallation(), 1),
    closed: createRoute53(options, testInstallation({ allow: [] }), 1),
    texts: async (zone, name) =>
      (setsOf(zone)?.get(`${name}. TXT`)?.values ?? []).map((value) => value.replace(/^"(.*)"$/, '$1')),
    addText: async (zone, name, value) => {
      const values = setsOf(zone)?.get(`${name}. TXT`)?.values ?? []
      setsOf(zone)?.set(`${name}. TXT`, { ttl: '300', values: [...values, `"${value}"`] })
    },
    secrets: [server.user.secretAccessKey],
    breakDown: async () => server.stop(),
    close: async () => server.stop(),
  }
})
