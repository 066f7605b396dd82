// A connection by SSH to a server whose host key is pinned, for as long as one piece of work takes.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import ssh2, { type ConnectConfig, type ParsedKey, type ServerHostKeyAlgorithm, type SFTPWrapper } from 'ssh2'
import { MINUTE } from '../../time-units.ts'
import type { EgressClient } from '../egress.ts'
import { saidBy } from '../json-server.ts'
import { PluginError } from '../plugin-error.ts'

export interface SshServer {
  readonly host: string
  readonly port: number
  readonly user: string
  /** As ssh-keygen -l prints it: SHA256 and base64 without padding. */
  readonly hostFingerprint: string
  readonly password: string | null
  /** PEM or OpenSSH's own form. */
  readonly privateKey: string | null
  readonly passphrase: string | null
}

/** Until host key and user are known to be right. */
const READY_MILLISECONDS = 10_000
/** Until the work is done. */
const MAX_MILLISECONDS = MINUTE

/** One at a time: a server that has several shows the first that both sides know, which may not be the pinned one. */
const HOST_KEYS: readonly (readonly ServerHostKeyAlgorithm[])[] = [
  ['ssh-ed25519'],
  ['ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'rsa-sha2-256'],
]

/**
 * Connects to the address that was judged, does `work` with the server's files, and ends the connection, whatever happens.
 * @throws PluginError when the server is refused or cannot be reached, shows another key, does not take user and password
 *   or key, or the connection ends before the work does
 */
export async function withSftp<T>(
  server: SshServer,
  http: EgressClient,
  signal: AbortSignal | undefined,
  work: (sftp: SFTPWrapper) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted()
  checkKey(server)
  const { address } = await http.addressOf(server.host)
  const shown: string[] = []
  for (const serverHostKey of HOST_KEYS) {
    const attempt = new Attempt(server, { address, serverHostKey }, signal)
    try {
      const sftp = await attempt.open()
      return await attempt.whileConnected(work(sftp))
    } catch (error) {
      signal?.throwIfAborted()
      if (!attempt.hasOtherKey(error)) throw attempt.told(error)
      if (attempt.shown !== null) shown.push(attempt.shown)
    } finally {
      attempt.end()
    }
  }
  const what = shown.length === 0 ? 'none that is known here' : shown.join(', ')
  const message = `${server.host} does not show the host key that is pinned, but ${what}: nothing was sent to it`
  throw new PluginError(message, { retryable: false })
}

interface AttemptOptions {
  readonly address: string
  readonly serverHostKey: readonly ServerHostKeyAlgorithm[]
}

class Attempt {
  readonly #server: SshServer
  readonly #options: AttemptOptions
  readonly #client = new ssh2.Client()
  readonly #stop: AbortSignal
  readonly #lost: Promise<never>
  /** The fingerprint of the host key, once the server has shown it. */
  shown: string | null = null
  #isReady = false

  constructor(server: SshServer, options: AttemptOptions, signal: AbortSignal | undefined) {
    this.#server = server
    this.#options = options
    const deadline = AbortSignal.timeout(MAX_MILLISECONDS)
    this.#stop = signal === undefined ? deadline : AbortSignal.any([deadline, signal])
    this.#lost = new Promise((_settle, fail) => {
      this.#client.on('error', fail)
      this.#client.on('close', () => fail(new Error('the server closed it')))
      this.#stop.addEventListener('abort', () => fail(new Error('it took too long')), { once: true })
    })
    this.#lost.catch(() => {})
  }

  async open(): Promise<SFTPWrapper> {
    const ready = once(this.#client, 'ready', { signal: this.#stop })
    ready.catch(() => {})
    this.#client.on('keyboard-interactive', (_name, _instructions, _language, prompts, finish) =>
      finish(prompts.map(() => this.#server.password ?? '')),
    )
    this.#client.connect(this.#config())
    // Requests are small and each waits for its answer.
    this.#client.setNoDelay(true)
    await this.whileConnected(ready)
    this.#isReady = true
    const opened = new Promise<SFTPWrapper>((settle, fail) => {
      this.#client.sftp((error, sftp) => (error === undefined ? settle(sftp) : fail(new NoSftp(error))))
    })
    return this.whileConnected(opened)
  }

  whileConnected<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#lost])
  }

  /** Whether the connection ended because of the host key, before anything secret was sent. */
  hasOtherKey(error: unknown): boolean {
    if (this.#isReady) return false
    if (this.shown !== null) return this.shown !== this.#server.hostFingerprint
    return error instanceof Error && error.message.includes('no matching host key')
  }

  /** The error for people. */
  told(error: unknown): PluginError {
    const { host, user } = this.#server
    const fail = (message: string, retryable: boolean): PluginError =>
      new PluginError(message, { retryable, cause: error })
    if (error instanceof PluginError) return error
    if (error instanceof NoSftp) return fail(`${host} lets ${user} in, but offers no SFTP`, false)
    const level = error instanceof Error && 'level' in error ? error.level : null
    if (level === 'client-authentication') {
      return fail(`${host} does not let ${user} in: password or key are not taken`, false)
    }
    const reason = this.#stop.aborted || level === 'client-timeout' ? 'it took too long' : reasonOf(error)
    return fail(`${this.#isReady ? 'lost the connection to' : 'could not reach'} ${host}: ${reason}`, true)
  }

  end(): void {
    // What still comes of it interests nobody.
    this.#client.on('error', () => {})
    this.#client.end()
    this.#client.destroy()
  }

  #config(): ConnectConfig {
    const { port, user, hostFingerprint, password, privateKey, passphrase } = this.#server
    const { address, serverHostKey } = this.#options
    return {
      host: address,
      port,
      username: user,
      readyTimeout: READY_MILLISECONDS,
      // A server that chooses compression could send little and have much made of it here.
      algorithms: { serverHostKey: [...serverHostKey], compress: ['none'] },
      hostVerifier: (hostKey: Buffer): boolean => {
        const digest = createHash('sha256').update(hostKey).digest('base64').replace(/=+$/, '')
        this.shown = `SHA256:${digest}`
        return this.shown === hostFingerprint
      },
      authHandler: [
        ...(privateKey === null ? [] : ['publickey' as const]),
        ...(password === null ? [] : ['password' as const, 'keyboard-interactive' as const]),
      ],
      ...(privateKey !== null && { privateKey }),
      ...(passphrase !== null && { passphrase }),
      ...(password !== null && { password, tryKeyboard: true }),
    }
  }
}

/** @throws PluginError when it cannot be read; what its reader says holds nothing of it */
function checkKey({ privateKey, passphrase }: SshServer): void {
  if (privateKey === null) return
  const parsed: unknown = ssh2.utils.parseKey(privateKey, passphrase ?? undefined)
  const key = (Array.isArray(parsed) ? parsed[0] : parsed) as ParsedKey | Error | undefined
  if (key === undefined || key instanceof Error || !key.isPrivateKey()) {
    const hint =
      passphrase === null ? 'it is not a private key, or takes a passphrase' : 'or the passphrase is not its own'
    throw new PluginError(`the private key cannot be read: ${hint}`, { retryable: false })
  }
}

class NoSftp extends Error {
  constructor(cause: unknown) {
    super('no SFTP', { cause })
  }
}

/** What a server says as it hangs up or refuses is its own text: shown in one line of bounded length. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it failed'
  return 'code' in error && typeof error.code === 'string' ? error.code : saidBy(error.message) || 'it failed'
}
