// An HTTP server on 127.0.0.1 that keeps what it is sent and answers as it is told.
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface ReceivedRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly body?: string
  readonly headers?: Record<string, string>
}

export class HttpReceiver {
  readonly received: ReceivedRequest[] = []
  /** What it answers; null: nothing, it hangs. */
  answer: (request: ReceivedRequest) => Answer | null
  readonly #server: Server

  private constructor(answer: (request: ReceivedRequest) => Answer | null) {
    this.answer = answer
    this.#server = createServer((request, response) => void this.#handle(request, response))
  }

  static async start(answer: (request: ReceivedRequest) => Answer | null): Promise<HttpReceiver> {
    const receiver = new HttpReceiver(answer)
    await new Promise<void>((done) => receiver.#server.listen(0, '127.0.0.1', done))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request
    const received = { method, path: url, headers, body: await text(request) }
    this.received.push(received)
    const answer = this.answer(received)
    if (answer !== null) response.writeHead(answer.status, answer.headers).end(answer.body)
  }
}
