import { createPrivateKey } from 'node:crypto'
import { setImmediate as aTurn } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { acmDestination } from '../../src/plugins/destinations/acm.ts'
import { iamDestination } from '../../src/plugins/destinations/iam.ts'
import type { Bundle } from '../../src/plugins/destinations/destination.ts'
import { NAME_TAG } from '../../src/plugins/aws/tags.ts'
import { FakeAws } from '../kit/aws/fake-aws.ts'
import { testInstallation } from '../kit/installation.ts'
import { OutsideAuthority } from '../kit/outside-authority.ts'
import { opensslKey, opensslSelfSigned } from '../kit/tools.ts'
import { destinationContract } from './destination-contract.ts'

destinationContract('ACM', acmDestination, async () => {
  const aws = new FakeAws()
  await aws.start()
  const options = { ...aws.options, tags: ['Team=web'] }
  return {
    destination: acmDestination.create(options, testInstallation()),
    closed: acmDestination.create(options, testInstallation({ allow: [] })),
    held: async () => {
      await aTurn()
      return [...aws.acm.certificates.values()].map(({ certificate, chain, privateKey, tags }) => ({
        name: tags.get(NAME_TAG) ?? '',
        certificate: certificate.trim(),
        chain: chain?.trim() ?? '',
        privateKey: privateKey.trim(),
        keyMode: null,
      }))
    },
    isLegal: (name) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u.test(name),
    secrets: [aws.user.secretAccessKey],
    breakDown: async () => aws.stop(),
    close: async () => aws.stop(),
  }
})

destinationContract('IAM', iamDestination, async () => {
  const aws = new FakeAws()
  await aws.start()
  const options = { ...aws.options, path: '/', tags: [] }
  return {
    destination: iamDestination.create(options, testInstallation()),
    closed: iamDestination.create(options, testInstallation({ allow: [] })),
    held: async () => {
      await aTurn()
      return [...aws.iam.certificates].map(([name, { certificate, chain, privateKey }]) => ({
        name: name.toLowerCase(),
        certificate: certificate.trim(),
        chain: chain?.trim() ?? '',
        privateKey: String(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'pem' })).trim(),
        keyMode: null,
      }))
    },
    isLegal: (name) => /^[\w+=,.@-]{1,128}$/.test(name),
    secrets: [aws.user.secretAccessKey],
    breakDown: async () => aws.stop(),
    close: async () => aws.stop(),
  }
})

let authority: OutsideAuthority
let first: Bundle
let second: Bundle
beforeAll(() => {
  authority = new OutsideAuthority()
  const [one, two] = ['one', 'two'].map((which) => ({
    name: 'www.example.org',
    certificate: authority.issue(which, []).pem,
    chain: authority.pem,
    privateKey: authority.read(`${which}.key`).toString(),
  }))
  if (one === undefined || two === undefined) throw new Error('two were issued')
  first = one
  second = two
})
afterAll(() => authority.remove())

let aws: FakeAws
beforeEach(async () => {
  aws = new FakeAws()
  await aws.start()
})
afterEach(() => aws.stop())

const acm = (more = {}) => acmDestination.create({ ...aws.options, tags: ['Team=web'], ...more }, testInstallation())
const iam = (path = '/') => iamDestination.create({ ...aws.options, path, tags: ['Team=web'] }, testInstallation())
const arns = () => [...aws.acm.certificates.keys()]
const names = () => [...aws.iam.certificates.keys()]

