import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cloudflareDnsProvider } from '../../src/plugins/dns/cloudflare.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { FakeCloudflare, refusal } from '../kit/cloudflare.ts'
import { testInstallation } from '../kit/installation.ts'
import { dnsContract } from './dns-contract.ts'

const RECORD = { name: '_acme-challenge.www.example.org', value: 'LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0' }

async function start() {
  const cloudflare = new FakeCloudflare()
  for (const zone of ['example.com', 'example.org', 'sub.example.org', 'other.test']) cloudflare.addZone(zone)
  return { cloudflare, url: await cloudflare.start() }
}

function provider(url: string, token: string, installation = testInstallation()) {
  const { open, secret } = judgeOptions(cloudflareDnsProvider.options, { url, token }, null)
  return cloudflareDnsProvider.create({ ...open, ...secret }, installation)
}

const unquoted = (content: string) => content.replace(/^"(.*)"$/, '$1').replaceAll('" "', '')

dnsContract('Cloudflare', async () => {
  const { cloudflare, url } = await start()
  return {
    provider: provider(url, cloudflare.token),
    closed: provider(url, cloudflare.token, testInstallation({ allow: [] })),
    texts: async (zone, name) =>
      cloudflare
        .zone(zone)
        .records.filter((record) => record.type === 'TXT' && record.name === name)
        .map(({ content }) => unquoted(content)),
    addText: async (zone, name, value) => cloudflare.addRecord(zone, { name, content: value }),
    secrets: [cloudflare.token],
    breakDown: () => cloudflare.stop(),
    close: () => cloudflare.stop(),
  }
})

