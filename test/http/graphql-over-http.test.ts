// The audits of the GraphQL-over-HTTP specification, by its reference implementation `graphql-http`.

import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startService } from '../kit/service.ts'
import { startSampleServer } from './support/sample-server.ts'

/** Where we differ, and why. A difference that is not listed fails, and so does one that is listed and gone. */
const DEVIATIONS: Readonly<Record<string, { readonly status: 'notice' | 'warn'; readonly why: string }>> = {
  '5A70': { status: 'notice', why: 'a GET without a preflight header is refused: another site could send it' },
  D6D5: { status: 'notice', why: 'a GET without a preflight header is refused: another site could send it' },
  '6A70': { status: 'notice', why: 'a GET without a preflight header is refused: another site could send it' },
  '572B': { status: 'warn', why: 'a document that cannot be parsed is answered with 400, as the current draft asks' },
  FDE2: { status: 'warn', why: 'a document that is not valid is answered with 400, as the current draft asks' },
  '7B9B': { status: 'warn', why: 'variables that do not fit are answered with 400, as the current draft asks' },
}

const servers = {
  // Some audits ask for `__type` and know no tokens.
  async 'a sample schema'() {
    const { server, url } = await startSampleServer({ introspection: { policy: 'public', isSignedIn: () => false } })
    return { url, close: () => server.close() }
  },
  async 'the service itself'() {
    const service = await startService({ env: { INDRI_INTROSPECTION: 'public' } })
    return { url: service.url, close: () => service.close() }
  },
}

describe.each(Object.entries(servers))('%s', (_name, start) => {
  let address = ''
  let started: { url: string; close: () => Promise<unknown> }
  beforeAll(async () => {
    started = await start()
    address = `${started.url}/graphql`
  })
  afterAll(() => started.close())

  const audits = serverAudits({ url: () => address, fetchFn: fetch })

  it('has the audits that the list of deviations was written for', () => {
    expect(audits.length).toBe(61)
    expect(audits.map((audit) => audit.id)).toEqual(expect.arrayContaining(Object.keys(DEVIATIONS)))
  })

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s %s', async (id, _name, audit) => {
    const result = await audit.fn()
    const reason = result.status === 'ok' ? '' : result.reason
    expect({ status: result.status, reason }).toEqual({ status: DEVIATIONS[id]?.status ?? 'ok', reason })
  })
})
