// A small TLS server that serves whatever certificate lies in a folder, as web servers do after a reload.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecureContext, createServer, type SecureContext } from 'node:tls'

/** @param folder with NAME.pem and NAME.key, one name */
export function serveFolder(folder: string, port: number): { close(): Promise<void> } {
  const server = createServer({
    SNICallback: (_name, done) => {
      try {
        done(null, present(folder))
      } catch (error) {
        done(error instanceof Error ? error : new Error('no certificate'))
      }
    },
  })
  server.on('tlsClientError', () => {})
  server.on('secureConnection', (socket) => socket.on('error', () => {}).end('Hello.\n'))
  server.listen(port, '127.0.0.1')
  return { close: () => new Promise((done) => server.close(() => done())) }
}

function present(folder: string): SecureContext {
  const name = readdirSync(folder).find((file) => file.endsWith('.key'))
  if (name === undefined) throw new Error('no certificate yet')
  const key = join(folder, name)
  return createSecureContext({ key: readFileSync(key), cert: readFileSync(key.replace(/\.key$/, '.pem')) })
}
