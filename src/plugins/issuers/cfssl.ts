// CFSSL's API: sign or authsign, info, revoke.
// https://github.com/cloudflare/cfssl/tree/master/doc/api
import { parseCertificatePem, serialDecimal } from '../../pki/certificate.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { checkJsonServer, TRUSTED_CERTIFICATES } from '../json-server.ts'
import { answeredCertificates } from './answered-certificates.ts'
import { CfsslServer, isNotFound } from './cfssl-server.ts'
import type { Issuer, IssuerTools } from './issuer.ts'

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
    const server = new CfsslServer(options, installation)
    return () => ({
      async advance({ csr }, _state, signal) {
        // Asked first: what was signed must not be lost because this fails.
        const chain = await server.caCertificate(signal)
        const reply = await server.sign(csr, signal)
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
        let reply = await server.call('revoke', { ...request, authority_key_id: authorityKeyIdentifier ?? '' }, signal)
        // Builds with newer Go have filed certificates under no key identifier at all.
        if (isNotFound(reply)) reply = await server.call('revoke', { ...request, authority_key_id: '' }, signal)
        if ('refusal' in reply) throw new PluginError(`CFSSL: ${reply.refusal}`, { retryable: false })
      },
      async introduce(signal) {
        const chain = await server.caCertificate(signal)
        // Nothing that can be signed: who takes the key refuses the request, and others refuse the key before that.
        await server.sign('nothing to sign', signal)
        return chain
      },
      renewalWindow: async () => null,
    })
  },
})
