import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { type Notice, type NoticeCertificate, type Notifier } from './notifier.ts'

/** A message as it is handed to the mail transport: no part of it can grow a header or a recipient. */
export interface MailMessage {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
}

export const emailNotifier = definePlugin({
  kind: 'NOTIFIER',
  slug: 'email',
  title: 'E-mail',
  description: 'Sends each notice by e-mail to its recipients.',
  capabilities: [],
  options: [
    {
      name: 'recipients',
      type: 'EMAILS',
      required: true,
      help: 'Who is written to, at most 50 addresses.',
    },
  ],
  create: ({ recipients }, { mail }): Notifier => ({
    async send(notice, signal) {
      if (mail === null) throw new PluginError('this installation has no mail server configured', { retryable: true })
      await mail.send(composeMail(recipients, notice), signal)
    },
  }),
})

/** The message of a notice, as plain text. What comes from certificates is put on one line each. */
export function composeMail(recipients: readonly string[], notice: Notice): MailMessage {
  const lines = notice.certificates.map(describe)
  return { to: recipients, subject: oneLine(notice.title), text: [oneLine(notice.title), '', ...lines, ''].join('\n') }
}

function describe(certificate: NoticeCertificate): string {
  const { name, commonName, serialNumber, owner, notAfter } = certificate
  const facts = [`serial number ${serialNumber}`, `owner ${owner}`, `valid until ${notAfter.toISOString()}`]
  if (commonName !== null) facts.unshift(`common name ${commonName}`)
  return oneLine(`- ${name}: ${facts.join(', ')}`)
}

/** Line breaks and other control characters become spaces: no header can be smuggled in. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ').slice(0, 900)
}