describe('Cloudflare', () => {
  let cloudflare: FakeCloudflare
  let url: string
  beforeEach(async () => {
    ;({ cloudflare, url } = await start())
  })
  afterEach(() => cloudflare.stop())

  const contents = (zone: string) => cloudflare.zone(zone).records.map(({ content }) => content)
  const listings = () => cloudflare.requests.filter((request) => request === 'GET /client/v4/zones').length

  it('is asked for its zones once, page by page, and remembered for all that use the token', async () => {
    for (let index = 0; index < 120; index += 1) cloudflare.addZone(`zone${index}.test`)
    const installation = testInstallation()
    const record = { ...RECORD, name: '_acme-challenge.www.zone119.test' }
    await provider(url, cloudflare.token, installation).present(record)
    expect(listings()).toBe(3)
    await provider(url, cloudflare.token, installation).cleanUp(record)
    await provider(url, cloudflare.token, installation).present(RECORD)
    expect(listings()).toBe(3)
    expect(contents('zone119.test')).toEqual([])
    expect(contents('example.org')).toEqual([`"${RECORD.value}"`])
    // Another token may see other zones.
    await expect(provider(url, 'another-token', installation).present(RECORD)).rejects.toMatchObject({
      retryable: false,
    })
    expect(listings()).toBe(4)
  })

  it('is asked anew for a zone that is not among those remembered, or is gone', async () => {
    const installation = testInstallation()
    const ours = provider(url, cloudflare.token, installation)
    await ours.present(RECORD)
    cloudflare.addZone('late.test')
    await ours.present({ ...RECORD, name: '_acme-challenge.late.test' })
    expect(contents('late.test')).toHaveLength(1)
    cloudflare.removeZone('example.org')
    cloudflare.addZone('example.org')
    await ours.present(RECORD)
    expect(contents('example.org')).toEqual([`"${RECORD.value}"`])
    cloudflare.removeZone('example.org')
    await expect(ours.cleanUp(RECORD)).rejects.toMatchObject({ retryable: false, message: /no zone that holds/ })
  })

  it('has its served zone written to, of two of one name', async () => {
    cloudflare.removeZone('example.org')
    cloudflare.addZone('example.org', 'moved')
    cloudflare.addZone('example.org', 'active')
    await provider(url, cloudflare.token).present(RECORD)
    expect(contents('example.org')).toHaveLength(1)
  })

  it('takes values that need quotes, and of more than one string', async () => {
    const value = `a "quoted" back\\slash ${'x'.repeat(600)}`
    const ours = provider(url, cloudflare.token)
    await ours.present({ ...RECORD, value })
    await ours.present({ ...RECORD, value })
    expect(contents('example.org')).toHaveLength(1)
    expect(contents('example.org')[0]).toMatch(/^"a \\"quoted\\" back\\\\slash x{200,}" "x{255}" "x+"$/)
    await ours.cleanUp({ ...RECORD, value })
    expect(contents('example.org')).toEqual([])
  })

  it('has records without quotes found and removed, but no others', async () => {
    cloudflare.addRecord('example.org', { name: RECORD.name, content: RECORD.value })
    cloudflare.addRecord('example.org', { name: RECORD.name, content: 'v=spf1 -all' })
    cloudflare.addRecord('example.org', { name: RECORD.name, content: RECORD.value, type: 'CNAME' })
    const ours = provider(url, cloudflare.token)
    await ours.present(RECORD)
    expect(contents('example.org')).toHaveLength(3)
    await ours.cleanUp(RECORD)
    expect(contents('example.org')).toEqual(['v=spf1 -all', RECORD.value])
  })

  it('is not troubled by somebody who did the same in the meantime', async () => {
    const ours = provider(url, cloudflare.token)
    await ours.present(RECORD)
    // Between looking and writing.
    cloudflare.nextAnswers.push({ status: 200, body: { success: true, errors: [], result: [] } })
    await ours.present(RECORD)
    const { id } = cloudflare.zone('example.org').records[0] ?? { id: '' }
    const found = { success: true, errors: [], result: [{ id, content: RECORD.value }] }
    cloudflare.nextAnswers.push({ status: 200, body: found }, refusal(404, 81_044, 'Record does not exist.'))
    await ours.cleanUp(RECORD)
    expect(contents('example.org')).toHaveLength(1)
  })

  it('says how long to wait when there are too many requests', async () => {
    cloudflare.nextAnswers.push({ ...refusal(429, 10_000, 'Rate limited'), headers: { 'retry-after': '42' } })
    await expect(provider(url, cloudflare.token).present(RECORD)).rejects.toMatchObject({
      retryable: true,
      retryAfterSeconds: 42,
      message: /answered 429, to be asked again in 42 seconds$/,
    })
  })

  it('does not take another token, and what it says of it is told without the token', async () => {
    const wrong = 'x'.repeat(40)
    cloudflare.nextAnswers.push(refusal(403, 9109, `Invalid access\ntoken ${wrong}`))
    await expect(provider(url, wrong).present(RECORD)).rejects.toMatchObject({
      retryable: false,
      message: 'Cloudflare does not take the token: Invalid access token […] (9109)',
    })
  })

  it.each(['<html>502</html>', '[]', '{"success":true,"result":{"id":1}}', '{"success":true,"result":[{"id":1}]}', ''])(
    'that answers %j is asked again later',
    async (body) => {
      cloudflare.nextAnswers.push({ status: 200, body })
      await expect(provider(url, cloudflare.token).present(RECORD)).rejects.toMatchObject({
        name: 'PluginError',
        retryable: true,
      })
    },
  )

  it('gets its token over TLS only, or at hosts that the installation names', async () => {
    const http = 'http://api.cloudflare.example/client/v4'
    await expect(cloudflareDnsProvider.check({ url: http }, testInstallation())).rejects.toMatchObject({
      path: ['url'],
    })
    await expect(provider(http, 'token').present(RECORD)).rejects.toMatchObject({ retryable: false })
    await cloudflareDnsProvider.check({ url }, testInstallation())
  })

  it.each(['', 'a b', 'a\nb', 'é'])('has no token such as %j', (token) => {
    expect(() => judgeOptions(cloudflareDnsProvider.options, { token }, null)).toThrow(
      expect.objectContaining({ path: ['token'] }),
    )
  })
})
