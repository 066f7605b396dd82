import { atPathAsync, DomainError } from '../../../errors.ts'
import { definePlugin } from '../../plugin.ts'
import { PluginError } from '../../plugin-error.ts'
import { checkTrustedCertificates, TRUSTED_CERTIFICATES } from '../../json-server.ts'
import type { Issuer, IssuerTools } from '../issuer.ts'
import { AcmeAccount } from './account.ts'
import { obstacleTo } from './challenges.ts'
import { AcmeConnection, type Exchange } from './connection.ts'
import { requireDirectory } from './directory.ts'
import { advanceOrder, giveUpOrder } from './order.ts'
import { AcmeProblem } from './problem.ts'
import { renewalWindow } from './renewal.ts'
import { revoke } from './revocation.ts'

export const acmeIssuer = definePlugin({
  kind: 'ISSUER',
  slug: 'acme',
  title: 'ACME',
  description:
    "Orders from a CA by ACME (RFC 8555), such as Let's Encrypt: proves names by http-01 or dns-01. Validity is the CA's choice.",
  capabilities: ['REVOKE'],
  options: [
    {
      name: 'url',
      type: 'URL',
      required: true,
      leadsSecrets: true,
      help: 'Directory of the CA, such as https://acme-v02.api.letsencrypt.org/directory. Nothing outside its host is asked.',
    },
    {
      name: 'termsOfServiceAgreed',
      type: 'BOOLEAN',
      required: true,
      help: "That the CA's terms of service are agreed to. Without it the CA makes no account.",
    },
    {
      name: 'contact',
      type: 'EMAILS',
      maximumLength: 10,
      help: 'Addresses that the CA may write to about the account.',
    },
    {
      name: 'eabKeyId',
      type: 'STRING',
      maximumLength: 512,
      help: 'Key identifier of the external account binding, for CAs that tie accounts to a customer. Another one makes another account.',
    },
    {
      name: 'eabHmacKey',
      type: 'SECRET',
      maximumLength: 1024,
      // Some CAs hand it out in plain base64.
      form: { pattern: /^[A-Za-z0-9+/_-]+={0,2}$/, expected: 'a key in base64url' },
      help: 'HMAC key of the external account binding in base64url, as the CA gave it.',
    },
    {
      name: 'challenge',
      type: 'CHOICE',
      default: 'AUTOMATIC',
      choices: [
        { value: 'AUTOMATIC', help: 'dns-01 for certificates that name a DNS provider, http-01 for others.' },
        {
          value: 'HTTP_01',
          help: 'http-01, answered by this service under /.well-known/acme-challenge/; wildcards by dns-01.',
        },
        { value: 'DNS_01', help: 'dns-01 always: certificates have to name a DNS provider.' },
      ],
      help: 'How names are proved.',
    },
    {
      name: 'propagationSeconds',
      type: 'INTEGER',
      default: 30,
      minimum: 0,
      maximum: 3600,
      help: 'How long DNS records are given to spread before the CA is told to look.',
    },
    {
      name: 'profile',
      type: 'STRING',
      maximumLength: 255,
      help: "Profile of the CA that certificates are ordered by, such as Let's Encrypt's shortlived, where it has any.",
    },
    {
      name: 'preferredChain',
      type: 'STRING',
      maximumLength: 255,
      help: 'Common name of an issuer in the chain that is taken where the CA offers several. Otherwise its default.',
    },
    TRUSTED_CERTIFICATES,
  ],
  async check(options, installation, secretNames) {
    await atPathAsync(['url'], () => installation.http.check(options.url))
    checkTrustedCertificates(options.trustedCertificates)
    if (!options.url.startsWith('https:')) {
      throw new DomainError('INVALID', 'expected https://, as ACME demands (RFC 8555 section 6.1)', ['url'])
    }
    if (!options.termsOfServiceAgreed) {
      throw new DomainError('REQUIRED', 'the CA makes no account unless its terms are agreed to', [
        'termsOfServiceAgreed',
      ])
    }
    if ((options.eabKeyId !== null) !== secretNames.has('eabHmacKey')) {
      const missing = options.eabKeyId === null ? 'eabKeyId' : 'eabHmacKey'
      throw new DomainError('REQUIRED', 'an external account binding takes both its key identifier and its HMAC key', [
        missing,
      ])
    }
  },
  create(options, installation): (tools: IssuerTools) => Issuer {
    const { trustedCertificates, eabHmacKey } = options
    const connection = new AcmeConnection(
      { url: options.url, trustedCertificates, secrets: [eabHmacKey] },
      installation,
    )

    return (tools) => {
      const account = new AcmeAccount(options, tools.store, connection)
      const run = <T>(signal: AbortSignal | undefined, work: (exchange: Exchange) => Promise<T>): Promise<T> =>
        connection.run(signal, work).catch((error: unknown) => refused(error, account))
      return {
        obstacleTo: (order) => obstacleTo(order, options.challenge),
        advance: (order, state, signal) =>
          run(signal, async (exchange) => {
            const context = {
              client: () => account.client(),
              exchange,
              tools,
              now: installation.now(),
              preference: options.challenge,
              propagationSeconds: options.propagationSeconds,
              profile: options.profile,
              preferredChain: options.preferredChain,
            }
            return await advanceOrder(order, state, context)
          }),
        cancel: (order, state, signal) => giveUpOrder(order, state, tools, signal),
        revoke: (revocation, signal) => run(signal, () => revoke(account, revocation)),
        introduce: (signal) =>
          run(signal, async (exchange) => {
            await requireDirectory(exchange, options.eabKeyId !== null)
            await account.client()
            return null
          }),
        renewalWindow: (certificate, signal) => run(signal, (exchange) => renewalWindow(exchange, certificate)),
      }
    }
  },
})

/** @throws PluginError instead of an AcmeProblem */
async function refused(error: unknown, account: AcmeAccount): Promise<never> {
  if (!(error instanceof AcmeProblem)) throw error
  if (error.type !== 'accountDoesNotExist') throw error.toPluginError()
  await account.forget()
  const message = 'the CA does not know its account any more; it is registered once more at the next attempt'
  throw new PluginError(message, { retryable: true, cause: error })
}
