// Which files a certificate becomes, for every destination that writes files.
import { DomainError } from '../../errors.ts'
import { writeJksKeyStore } from '../../pki/jks.ts'
import { parseCertificatesPem, parsePem } from '../../pki/pem.ts'
import { writePkcs12 } from '../../pki/pkcs12.ts'
import { MAX_STORE_PASSPHRASE, MIN_STORE_PASSPHRASE } from '../../pki/store-passphrase.ts'
import { PluginError } from '../plugin-error.ts'
import type { Bundle } from './destination.ts'

export interface OutputFile {
  readonly suffix: string
  readonly mode: number
  readonly content: string | Uint8Array
}

/** The options of every destination that writes files. */
export const LAYOUT_OPTIONS = [
  {
    name: 'layout',
    type: 'CHOICE',
    default: 'NGINX',
    isPlace: true,
    help: 'Which files are written.',
    choices: [
      { value: 'NGINX', help: 'name.pem with certificate and chain, name.key.' },
      { value: 'APACHE', help: 'name.pem with the certificate, name.chain.pem, name.key.' },
      { value: 'HAPROXY', help: 'name.bundle.pem with certificate, chain and key.' },
      { value: 'JAVA', help: 'name.p12, a PKCS#12 key store with certificate, chain and key.' },
      {
        value: 'JAVA_JKS',
        help: 'name.jks, a key store in the old format of Java, for software that reads no PKCS#12.',
      },
    ],
  },
  {
    name: 'storePassword',
    type: 'SECRET',
    minimumLength: MIN_STORE_PASSPHRASE,
    maximumLength: MAX_STORE_PASSPHRASE,
    help: 'Password of the key store, for the layouts JAVA and JAVA_JKS: 12 to 128 ASCII characters.',
  },
] as const

export type Layout = (typeof LAYOUT_OPTIONS)[0]['choices'][number]['value']

export interface LayoutOptions {
  readonly layout: Layout
  readonly storePassword: string | null
}

const PUBLIC = 0o644
const PRIVATE = 0o600

/** A file that holds the key is readable by its owner only. Where there are several, the certificate comes last. */
const FILES: Readonly<Record<Layout, readonly { readonly suffix: string; readonly mode: number }[]>> = {
  NGINX: [
    { suffix: '.key', mode: PRIVATE },
    { suffix: '.pem', mode: PUBLIC },
  ],
  APACHE: [
    { suffix: '.key', mode: PRIVATE },
    { suffix: '.chain.pem', mode: PUBLIC },
    { suffix: '.pem', mode: PUBLIC },
  ],
  HAPROXY: [{ suffix: '.bundle.pem', mode: PRIVATE }],
  JAVA: [{ suffix: '.p12', mode: PRIVATE }],
  JAVA_JKS: [{ suffix: '.jks', mode: PRIVATE }],
}

/** What the names of a layout's files end with. */
export function suffixesOf(layout: Layout): readonly string[] {
  return FILES[layout].map(({ suffix }) => suffix)
}

/** @throws DomainError under `storePassword` where the layout takes one that is missing */
export function checkLayout({ layout }: Pick<LayoutOptions, 'layout'>, secretNames: ReadonlySet<string>): void {
  if (!layout.startsWith('JAVA') || secretNames.has('storePassword')) return
  throw new DomainError('REQUIRED', 'a key store takes a password', ['storePassword'])
}

/**
 * The files of a bundle, in the order in which they go to their places.
 * @throws PluginError when key, password, or what the key store is made of are not fit
 */
export async function filesOf(bundle: Bundle, options: LayoutOptions, now: Date): Promise<readonly OutputFile[]> {
  const { certificate, chain, privateKey } = bundle
  if (privateKey === null) throw new PluginError('it takes the private key', { retryable: false })
  const contents = await contentsOf({ ...bundle, certificate, chain, privateKey }, options, now)
  return FILES[options.layout].map((file, index) => ({ ...file, content: contents[index] ?? '' }))
}

type KeyedBundle = Bundle & { readonly privateKey: string }

async function contentsOf(
  bundle: KeyedBundle,
  { layout, storePassword }: LayoutOptions,
  now: Date,
): Promise<readonly (string | Uint8Array)[]> {
  const { certificate, chain, privateKey } = bundle
  switch (layout) {
    case 'NGINX':
      return [privateKey, certificate + chain]
    case 'APACHE':
      return [privateKey, chain, certificate]
    case 'HAPROXY':
      return [certificate + chain + privateKey]
    default:
      return [await keyStore(bundle, layout, storePassword, now)]
  }
}

async function keyStore(
  { name, certificate, chain, privateKey }: KeyedBundle,
  layout: 'JAVA' | 'JAVA_JKS',
  passphrase: string | null,
  now: Date,
): Promise<Uint8Array> {
  if (passphrase === null) throw new PluginError('the key store takes a password', { retryable: false })
  try {
    const [leaf] = parseCertificatesPem(certificate, { max: 1 })
    const key = parsePem(privateKey).find(({ label }) => label === 'PRIVATE KEY')
    if (leaf === undefined || key === undefined) throw new DomainError('INVALID', 'it takes certificate and key')
    const content = {
      certificate: leaf,
      chain: chain.trim() === '' ? [] : parseCertificatesPem(chain, { max: MAX_CHAIN }),
      privateKey: key.bytes,
      passphrase,
      alias:
        name
          .replaceAll(/[\p{Cc}\p{Cs}]/gu, '_')
          .slice(0, MAX_ALIAS)
          .trim() || 'certificate',
    }
    // COMPATIBLE: what runs on the Java of today and of five years ago reads it.
    if (layout === 'JAVA') return await writePkcs12({ ...content, profile: 'COMPATIBLE' })
    return writeJksKeyStore({ ...content, createdAt: now })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    throw new PluginError(`the key store could not be written: ${error.message}`, { retryable: false, cause: error })
  }
}

const MAX_CHAIN = 20
const MAX_ALIAS = 100
