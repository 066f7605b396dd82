// Hands messages to the installation's own mail server. It is named by whoever runs the service and not by its users, so the
// egress guard does not ask where it is; each message has a connection of its own and a deadline.
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection, { type SMTPConnectionOptions, type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import type { Clock } from '../../clock.ts'
import { email } from '../options.ts'
import type { MailMessage, MailResult, MailTransport } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { oneLine } from './wording.ts'

const SMTP_TLS_MODES = ['starttls', 'tls', 'opportunistic', 'none'] as const
export type SmtpTlsMode = (typeof SMTP_TLS_MODES)[number]

export interface SmtpSettings {
  readonly host: string
  readonly port: number
  readonly tls: SmtpTlsMode
  /** PEM of the CAs that the server's certificate may come from, instead of those everybody trusts. */
  readonly ca: string | null
  readonly user: string | null
  /** Asked for each connection, so that a changed one is taken over. */
  readonly password: () => Promise<string | null>
  /** Address of the sender. */
  readonly from: string
  /** What Message-IDs end in, and what the server is greeted with: a host name. */
  readonly domain: string
  readonly now: Clock
  readonly limits?: Partial<SmtpLimits>
}

export interface SmtpLimits {
  readonly connectMilliseconds: number
  /** Of silence. */
  readonly idleMilliseconds: number
  readonly totalMilliseconds: number
}

const LIMITS: SmtpLimits = { connectMilliseconds: 10_000, idleMilliseconds: 20_000, totalMilliseconds: 45_000 }

/** What nodemailer tells of a failure. */
interface SmtpFailure extends Error {
  readonly code?: string
  readonly command?: string
  readonly response?: string
  readonly responseCode?: number
  readonly recipient?: string
  readonly rejectedErrors?: readonly SmtpFailure[]
}

export class SmtpMail implements MailTransport {
  readonly #settings: SmtpSettings
  readonly #limits: SmtpLimits

  constructor(settings: SmtpSettings) {
    this.#settings = settings
    this.#limits = { ...LIMITS, ...settings.limits }
  }

  /**
   * One message to all of its recipients. Those that the server refuses for good (5xx) are told apart from those it
   * may take later (4xx).
   * @throws PluginError when nobody got it; retryable unless the server has refused the message or everybody for good
   */
  async send(message: MailMessage, signal?: AbortSignal): Promise<MailResult> {
    const fit = message.to.filter(isAddress)
    const unfit = message.to.filter((address) => !isAddress(address))
    const failures = unfit.map((recipient) => ({ recipient, message: 'it is no e-mail address', retryable: false }))
    if (fit.length === 0) throw new PluginError('there is nobody to write to', { retryable: false })
    const deadline = AbortSignal.timeout(this.#limits.totalMilliseconds)
    const info = await this.#deliver(
      fit,
      await this.#encode({ ...message, to: fit }),
      signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
    )
    for (const error of info.rejectedErrors ?? []) {
      failures.push({ recipient: error.recipient ?? '', message: reasonOf(error), retryable: isPassing(error) })
    }
    return { told: info.accepted, failures }
  }

  #encode({ id, to, subject, text, html }: MailMessage): Promise<Buffer> {
    const { from, domain, now } = this.#settings
    const composer = new MailComposer({
      from: { name: 'Indri', address: from },
      to: to.map((address) => ({ name: '', address })),
      subject: oneLine(subject, 200),
      text,
      html,
      date: now(),
      messageId: `<${id}@${domain}>`,
      // RFC 3834 section 5: nobody's holiday answers it
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return composer.compile().build()
  }

  async #deliver(to: string[], raw: Buffer, signal: AbortSignal): Promise<SMTPConnectionSendInfo> {
    const { host, port, user, password, from } = this.#settings
    const secret = await password()
    if (signal.aborted)
      throw new PluginError(`the mail server ${host}:${port} was not asked in time`, { retryable: true })
    const connection = new SMTPConnection(this.#options())
    const { promise, reject } = Promise.withResolvers<never>()
    promise.catch(() => {})
    const abort = () => reject(new Error('it took too long'))
    signal.addEventListener('abort', abort, { once: true })
    connection.on('error', reject)
    try {
      const exchange = async () => {
        await called<unknown>((done) => connection.connect(done))
        if (user !== null) await called<unknown>((done) => connection.login({ user, pass: secret ?? '' }, done))
        const sent = await called<SMTPConnectionSendInfo>((done) => connection.send({ from, to }, raw, done))
        if (sent === undefined) throw new Error('the server did not answer')
        return sent
      }
      const sent = await Promise.race([exchange(), promise])
      // A message that was taken is taken, whether or not the good-bye is heard.
      connection.quit()
      setTimeout(() => connection.close(), 1000).unref()
      return sent
    } catch (error) {
      connection.close()
      throw asPluginError(error as SmtpFailure, `${host}:${port}`)
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }

  #options(): SMTPConnectionOptions {
    const { host, port, tls, ca, domain } = this.#settings
    const { connectMilliseconds, idleMilliseconds } = this.#limits
    return {
      host,
      port,
      secure: tls === 'tls',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      opportunisticTLS: tls === 'opportunistic',
      name: domain,
      connectionTimeout: connectMilliseconds,
      dnsTimeout: connectMilliseconds,
      greetingTimeout: idleMilliseconds,
      socketTimeout: idleMilliseconds,
      maxResponseSize: 65_536,
      logger: false,
      // Whoever takes either, encrypted or not, is not helped by a check that a plain connection would evade.
      tls: { minVersion: 'TLSv1.2', rejectUnauthorized: tls !== 'opportunistic', ...(ca === null ? {} : { ca }) },
    }
  }
}

type Done<T> = (error?: Error | null, result?: T) => void

function called<T>(call: (done: Done<T>) => void): Promise<T | undefined> {
  return new Promise((settle, fail) => {
    call((error, result) => (error == null ? settle(result) : fail(error)))
  })
}

function isAddress(address: string): boolean {
  try {
    return email(address) === address.toLowerCase()
  } catch {
    return false
  }
}

/** 4xx says that it may go later (RFC 5321 section 4.2.1). Without any code the connection broke. */
function isPassing({ responseCode }: SmtpFailure): boolean {
  return responseCode === undefined || responseCode < 500
}

function asPluginError(error: SmtpFailure, server: string): PluginError {
  const { command = '', rejectedErrors = [] } = error
  // Greeting, encryption and sign-in are about the server and its settings, which people mend; the rest about the message.
  const isAboutMessage = ['MAIL FROM', 'RCPT TO', 'DATA'].includes(command) || rejectedErrors.length > 0
  const isRefused = rejectedErrors.length > 0 ? rejectedErrors.every((each) => !isPassing(each)) : !isPassing(error)
  const reason = rejectedErrors.length > 0 ? rejectedErrors.map(refusal).join('; ') : reasonOf(error)
  return new PluginError(`the mail server ${server} did not take it: ${reason}`, {
    retryable: !(isAboutMessage && isRefused),
    cause: error,
  })
}

function refusal(error: SmtpFailure): string {
  return `${error.recipient ?? ''}: ${reasonOf(error)}`
}

/** What the server said, or what broke; never what was sent. */
function reasonOf({ response, code, message }: SmtpFailure): string {
  if (response !== undefined && response !== '') return oneLine(response, 300)
  return oneLine(code === undefined ? message : `${code}: ${message}`, 300)
}
