// Prints the table of plugins for the README: node scripts/print-plugins.ts
// What a plugin is comes from its declaration; what it was tested against is written here, and missing it is an error.
import type { OptionDeclaration, Plugin, PluginKind } from '../src/plugins/plugin.ts'
import { PLUGINS } from '../src/plugins/registry.ts'

const FAMILIES: Readonly<Record<PluginKind, string>> = {
  ISSUER: 'issuer',
  NOTIFIER: 'notifier',
  DESTINATION: 'destination',
  SOURCE: 'source',
  DNS_PROVIDER: 'DNS provider',
  EXPORTER: 'exporter',
}

/** Real servers by name; a fake is one over HTTP that checks method, path, headers, signature and body. */
const TESTED: Readonly<Record<string, string>> = {
  'ISSUER acme':
    'Pebble and its challenge server (Debian `pebble`): http-01, dns-01, wildcards, EAB, ARI, refused nonces and failed authorizations',
  'ISSUER cfssl': '`cfssl serve` (Debian `golang-cfssl`), signed and unsigned',
  'ISSUER vault': 'a fake of the PKI engine',
  'NOTIFIER email': 'a real SMTP server (npm `smtp-server`): STARTTLS, sign-in, refusals, silence, outages',
  'NOTIFIER slack': 'a fake that checks the message',
  'NOTIFIER teams': 'a fake that checks the adaptive card',
  'NOTIFIER pagerduty': 'a fake of the Events API v2',
  'NOTIFIER webhook': 'a receiver that checks the signature',
  'DESTINATION filesystem':
    'folders; `keytool` and `openssl` for the Java layouts; a real nginx; a real TLS server in `npm run demo:lifecycle`',
  'DESTINATION sftp':
    'a real sshd (Debian `openssh-server`): wrong host key, wrong password, full disk, dropped connection',
  'DESTINATION webdav': 'an HTTP server with PUT and DELETE',
  'DESTINATION webhook': 'a receiver that checks the signature',
  'DESTINATION s3': 'a fake that recomputes SigV4 from the raw request',
  'DESTINATION acm': 'a fake that recomputes SigV4 from the raw request',
  'DESTINATION iam': 'a fake that recomputes SigV4 from the raw request',
  'DESTINATION kubernetes': 'a fake of the API server with resource versions',
  'DESTINATION vault': 'a fake of KV version 2 with check-and-set',
  'SOURCE filesystem': 'folders with two thousand files, broken ones, links',
  'SOURCE tlsscan':
    'real TLS servers: SNI, several addresses, STARTTLS, old protocols, silence, plain HTTP, an expired certificate',
  'SOURCE acm': 'a fake that recomputes SigV4 from the raw request',
  'SOURCE iam': 'a fake that recomputes SigV4 from the raw request',
  'SOURCE elb': 'a fake that recomputes SigV4 from the raw request',
  'SOURCE cloudfront': 'a fake that recomputes SigV4 from the raw request',
  'SOURCE kubernetes': 'a fake of the API server with continue tokens',
  'DNS_PROVIDER rfc2136': 'a real BIND (Debian `bind9`) with TSIG, asked by `dig`; dns-01 of Pebble',
  'DNS_PROVIDER cloudflare': 'a fake of API v4',
  'DNS_PROVIDER route53': 'a fake that recomputes SigV4 from the raw request',
  'DNS_PROVIDER webhook': 'a receiver that checks the signature',
  'EXPORTER pem': '`openssl`, for RSA, EC and Ed25519',
  'EXPORTER der': '`openssl`, for RSA, EC and Ed25519',
  'EXPORTER pkcs7': '`openssl` and `keytool`',
  'EXPORTER pkcs12': '`openssl` and `keytool`, each profile; ML-DSA by our own reader and Node',
  'EXPORTER jks': '`keytool`',
  'EXPORTER truststore': '`keytool`',
  'EXPORTER csr': '`openssl`',
}

function optionText({ name, required, type, default: fallback }: OptionDeclaration): string {
  const notes = [
    ...(required === true ? ['required'] : []),
    ...(type === 'SECRET' ? ['write-only'] : []),
    ...(fallback === undefined || String(fallback) === '' ? [] : [`default ${String(fallback)}`]),
  ]
  return notes.length === 0 ? `\`${name}\`` : `\`${name}\` (${notes.join(', ')})`
}

function rowOf(plugin: Plugin): string {
  const tested = TESTED[`${plugin.kind} ${plugin.slug}`]
  if (tested === undefined) throw new Error(`say what ${plugin.kind} ${plugin.slug} was tested against`)
  const options = plugin.options.map(optionText).join(', ')
  return row(FAMILIES[plugin.kind], plugin.slug, plugin.description, options, tested)
}

function row(family: string, slug: string, does: string, options: string, tested: string): string {
  return `| ${[family, `\`${slug}\``, does, options, tested].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

console.log('| family | plugin | what it does | options | tested against |')
console.log('|---|---|---|---|---|')
for (const plugin of PLUGINS) console.log(rowOf(plugin))
