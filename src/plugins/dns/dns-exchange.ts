import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { EgressClient } from '../egress.ts'
import { PluginError } from '../plugin-error.ts'

const MAX_MILLISECONDS = 10_000

/**
 * Sends one message over TCP (RFC 7766) to an address that was judged, and returns the answer to it.
 * @throws PluginError when the server is refused, cannot be reached, or does not answer in time
 */
export async function exchangeMessage(
  server: { readonly host: string; readonly port: number },
  message: Uint8Array,
  http: EgressClient,
  signal?: AbortSignal,
): Promise<Buffer> {
  const deadline = AbortSignal.timeout(MAX_MILLISECONDS)
  const stop = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
  signal?.throwIfAborted()
  const { address } = await http.addressOf(server.host)
  let socket: Socket | null = null
  try {
    stop.throwIfAborted()
    socket = connect({ host: address, port: server.port })
    await once(socket, 'connect', { signal: stop })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(message.length)
    socket.write(Buffer.concat([length, message]))
    return await readAnswer(socket, message, stop)
  } catch (error) {
    signal?.throwIfAborted()
    const reason = deadline.aborted ? 'it took too long' : reasonOf(error)
    throw new PluginError(`could not reach ${server.host}: ${reason}`, { retryable: true, cause: error })
  } finally {
    socket?.destroy()
  }
}

async function readAnswer(socket: Socket, message: Uint8Array, signal: AbortSignal): Promise<Buffer> {
  const abort = (): unknown => socket.destroy(new Error('it took too long'))
  signal.addEventListener('abort', abort, { once: true })
  try {
    let received = Buffer.alloc(0)
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received = Buffer.concat([received, chunk])
      // A length of two octets bounds what is kept.
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) continue
      const answer = received.subarray(2, 2 + received.readUInt16BE(0))
      if (answer.length >= 2 && answer.readUInt16BE(0) === Buffer.from(message).readUInt16BE(0)) return answer
      throw new Error('it answered something else')
    }
    throw new Error('it closed the connection without an answer')
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
