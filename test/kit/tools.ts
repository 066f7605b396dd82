// OpenSSL and keytool, as the users of our files have them.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Files = Readonly<Record<string, string | Uint8Array>>

/** Runs a tool in a folder of its own that holds `files`, and returns what it printed. Throws with its complaint. */
export function run(tool: string, args: readonly string[], files: Files = {}): string {
  return inFolder(files, (folder) => execFileSync(tool, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }))
}

/** As {@link run} for tools that are slow to start: meanwhile the service goes on in this process. */
export async function runAside(tool: string, args: readonly string[], files: Files = {}): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'indri-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return (await promisify(execFile)(tool, [...args], { cwd: folder, encoding: 'utf8' })).stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export function openssl(args: readonly string[], files: Files = {}): string {
  return run('openssl', args, files)
}

/** As {@link openssl}, returning the file it wrote. */
export function opensslFile(args: readonly string[], written: string, files: Files = {}): Buffer {
  return inFolder(files, (folder) => {
    execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
    return readFileSync(join(folder, written))
  })
}

function inFolder<T>(files: Files, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'indri-'))
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const KEY_ARGUMENTS = {
  RSA_1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
  RSA_2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  RSA_3072: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:3072'],
  RSA_4096: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
  EC_P256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  EC_P384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  EC_P521: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  SECP256K1: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:secp256k1'],
  ED25519: ['-algorithm', 'ED25519'],
} as const
export type OpensslKeyType = keyof typeof KEY_ARGUMENTS

export function isOpensslKeyType(type: string): type is OpensslKeyType {
  return type in KEY_ARGUMENTS
}

/** A private key in PEM. */
export function opensslKey(type: OpensslKeyType): string {
  return openssl(['genpkey', ...KEY_ARGUMENTS[type]])
}

/** A certificate request in PEM for this key; `extensions` are lines of a request section. */
export function opensslCsr(key: string, subject: string, extensions: readonly string[] = []): string {
  const config = ['[req]', 'distinguished_name=dn', 'prompt=no', 'utf8=yes', '[dn]', '[ext]', ...extensions].join('\n')
  const wanted = extensions.length === 0 ? [] : ['-reqexts', 'ext']
  const digest = key.includes('ED25519') ? [] : ['-sha256']
  return openssl(['req', '-new', '-key', 'key.pem', '-subj', subject, '-config', 'req.cnf', ...wanted, ...digest], {
    'key.pem': key,
    'req.cnf': `${config}\n`,
  })
}

/** A self-signed certificate in PEM for this key. */
export function opensslSelfSigned(key: string, subject: string, args: readonly string[] = []): string {
  return openssl(['req', '-x509', '-new', '-key', 'key.pem', '-subj', subject, '-days', '30', ...args], {
    'key.pem': key,
  })
}

/** A PEM block whose last octet, the end of a signature, is another one. */
export function withBrokenSignature(pem: string): string {
  const [, label = '', base64 = ''] = /-----BEGIN ([^-]+)-----([^-]+)-----END/.exec(pem) ?? []
  const der = Buffer.from(base64, 'base64')
  der[der.length - 1] = (der.at(-1) ?? 0) ^ 1
  return `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`
}
