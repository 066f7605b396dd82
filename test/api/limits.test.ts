// What one request may ask for, and how many there may be, on the schema as it is.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphql } from '../kit/gql/index.ts'
import { type Service, startService } from '../kit/service.ts'

const Viewer = graphql(`
  query LimitedViewer {
    viewer {
      username
    }
  }
`)

const Pages = graphql(`
  query LimitedPages($first: Int, $last: Int) {
    certificates(first: $first, last: $last) {
      totalCount
    }
  }
`)

let service: Service
beforeAll(async () => {
  service = await startService({ env: { INDRI_REQUESTS_PER_MINUTE_AND_CALLER: '40', INDRI_BODY_LIMIT_BYTES: '65536' } })
  await service.admin.data(Viewer, {})
})
afterAll(() => service.close())

async function refused(query: string, variables: object = {}) {
  const start = performance.now()
  const { errors, data } = await service.admin.raw({ query, variables })
  const milliseconds = performance.now() - start
  expect(data).toBeNull()
  return { code: errors[0]?.extensions?.code, milliseconds }
}

describe('an operation', () => {
  const aliases = Array.from({ length: 1000 }, (_, index) => `a${index}: viewer { id }`).join(' ')
  const aliasesInFew = Array.from({ length: 300 }, (_, index) => `a${index}: username`).join(' ')
  const deep = `{ certificates { nodes ${'{ replaces '.repeat(50)}{ id }${' }'.repeat(50)} } }`

  it.each([
    ['of 1,000 aliases', `{ ${aliases} }`, ['GRAPHQL_PARSE_FAILED', 'TOO_MANY_ALIASES']],
    ['of 300 aliases', `{ viewer { ${aliasesInFew} } }`, ['TOO_MANY_ALIASES']],
    ['of 50 levels', deep, ['QUERY_TOO_DEEP']],
    [
      'of wide pages in wide pages',
      `{ certificates(first: 100) { nodes { auditEvents(first: 100) { nodes { id seal { digest } } } } } }`,
      ['QUERY_TOO_COMPLEX'],
    ],
  ])('%s is refused in milliseconds', async (_, query, codes) => {
    // The fastest of three: what else the machine does is not what is measured.
    const attempts = [await refused(query), await refused(query), await refused(query)]
    for (const { code } of attempts) expect(codes).toContain(code)
    expect(Math.min(...attempts.map(({ milliseconds }) => milliseconds))).toBeLessThan(500)
  })

  it('is judged by the values of its variables', async () => {
    const query = `query Wide($n: Int) { certificates(first: $n) { nodes { auditEvents(first: $n) { nodes { id } } } } }`
    expect(await refused(query, { n: 100 })).toMatchObject({ code: 'QUERY_TOO_COMPLEX' })
    const { errors } = await service.admin.raw({ query, variables: { n: 5 } })
    expect(errors).toEqual([])
  })

  it.each([[{ first: 101 }], [{ last: 101 }], [{ first: 0 }], [{ first: -1 }], [{ first: 1, last: 1 }]])(
    'asks for no more than a page: %j',
    async (variables) => {
      expect(await service.admin.errorCode(Pages, variables)).toBe('BAD_USER_INPUT')
    },
  )

  it('is no larger than the body may be', async () => {
    const { status, errors } = await service.admin.raw({ query: `{ viewer { id } } # ${'x'.repeat(70_000)}` })
    expect(status).toBe(413)
    expect(errors[0]?.extensions?.code).toBe('PAYLOAD_TOO_LARGE')
  })
})

describe('one user', () => {
  it('is told to wait after so many requests in a minute, from any of their sessions, and others are not', async () => {
    const busy = await service.user('busy')
    const calm = await service.user('calm')
    const again = await service.anonymous.signIn('busy', 'correct horse battery 9')
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? busy : again).ask(Viewer, {})),
    )
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThan(10)
    expect(answers.length - limited.length).toBeGreaterThanOrEqual(40)
    for (const { errors, headers, data } of limited) {
      expect(data).toBeNull()
      expect(errors[0]?.extensions?.code).toBe('RATE_LIMITED')
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    }
    expect((await calm.data(Viewer, {})).viewer?.username).toBe('calm')
  })
})
