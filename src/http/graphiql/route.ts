// GraphiQL at /graphiql, from files of this installation only: it works without internet access.

import type { FastifyInstance, FastifyReply } from 'fastify'
import { getStaticFile } from 'ruru/static'
import { DEFAULT_QUERY } from './default-query.ts'
import { MOST_NAMED, NAMED_THINGS_QUERY } from './named-things.ts'
import { graphiqlPage } from './page.ts'
import { PAGE_SCRIPT } from './page-script.ts'
import { PAGE_STYLE } from './page-style.ts'
import { sendTransportError } from '../transport-errors.ts'

const GRAPHIQL_PATH = '/graphiql'
const ASSETS_PATH = `${GRAPHIQL_PATH}/assets/`

/** Only this origin. The editor sets style attributes and carries its icons as data URLs; scripts come from files only. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Serves the page, its script and style, and the editor's files; `/` leads to it. */
export function serveGraphiql(
  server: FastifyInstance,
  options: { readonly defaultQuery?: string | undefined; readonly singleSignOn?: boolean } = {},
): void {
  const page = graphiqlPage({
    assetsPath: ASSETS_PATH,
    defaultQuery: options.defaultQuery ?? DEFAULT_QUERY,
    namedQuery: NAMED_THINGS_QUERY,
    mostNamed: MOST_NAMED,
    singleSignOn: options.singleSignOn ?? false,
  })
  server.get('/', async (_request, reply) => reply.redirect(GRAPHIQL_PATH))
  server.get(GRAPHIQL_PATH, async (_request, reply) => sendOwn(reply, 'text/html', page))
  server.get(`${GRAPHIQL_PATH}/page.js`, async (_request, reply) => sendOwn(reply, 'text/javascript', PAGE_SCRIPT))
  server.get(`${GRAPHIQL_PATH}/page.css`, async (_request, reply) => sendOwn(reply, 'text/css', PAGE_STYLE))
  server.get(`${ASSETS_PATH}*`, async (request, reply) => {
    const file = await getStaticFile({
      staticPath: ASSETS_PATH,
      urlPath: request.url,
      acceptEncoding: request.headers['accept-encoding'],
      disallowDevAssets: true,
    })
    if (file === null) return sendTransportError(request, reply, 404)
    // A worker's script takes the policy it was served with, not that of the page.
    void reply.header('content-security-policy', CONTENT_SECURITY_POLICY)
    void reply.header('cache-control', 'public, max-age=3600').header('vary', 'accept-encoding')
    if (request.headers['if-none-match'] === file.headers['etag']) {
      return reply.code(304).header('etag', file.headers['etag']).send()
    }
    return reply.headers(file.headers).send(file.content)
  })
}

function sendOwn(reply: FastifyReply, type: string, content: string): FastifyReply {
  return reply
    .type(`${type}; charset=utf-8`)
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'no-cache')
    .send(content)
}
