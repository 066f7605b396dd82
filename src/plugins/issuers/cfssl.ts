// CFSSL's API: sign or authsign, info, revoke.
// https://github.com/cloudflare/cfssl/tree/master/doc/api
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { parseCertificatePem, serialDecimal } from '../../pki/certificate.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { checkJsonServer, JsonServer, saidBy, TRUSTED_CERTIFICATES } from '../json-server.ts'
import { answeredCertificates, answeredChain } from './answered-certificates.ts'
import type { Issuer, IssuerTools } from './issuer.ts'

const ANSWER = z.object({
  success: z.boolean(),
  result: z.object({ certificate: z.string().optional() }).nullish(),
  errors: z.array(z.object({ code: z.number(), message: z.string() })).nullish(),
})

/** Thousands of its error codes that are not about what was asked: its connections, CT logs and database. */
const TROUBLES: ReadonlySet<number> = new Set([6, 10, 11])
const RECORD_NOT_FOUND = 11_200

/** What says that it does not know us, though it comes with the code of a bad request. */
const UNKNOWN_CALLER = /^(?:invalid token|authentication required|no authentication provider)/i

/** CRLReason by its number, as CFSSL writes it: without hyphens, in any case. */
const REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'unspecified',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const

type Reply = { readonly certificate: string | null } | { readonly refusal: string; readonly code: number }

export const cfsslIssuer = definePlugin({
  kind: 'ISSUER',
  slug: 'cfssl',
  title: 'CFSSL',
  description:
    "Has a CFSSL server sign. Validity and usages are those of the server's profile; revoking takes a server with a database.",
  capabilities: ['REVOKE'],
  options: [
    {
      name: 'url',
      type: 'URL',
      required: true,
      leadsSecrets: true,
      help: 'Where the server is, without /api/v1, such as https://cfssl.example.org:8888.',
    },
    {
      name: 'authKey',
      type: 'SECRET',
      maximumLength: 512,
      form: { pattern: /^\s*(?:[0-9a-f]{2})+\s*$/i, expected: 'a key in hexadecimal' },
      help: 'Key of the profile in hexadecimal, for servers that want requests authenticated (authsign). Without it requests are not.',
    },
    {
      name: 'profile',
      type: 'STRING',
      maximumLength: 255,
      help: "Profile of the server's configuration. Beware: CFSSL signs with its default profile when it knows none of that name.",
    },
    { name: 'label', type: 'STRING', maximumLength: 255, help: 'Signer of a server that holds several (multirootca).' },
    TRUSTED_CERTIFICATES,
  ],
  check: checkJsonServer,
  create(options, installation): (tools: IssuerTools) => Issuer {
    const server = new JsonServer(options, installation)
    const { authKey, profile, label } = options

    const call = async (endpoint: string, json: object, signal?: AbortSignal): Promise<Reply> => {
      const answer = await server.ask('POST', `api/v1/cfssl/${endpoint}`, { json, signal })
      const parsed = ANSWER.safeParse(answer.value)
      if (!parsed.success) {
        const message = `the server answered ${answer.status} to ${endpoint}, which is not how CFSSL answers`
        throw new PluginError(message, { retryable: false })
      }
      const { success, result, errors } = parsed.data
      if (success && answer.status < 300) return { certificate: result?.certificate ?? null }
      const error = errors?.[0] ?? { code: 0, message: 'it gave no reason' }
      const refusal = saidBy(error.message, [authKey])
      if (UNKNOWN_CALLER.test(refusal)) {
        throw new PluginError(`CFSSL: ${refusal}`, { retryable: false, option: 'authKey' })
      }
      const isTrouble = TROUBLES.has(Math.floor(error.code / 1000)) && error.code !== RECORD_NOT_FOUND
      if (isTrouble) throw new PluginError(`CFSSL: ${refusal}`, { retryable: true })
      return { refusal, code: error.code }
    }

    const sign = (csr: string, signal?: AbortSignal): Promise<Reply> => {
      const request = {
        certificate_request: csr,
        ...(profile !== null && { profile }),
        ...(label !== null && { label }),
      }
      if (authKey === null) return call('sign', request, signal)
      const body = Buffer.from(JSON.stringify(request))
      const token = createHmac('sha256', keyBytes(authKey)).update(body).digest('base64')
      return call('authsign', { token, request: body.toString('base64') }, signal)
    }

    const caCertificate = async (signal?: AbortSignal): Promise<string> => {
      const reply = await call('info', { label: label ?? '', profile: profile ?? '' }, signal)
      if ('refusal' in reply) throw new PluginError(`CFSSL: ${reply.refusal}`, { retryable: false })
      return answeredChain(reply.certificate ?? '')
    }

    return () => ({
      async advance({ csr }, _state, signal) {
        // Asked first: what was signed must not be lost because this fails.
        const chain = await caCertificate(signal)
        const reply = await sign(csr, signal)
        if ('refusal' in reply) return { status: 'REJECTED', reason: reply.refusal }
        const { leaf, certificate } = answeredCertificates(reply.certificate ?? '')
        return { status: 'ISSUED', certificate, chain, externalId: serialDecimal(leaf.serialNumber) }
      },
      // A CFSSL server signs at once: there is nothing to give up.
      async cancel() {},
      async revoke({ certificate, reason }, signal) {
        const { serialNumber, extensions } = parseCertificatePem(certificate)
        // In decimal: CFSSL looks it up as text, and finds no hexadecimal one.
        const request = { serial: serialDecimal(serialNumber), reason: REASONS[reason] ?? 'unspecified' }
        const { authorityKeyIdentifier } = extensions
        let reply = await call('revoke', { ...request, authority_key_id: authorityKeyIdentifier ?? '' }, signal)
        // Builds with newer Go have filed certificates under no key identifier at all.
        if (isNotFound(reply)) reply = await call('revoke', { ...request, authority_key_id: '' }, signal)
        if ('refusal' in reply) throw new PluginError(`CFSSL: ${reply.refusal}`, { retryable: false })
      },
      async introduce(signal) {
        const chain = await caCertificate(signal)
        // Nothing that can be signed: who takes the key refuses the request, and others refuse the key before that.
        await sign('nothing to sign', signal)
        return chain
      },
      renewalWindow: async () => null,
    })
  },
})

function isNotFound(reply: Reply): boolean {
  return 'refusal' in reply && reply.code === RECORD_NOT_FOUND
}

/** @throws PluginError without the key in it */
function keyBytes(authKey: string): Buffer {
  const digits = authKey.trim()
  if (/^(?:[0-9a-f]{2})+$/i.test(digits)) return Buffer.from(digits, 'hex')
  throw new PluginError('the option authKey is not hexadecimal', { retryable: false })
}
