// The two addresses of single sign-on: where a browser sets out to the identity provider, and where it comes back.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RequestError } from '../errors.ts'
import { factsOf, type RequestFacts } from './request-facts.ts'
import { sendTransportError } from './transport-errors.ts'

export interface SingleSignOn {
  /** Where to go, and what the browser keeps meanwhile. @throws RequestError */
  begin(challenge: string): Promise<{ location: string; cookie: string; seconds: number }>
  /** A one-time code. @throws RequestError whose message may be shown */
  finish(request: RequestFacts, search: string, cookie: string | null): Promise<string>
}

export interface SingleSignOnOptions {
  readonly service: SingleSignOn
  /** Where others reach this server. */
  readonly publicUrl: string
  /** The page that exchanges the code. */
  readonly returnUrl: string
}

export const CALLBACK_PATH = '/auth/oidc/callback'
const FOLDER = '/auth/oidc'
const COOKIE = 'indri-sign-in'

export function serveSingleSignOn(server: FastifyInstance, options: SingleSignOnOptions): void {
  const { service } = options
  server.get<{ Querystring: { challenge?: string | string[] } }>(`${FOLDER}/start`, async (request, reply) => {
    const { challenge } = request.query
    if (typeof challenge !== 'string') return sendTransportError(request, reply, 400)
    return ending(request, reply, options, async () => {
      const { location, cookie, seconds } = await service.begin(challenge)
      void reply.header('set-cookie', cookieText(options.publicUrl, cookie, seconds))
      return location
    })
  })
  server.get(CALLBACK_PATH, async (request, reply) => {
    const search = request.url.slice(CALLBACK_PATH.length)
    const cookie = cookieOf(request)
    // Good for one return, however it ends.
    void reply.header('set-cookie', cookieText(options.publicUrl, '', 0))
    return ending(request, reply, options, async () => {
      const code = await service.finish(factsOf(request), search, cookie)
      // In the fragment, which is sent to no server and stands in no log.
      return `${options.returnUrl}#sign-in-code=${code}`
    })
  })
}

async function ending(
  request: FastifyRequest,
  reply: FastifyReply,
  options: SingleSignOnOptions,
  work: () => Promise<string>,
): Promise<FastifyReply> {
  void reply.header('cache-control', 'no-store')
  try {
    return reply.redirect(await work(), 302)
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    if (error.code === 'BAD_USER_INPUT') return sendTransportError(request, reply, 400)
    if (error.cause !== undefined) request.log.error({ err: error }, 'single sign-on failed')
    return reply.redirect(`${options.returnUrl}#sign-in-error=${encodeURIComponent(error.message)}`, 302)
  }
}

/** Lax, since the browser comes back from another site; sent to these addresses only. */
function cookieText(publicUrl: string, value: string, seconds: number): string {
  const url = new URL(publicUrl)
  const path = `${url.pathname.replace(/\/+$/, '')}${FOLDER}`
  const secure = url.protocol === 'https:' ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

function cookieOf(request: FastifyRequest): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === COOKIE)?.[1] ?? null
}