describe('what ACM holds', () => {
  it('keeps its ARN, and its tags follow what is imported over it', async () => {
    const { location } = await acm().deploy(first)
    expect(location).toBe(arns()[0])
    const successor = { ...second, name: 'www.example.org-2' }
    const context = { previousLocation: location }
    expect(await acm({ tags: ['Team=mail'] }).deploy(successor, undefined, context)).toEqual({ location })
    const held = aws.acm.certificates.get(location)
    expect(held?.certificate).toBe(second.certificate)
    expect(Object.fromEntries(held?.tags ?? [])).toEqual({ Team: 'mail', 'indri-certificate': successor.name })
    await acm().remove(first.name, undefined, context)
    expect(arns()).toEqual([location])
    await acm().remove(successor.name, undefined, context)
    expect(arns()).toEqual([])
    await acm().remove(successor.name, undefined, context)
  })

  it('is found by its tag when its ARN was lost, and imported once', async () => {
    const { location } = await acm().deploy(first)
    expect(await acm().deploy(second)).toEqual({ location })
    expect(arns()).toEqual([location])
  })

  it('is imported anew when somebody deleted it, or it was somewhere else', async () => {
    const gone = 'arn:aws:acm:eu-central-1:123456789012:certificate/00000000-0000-0000-0000-000000000000'
    const elsewhere = 'arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000'
    const { location } = await acm().deploy(first, undefined, { previousLocation: gone })
    expect(arns()).toEqual([location])
    expect(await acm().deploy(first, undefined, { previousLocation: elsewhere })).toEqual({ location })
    expect(await acm().deploy(first, undefined, { previousLocation: 'web/nginx/www' })).toEqual({ location })
  })

  it('stays while a load balancer uses it', async () => {
    const { location } = await acm().deploy(first)
    const held = aws.acm.certificates.get(location)
    if (held !== undefined) held.inUse = true
    await expect(acm().remove(first.name)).rejects.toMatchObject({
      retryable: true,
      message: expect.stringContaining('still in use'),
    })
  })

  it('is not imported again while nobody knows whether it was', async () => {
    aws.interruptions.push(null, { status: 503, body: '' })
    await expect(acm().deploy(first)).rejects.toMatchObject({ retryable: true })
    expect(aws.actions).toEqual(['tagging:GetResources'])
  })

  it('is without a chain where there is none', async () => {
    const { location } = await acm().deploy({ ...first, chain: '' })
    expect(aws.acm.certificates.get(location)?.chain).toBeNull()
  })
})

describe('what IAM holds', () => {
  it('is called by its name with a suffix of its own, and its ARN says where', async () => {
    const { location } = await iam('/cloudfront/').deploy(first)
    const [name = ''] = names()
    expect(name).toMatch(/^www\.example\.org-[0-9a-f]{12}$/)
    expect(location).toBe(`arn:aws:iam::123456789012:server-certificate/cloudfront/${name}`)
    const held = aws.iam.certificates.get(name)
    expect(Object.fromEntries(held?.tags ?? [])).toEqual({ Team: 'web', 'indri-certificate': 'www.example.org' })
    expect(held?.privateKey).toMatch(/^-----BEGIN (RSA|EC) PRIVATE KEY-----/)
  })

  it('goes once its load balancer has gone over to the next', async () => {
    await iam().deploy(first)
    const [before = ''] = names()
    const held = aws.iam.certificates.get(before)
    if (held === undefined) throw new Error('it was uploaded')
    held.inUse = true
    await iam().deploy(second)
    expect(names()).toHaveLength(2)
    await expect(iam().remove(first.name)).rejects.toMatchObject({ retryable: true })
    held.inUse = false
    await iam().deploy(second)
    expect(names()).toHaveLength(1)
    expect(names()).not.toContain(before)
  })

  it('is left alone when it is not ours, whatever it is called', async () => {
    await iam().deploy(first)
    const [name = ''] = names()
    const stranger = aws.iam.certificates.get(name)
    if (stranger === undefined) throw new Error('it was uploaded')
    aws.iam.certificates.set('www.example.org-0123456789ab', { ...stranger, tags: new Map() })
    aws.iam.certificates.set('www.example.org', { ...stranger })
    aws.iam.certificates.set('www.example.org.more-0123456789ab', { ...stranger })
    await iam().remove(first.name)
    expect(names()).toEqual(['www.example.org-0123456789ab', 'www.example.org', 'www.example.org.more-0123456789ab'])
  })

  it('is not taken for ours when it holds something else under our name', async () => {
    await iam().deploy(first)
    const [name = ''] = names()
    const held = aws.iam.certificates.get(name)
    if (held === undefined) throw new Error('it was uploaded')
    aws.iam.certificates.set(name, { ...held, certificate: second.certificate })
    await expect(iam().deploy(first)).rejects.toMatchObject({ retryable: false })
  })

  it('is found on whatever page of the list', async () => {
    aws.iam.pageSize = 1
    for (const name of ['a', 'b', 'c']) await iam().deploy({ ...first, name })
    await iam().remove('c')
    expect(names()).toHaveLength(2)
  })

  it('is RSA and EC only', async () => {
    const privateKey = opensslKey('ED25519')
    const certificate = opensslSelfSigned(privateKey, '/CN=x')
    await expect(iam().deploy({ name: 'x', certificate, chain: '', privateKey })).rejects.toMatchObject({
      retryable: false,
      message: 'iam takes RSA and EC keys only',
    })
  })

  it.each(['cloudfront', '/a//b/', '/a', '/a b/'])('is not put below %j', async (path) => {
    const judged = iamDestination.check(
      { ...aws.options, path, tags: [] },
      testInstallation(),
      new Set(['secretAccessKey']),
    )
    await expect(judged).rejects.toMatchObject({ code: 'INVALID', path: ['path'] })
  })
})
