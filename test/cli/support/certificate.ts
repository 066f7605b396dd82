import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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
