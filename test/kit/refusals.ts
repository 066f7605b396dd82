// A bad input has to be answered with the right code and place, at once, and must leave no trace.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect } from 'vitest'
import type { Answer, Client } from './client.ts'
import type { TypedDocumentString } from './gql/graphql.ts'
import { ATTEMPT_TABLES, tableDigests } from './rows.ts'
import type { Service } from './service.ts'

/** Milliseconds. */
const LONGEST_ANSWER = 1000
const LONGEST_STALL = 400

export interface Refusal {
  /** `userErrors`, code and path, in their order. */
  readonly userErrors?: readonly { readonly code: string; readonly path: readonly string[] | null }[]
  /** Or the code of the one top-level error. */
  readonly code?: string
  /** What its message must name. */
  readonly names?: string
}

interface Payload {
  readonly userErrors: readonly { code: string; path: string[] | null; message: string }[]
}

/**
 * Asks for it and expects the refusal: in time, without holding up the process, with every table as it was before.
 * @returns the answer
 */
export async function expectRefusal<T, V>(
  service: Service,
  client: Client,
  document: TypedDocumentString<T, V>,
  variables: V,
  refusal: Refusal,
): Promise<Answer<T>> {
  const except = refusal.code === 'FORBIDDEN' || refusal.code === 'UNAUTHENTICATED' ? ATTEMPT_TABLES : []
  const before = await tableDigests(service.database, except)
  const cpuBefore = process.threadCpuUsage()
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const started = performance.now()
  const answer = await client.ask(document, variables)
  const took = performance.now() - started
  delay.disable()
  const cpu = process.threadCpuUsage(cpuBefore)
  expect(told(answer)).toEqual({
    userErrors: refusal.userErrors ?? [],
    code: refusal.code ?? null,
  })
  if (refusal.names !== undefined) expect(answer.errors[0]?.message).toContain(refusal.names)
  expect(await tableDigests(service.database, except)).toEqual(before)
  expect(took).toBeLessThan(LONGEST_ANSWER)
  // A machine that is busy with others stalls us as well: what we have not computed for that long is not ours.
  expect(Math.min(delay.max / 1e6, (cpu.user + cpu.system) / 1e3)).toBeLessThan(LONGEST_STALL)
  return answer
}

function told<T>(answer: Answer<T>): { userErrors?: Refusal['userErrors']; code: string | null } {
  const payload = Object.values(answer.data ?? {})[0] as Payload | null | undefined
  const [error, ...more] = answer.errors
  if (more.length > 0) return { code: `${answer.errors.length} errors` }
  return {
    userErrors: (payload?.userErrors ?? []).map(({ code, path }) => ({ code, path })),
    code: error === undefined ? null : (error.extensions?.code ?? 'no code'),
  }
}
