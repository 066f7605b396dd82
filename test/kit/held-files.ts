// Reads a folder as a server would that has its certificates there.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface HeldFiles {
  readonly name: string
  readonly certificate: string
  readonly chain: string
  readonly privateKey: string | null
  readonly keyMode: number
}

/** Every certificate in a folder that is written in one of the PEM layouts; none where there is no folder. */
export async function heldFiles(folder: string, layout: 'NGINX' | 'APACHE' | 'HAPROXY'): Promise<HeldFiles[]> {
  const files = await readdir(folder).catch(() => [])
  const ending = layout === 'HAPROXY' ? '.bundle.pem' : '.key'
  const names = files.filter((file) => !file.startsWith('.') && file.endsWith(ending))
  return Promise.all(names.map((file) => read(join(folder, file.slice(0, -ending.length)), layout)))
}

async function read(base: string, layout: 'NGINX' | 'APACHE' | 'HAPROXY'): Promise<HeldFiles> {
  const suffixes = { NGINX: ['.pem', '.key'], APACHE: ['.pem', '.chain.pem', '.key'], HAPROXY: ['.bundle.pem'] }[layout]
  const texts = await Promise.all(suffixes.map((suffix) => readFile(base + suffix, 'utf8').catch(() => '')))
  const blocks = texts.join('').match(/-----BEGIN [A-Z ]+-----[^-]+-----END [A-Z ]+-----/g) ?? []
  const certificates = blocks.filter((block) => block.startsWith('-----BEGIN CERTIFICATE'))
  return {
    name: base.split('/').at(-1) ?? '',
    certificate: certificates[0] ?? '',
    chain: certificates.slice(1).join('\n'),
    privateKey: blocks.find((block) => block.includes('PRIVATE KEY')) ?? null,
    keyMode: (await stat(base + (suffixes.at(-1) ?? ''))).mode & 0o777,
  }
}
