// The PKI secrets engine of HashiCorp Vault and OpenBao.
// https://developer.hashicorp.com/vault/api-docs/secret/pki
import { z } from 'zod'
import { parseCertificatePem, serialHex } from '../../pki/certificate.ts'
import { definePlugin } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { checkVault, VAULT_OPTIONS, VaultClient } from '../vault-client.ts'
import { answeredCertificates, answeredChain } from './answered-certificates.ts'
import type { Issuer, IssuerTools, Order } from './issuer.ts'
import { findSigned } from './vault-signed.ts'

const SIGNED = z.object({
  data: z.object({
    certificate: z.string(),
    issuing_ca: z.string().nullish(),
    ca_chain: z.array(z.string()).nullish(),
    serial_number: z.string(),
  }),
})

export const vaultIssuer = definePlugin({
  kind: 'ISSUER',
  slug: 'vault',
  title: 'Vault PKI',
  description:
    'Has the PKI engine of HashiCorp Vault or OpenBao sign. What may be signed, and for how long at most, is the matter of its role; it keeps no reasons of revocations.',
  capabilities: ['REVOKE'],
  options: [
    ...VAULT_OPTIONS,
    { name: 'mount', type: 'PATH', default: 'pki', help: 'Where the PKI engine is mounted.' },
    {
      name: 'role',
      type: 'STRING',
      required: true,
      maximumLength: 255,
      help: 'Role of the engine that requests are signed by.',
    },
  ],
  check: checkVault,
  create(options, installation): (tools: IssuerTools) => Issuer {
    const { mount, role } = options

    return () => {
      const vault = new VaultClient(options, installation)
      return {
        async advance(order, _state, signal) {
          const lost = order.isRepeated === true ? await findSigned(vault, mount, order, signal) : null
          if (lost !== null) {
            const externalId = vaultSerial(lost)
            return {
              status: 'ISSUED',
              certificate: lost,
              chain: (await chainOf(vault, mount, signal)) ?? '',
              externalId,
            }
          }
          const json = requestOf(order, installation.now())
          const answer = await vault.ask('POST', `${mount}/sign/${encodeURIComponent(role)}`, { json, signal })
          if (answer.status === 400) {
            const reason = vault.refusal(answer)
            if (!/^unknown role/i.test(reason)) return { status: 'REJECTED', reason }
          }
          const parsed = SIGNED.safeParse(answer.value)
          if (answer.status >= 300 || !parsed.success) throw unexpected(vault.refusal(answer))
          const { certificate, ca_chain, issuing_ca, serial_number } = parsed.data.data
          const chain = answeredChain((ca_chain ?? [issuing_ca ?? '']).join('\n'))
          return {
            status: 'ISSUED',
            certificate: answeredCertificates(certificate).certificate,
            chain,
            externalId: serial_number,
          }
        },
        // Vault signs at once: there is nothing to give up.
        async cancel() {},
        async revoke({ certificate }, signal) {
          const serial_number = vaultSerial(certificate)
          const revoke = (json: object) => vault.ask('POST', `${mount}/revoke`, { json, signal })
          let answer = await revoke({ serial_number })
          // Roles with no_store keep no certificates: they take the certificate itself, as newer versions do.
          if (answer.status === 400 && /not found/i.test(vault.refusal(answer))) answer = await revoke({ certificate })
          if (answer.status >= 300) throw unexpected(vault.refusal(answer))
        },
        async introduce(signal) {
          // Nothing to sign: told apart are tokens that may not, mounts and roles that are not there.
          const answer = await vault.ask('POST', `${mount}/sign/${encodeURIComponent(role)}`, { json: {}, signal })
          const refusal = vault.refusal(answer)
          if (answer.status === 404 || /^unknown role/i.test(refusal)) throw unexpected(refusal)
          return await chainOf(vault, mount, signal)
        },
        renewalWindow: async () => null,
      }
    }
  },
})

/** PEM of the CA's certificate and what is above it; null where there is none. @throws PluginError */
async function chainOf(vault: VaultClient, mount: string, signal?: AbortSignal): Promise<string | null> {
  const chain = await vault.ask('GET', `${mount}/ca_chain`, { isPublic: true, signal })
  if (chain.status >= 300) throw unexpected(vault.refusal(chain))
  if (chain.text !== '') return answeredChain(chain.text) || null
  // Older versions have no chain of a root.
  const root = await vault.ask('GET', `${mount}/ca/pem`, { isPublic: true, signal })
  return root.status < 300 ? answeredChain(root.text) || null : null
}

/** As Vault writes it: octets in lower-case hexadecimal with colons between. */
function vaultSerial(certificate: string): string {
  const hexadecimal = serialHex(parseCertificatePem(certificate).serialNumber).toLowerCase()
  return hexadecimal.match(/../g)?.join(':') ?? hexadecimal
}

/** Roles may take names from the request or from here: they are told twice, and equal. */
function requestOf({ csr, commonName, dnsNames, ipAddresses, notAfter }: Order, now: Date): object {
  const seconds = Math.floor((notAfter.getTime() - now.getTime()) / 1000)
  if (seconds <= 0) throw new PluginError('the certificate would have ended by now', { retryable: false })
  return {
    csr,
    ...(commonName !== null && { common_name: commonName }),
    alt_names: dnsNames.join(','),
    ip_sans: ipAddresses.join(','),
    exclude_cn_from_sans: true,
    ttl: `${seconds}s`,
    format: 'pem',
  }
}

function unexpected(refusal: string): PluginError {
  return new PluginError(`Vault: ${refusal}`, { retryable: false })
}
