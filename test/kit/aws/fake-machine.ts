// What a container and an instance of AWS know of their own credentials, over real HTTP: the metadata service of EC2
// (version 2 only) and the credentials endpoint of ECS and EKS.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AwsIdentity } from './signature.ts'

const TOKEN_PATH = '/latest/api/token'
const ROLES_PATH = '/latest/meta-data/iam/security-credentials/'
export const CONTAINER_PATH = '/v1/credentials'

export class FakeMachine {
  /** Given out, the latest last. */
  readonly sessions: AwsIdentity[] = []
  /** Method and path of what was asked for. */
  readonly requests: string[] = []
  /** What containers have to show; null: nothing. */
  authorization: string | null = null
  role: string | null = 'indri-role'
  lifeSeconds = 6 * 3600
  /** Answered instead of anything else. */
  outage: number | null = null
  readonly #now: () => Date
  readonly #tokens = new Set<string>()
  readonly #server: Server

  constructor(now: () => Date) {
    this.#now = now
    this.#server = createServer((request, response) => {
      this.requests.push(`${request.method} ${request.url}`)
      const [status, body] = this.#answer(request)
      response.writeHead(status, { 'content-type': 'text/plain' }).end(body)
    })
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  #answer({ method, url, headers }: IncomingMessage): [number, string] {
    if (this.outage !== null) return [this.outage, '']
    if (url === CONTAINER_PATH) {
      if (method !== 'GET' || (headers.authorization ?? null) !== this.authorization) return [401, 'Unauthorized']
      return [200, JSON.stringify({ RoleArn: 'arn:aws:iam::123456789012:role/task', ...this.#issue() })]
    }
    if (url === TOKEN_PATH) {
      const seconds = Number(headers['x-aws-ec2-metadata-token-ttl-seconds'])
      if (method !== 'PUT' || !(seconds >= 1 && seconds <= 21_600)) return [400, 'Bad Request']
      const token = `imds-token-${this.#tokens.size}==`
      this.#tokens.add(token)
      return [200, token]
    }
    if (!this.#tokens.has(String(headers['x-aws-ec2-metadata-token']))) return [401, 'Unauthorized']
    if (method !== 'GET' || this.role === null) return [404, 'Not Found']
    if (url === ROLES_PATH) return [200, this.role]
    if (url !== ROLES_PATH + this.role) return [404, 'Not Found']
    return [200, JSON.stringify({ Code: 'Success', Type: 'AWS-HMAC', ...this.#issue() })]
  }

  #issue() {
    const number = this.sessions.length
    const session = {
      accessKeyId: `ASIAMACHINE${String(number).padStart(8, '0')}`,
      secretAccessKey: `machine/secret/${number}`,
      sessionToken: `machine+token/${number}/${'M'.repeat(200)}==`,
      expiresAt: new Date(this.#now().getTime() + this.lifeSeconds * 1000),
    }
    this.sessions.push(session)
    return {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      Token: session.sessionToken,
      Expiration: session.expiresAt.toISOString(),
    }
  }
}
