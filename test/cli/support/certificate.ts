import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { opensslFile } from '../../kit/tools.ts'

/** A self-signed certificate and its key, made by OpenSSL. */
export function generateTestCertificate(name: string): { certificate: string; privateKey: string } {
  const folder = mkdtempSync(join(tmpdir(), 'indri-certificate-'))
  try {
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'key.pem']
    execFileSync('openssl', ['req', '-x509', '-days', '30', ...key, '-out', 'certificate.pem', ...subject], {
      cwd: folder,
      stdio: 'pipe',
    })
    return {
      certificate: readFileSync(join(folder, 'certificate.pem'), 'utf8'),
      privateKey: readFileSync(join(folder, 'key.pem'), 'utf8'),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A PKCS#12 file of a self-signed certificate and its key. */
export function generateTestPkcs12(name: string, passphrase: string): Buffer {
  const { certificate, privateKey } = generateTestCertificate(name)
  const args = ['pkcs12', '-export', '-in', 'certificate.pem', '-inkey', 'key.pem', '-out', 'a.p12']
  return opensslFile([...args, '-passout', `pass:${passphrase}`], 'a.p12', {
    'certificate.pem': certificate,
    'key.pem': privateKey,
  })
}
