// Answers for load balancers and orchestrators: is the process alive, and can it serve?

import type { FastifyInstance } from 'fastify'

/**
 * /healthz answers 200 as long as the process does. /readyz answers 200 when `ready` resolves within `milliseconds`, and
 * 503 when it does not or when the server has begun to close; why is in the log only.
 */
export function serveHealth(server: FastifyInstance, ready: () => Promise<void>, milliseconds: number): void {
  let isClosing = false
  server.addHook('preClose', async () => {
    isClosing = true
  })
  const route = { config: { isProbe: true, rateLimit: false as const } }
  server.get('/healthz', route, async (_request, reply) => {
    return reply.header('cache-control', 'no-store').send({ status: 'ok' })
  })
  server.get('/readyz', route, async (request, reply) => {
    void reply.header('cache-control', 'no-store')
    if (isClosing) return reply.code(503).send({ status: 'closing' })
    try {
      await within(milliseconds, ready())
      return await reply.send({ status: 'ready' })
    } catch (error) {
      request.log.warn({ err: error }, 'not ready')
      return await reply.code(503).send({ status: 'unavailable' })
    }
  })
}

/** @throws Error when it takes longer; the work itself goes on */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds)
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
