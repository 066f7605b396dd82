// A CA of OpenSSL's own, with the responses and lists that it makes, in a folder that is removed at the end.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface OutsideCertificate {
  readonly pem: string
  /** Upper-case hexadecimal. */
  readonly serial: string
}

export class OutsideAuthority {
  readonly pem: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'indri-'))
  readonly #index: string[] = []
  #serial = 0x1000

  constructor(name = 'Outside CA') {
    this.#write('index.txt', '')
    this.#write('crlnumber', '01\n')
    this.#write(
      'ca.cnf',
      '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=crlnumber\ndefault_md=sha256\ndefault_crl_days=3\n' +
        'crl_extensions=crl\n[crl]\nauthorityKeyIdentifier=keyid\n',
    )
    this.#key('ca.key')
    this.openssl(
      ['req', '-x509', '-new', '-key', 'ca.key', '-subj', `/CN=${name}`, '-days', '365', '-out', 'ca.pem'],
      ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
    )
    this.pem = this.read('ca.pem').toString()
  }

  /** A certificate with these lines of extensions; it is in the records as good. */
  issue(name: string, extensions: readonly string[]): OutsideCertificate {
    const serial = (this.#serial += 1).toString(16).toUpperCase()
    this.#key(`${name}.key`)
    this.#write('leaf.cnf', `subjectAltName=DNS:${name}.example\n${extensions.join('\n')}\n`)
    this.openssl('req', '-new', '-key', `${name}.key`, '-subj', `/CN=${name}`, '-out', 'leaf.csr')
    this.openssl(
      ['x509', '-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-set_serial', `0x${serial}`],
      ['-days', '90', '-extfile', 'leaf.cnf', '-out', `${name}.pem`],
    )
    this.#index.push(`V\t351231235959Z\t\t${serial}\tunknown\t/CN=${name}`)
    this.#write('index.txt', `${this.#index.join('\n')}\n`)
    return { pem: this.read(`${name}.pem`).toString(), serial }
  }

  revoke(serial: string, reason = 'keyCompromise'): void {
    const at = this.#index.findIndex((line) => line.includes(`\t${serial}\t`))
    this.#index[at] = `R\t351231235959Z\t260101000000Z,${reason}\t${serial}\tunknown\t/CN=x`
    this.#write('index.txt', `${this.#index.join('\n')}\n`)
  }

  /** Takes a revocation back, as CAs do with holds. */
  unrevoke(serial: string): void {
    const at = this.#index.findIndex((line) => line.includes(`\t${serial}\t`))
    this.#index[at] = `V\t351231235959Z\t\t${serial}\tunknown\t/CN=x`
    this.#write('index.txt', `${this.#index.join('\n')}\n`)
  }

  /** The response to a request, signed by `signer` (the name of a certificate issued here, or ca). */
  respond(request: Uint8Array, signer = 'ca', args: readonly string[] = ['-ndays', '1']): Buffer {
    this.#write('request.der', request)
    this.openssl(
      ['ocsp', '-index', 'index.txt', '-CA', 'ca.pem', '-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`],
      ['-reqin', 'request.der', '-respout', 'response.der', ...args],
    )
    return this.read('response.der')
  }

  /** The DER of its list, as its records are now. */
  list(args: readonly string[] = []): Buffer {
    this.openssl(['ca', '-config', 'ca.cnf', '-gencrl', '-keyfile', 'ca.key', '-cert', 'ca.pem'], args, '-out', 'l')
    this.openssl('crl', '-in', 'l', '-outform', 'DER', '-out', 'l.der')
    return this.read('l.der')
  }

  /** Adds a section for a list whose distribution point says this, and returns its name. */
  section(name: string, line: string): string {
    const config = this.read('ca.cnf').toString().split(`[${name}]`)[0] ?? ''
    const extension = 'issuingDistributionPoint=critical,@point'
    this.#write('ca.cnf', `${config}[${name}]\n${extension}\n[point]\n${line}\n`)
    return name
  }

  openssl(...parts: readonly (string | readonly string[])[]): void {
    execFileSync('openssl', parts.flat(), { cwd: this.#folder, stdio: 'pipe' })
  }

  read(file: string): Buffer {
    return readFileSync(join(this.#folder, file))
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }

  #write(file: string, content: string | Uint8Array): void {
    writeFileSync(join(this.#folder, file), content)
  }

  #key(file: string): void {
    this.openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', file)
  }
}
