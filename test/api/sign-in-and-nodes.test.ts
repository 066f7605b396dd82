import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toNodeId } from '../../src/graphql/node-id.ts'
import { Client } from '../kit/client.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { expectRefusal } from '../kit/refusals.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const SignInByPassword = graphql(`
  mutation SignInByPassword($input: SignInInput!) {
    signIn(input: $input) {
      token
      expiresAt
      user {
        username
        roles {
          name
        }
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const WhoIsAsking = graphql(`
  query WhoIsAsking {
    viewer {
      id
      username
    }
  }
`)

const NodeById = graphql(`
  query NodeById($id: ID!) {
    node(id: $id) {
      __typename
      id
    }
  }
`)

const NodesById = graphql(`
  query NodesById($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
    }
  }
`)

const Parts = graphql(`
  query Parts($id: ID!) {
    certificate(by: { id: $id }) {
      roles {
        id
      }
      domains {
        id
      }
      creator {
        id
      }
    }
  }
`)

const clock = new FakeClock()
let service: Service
beforeAll(async () => {
  service = await startService({ clock: clock.now })
  await service.user('ada', ['operator'])
})
afterAll(() => service.close())

describe('signIn', () => {
  it('gives a token that stands for the user until it ends', async () => {
    const { signIn } = await service.anonymous.data(SignInByPassword, {
      input: { username: ' Ada ', password: PASSWORD },
    })
    expect(signIn).toMatchObject({ user: { username: 'ada', roles: [{ name: 'operator' }] }, userErrors: [] })
    expect(Date.parse(signIn.expiresAt ?? '')).toBe(clock.now().getTime() + 12 * 3_600_000)
    const client = new Client(service.url, signIn.token ?? '', null)
    expect((await client.data(WhoIsAsking, {})).viewer?.username).toBe('ada')
    clock.advance({ hours: 13 })
    expect(await client.errorCode(WhoIsAsking, {})).toBe('UNAUTHENTICATED')
  })

  it('says the same of a wrong password, a wrong name and a name that cannot be', async () => {
    const wrong = [
      { username: 'ada', password: 'wrong' },
      { username: 'nobody', password: PASSWORD },
      { username: 'a\u0000b', password: PASSWORD },
      { username: '', password: '' },
      { username: 'ada', password: 'x'.repeat(4097) },
    ]
    const answers = []
    for (const input of wrong) answers.push((await service.anonymous.data(SignInByPassword, { input })).signIn)
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({
      token: null,
      user: null,
      userErrors: [{ code: 'INVALID_CREDENTIALS', path: null }],
    })
  })

  it('takes one attempt an operation', async () => {
    const query = `mutation { a: signIn(input: {username: "ada", password: "1"}) { token } b: signIn(input: {username: "ada", password: "2"}) { token } }`
    const answer = await service.anonymous.raw({ query })
    expect(answer.errors[0]?.extensions?.code).toBe('FIELD_REPEATED')
  })

  it.each(['x', 'e30.e30.', 'Bearer', 'a.b.c'])('refuses the token %s', async (token) => {
    expect(await new Client(service.url, token, null).errorCode(WhoIsAsking, {})).toBe('UNAUTHENTICATED')
  })
})

describe('node', () => {
  it('finds every kind by its id, alone and with others, in the order asked for', async () => {
    const admin = await service.anonymous.signIn('root', PASSWORD)
    const authority = await seedAuthority(admin)
    const certificate = await seedCertificate(admin, authority.id)
    const parts = (await admin.data(Parts, { id: certificate.id })).certificate
    const wanted = [
      ['Certificate', certificate.id],
      ['Authority', authority.id],
      ['Role', parts?.roles[0]?.id ?? ''],
      ['Domain', parts?.domains[0]?.id ?? ''],
      ['User', parts?.creator?.id ?? ''],
    ] as const
    for (const [type, id] of wanted) {
      expect((await admin.data(NodeById, { id })).node).toEqual({ __typename: type, id })
    }
    const missing = toNodeId('Certificate', '01890000-0000-7000-8000-000000000000')
    const ids = [...wanted.map(([, id]) => id).toReversed(), missing, 'garbage', certificate.id]
    const { nodes } = await admin.data(NodesById, { ids })
    expect(nodes?.map((node) => node?.id ?? null)).toEqual([
      ...wanted.map(([, id]) => id).toReversed(),
      null,
      null,
      certificate.id,
    ])
  })

  it('answers more than a hundred ids, or none that is a text, with an error', async () => {
    const admin = await service.anonymous.signIn('root', PASSWORD)
    const ids = Array.from({ length: 101 }, () => 'x')
    await expectRefusal(service, admin, NodesById, { ids }, { code: 'BAD_USER_INPUT', names: 'ids' })
    await expectRefusal(service, admin, NodeById, { id: {} as never }, { code: 'BAD_USER_INPUT', names: 'id' })
  })

  it('takes hostile ids for ids of nothing', async () => {
    const admin = await service.anonymous.signIn('root', PASSWORD)
    for (const id of [
      '',
      '\u0000',
      "' or 1=1 --",
      'cert_',
      `cert_${'0'.repeat(10_000)}`,
      'constructor',
      '__proto___x',
    ]) {
      expect((await admin.data(NodeById, { id })).node).toBeNull()
    }
  })
})
