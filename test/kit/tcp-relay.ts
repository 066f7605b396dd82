// Stands between a client and a server on this machine, to spoil or end what passes.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Relay {
  readonly port: number
  /** Octets that clients have sent so far. */
  sent(): number
  close(): void
}

export interface RelayOptions {
  /** What becomes of octets of the server; null ends the connection. */
  readonly fromServer?: (chunk: Buffer) => Buffer | null
  /** After so many octets of a client its connection ends; what fits goes through. */
  readonly cutAfter?: number
}

export async function startRelay(port: number, options: RelayOptions = {}): Promise<Relay> {
  const { fromServer = (chunk) => chunk, cutAfter = Number.POSITIVE_INFINITY } = options
  const sockets = new Set<Socket>()
  let total = 0
  const server = createServer((client) => {
    const upstream = connect(port, '127.0.0.1')
    const end = (): void => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', end)
    }
    let left = cutAfter
    client.on('data', (chunk: Buffer) => {
      total += chunk.length
      upstream.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left <= 0) upstream.end(end)
    })
    upstream.on('data', (chunk: Buffer) => {
      const passed = fromServer(chunk)
      if (passed === null) end()
      else client.write(passed)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    sent: () => total,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
