// What the configuration says about issuing, read and checked at the start.
import { readFile } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { WeakKeyList } from '../pki/known-weak-keys.ts'
import { type DnsPattern, parseDnsPattern } from '../pki/name-patterns.ts'

/** @throws Error naming the variable: a bad pattern stops the process, as every bad value does */
export function allowedDomains(config: Config): DnsPattern[] {
  return config.allowedDomains.map((text) => {
    try {
      return parseDnsPattern(text)
    } catch (cause) {
      throw new Error(`INDRI_ALLOWED_DOMAINS: ${text}: ${reasonOf(cause)}`, { cause })
    }
  })
}

/** @throws Error naming the variable, for files that cannot be read and lines that list no key */
export async function readWeakKeys(config: Config): Promise<WeakKeyList> {
  try {
    return WeakKeyList.parse(await Promise.all(config.weakKeyFiles.map((path) => readFile(path, 'utf8'))))
  } catch (cause) {
    throw new Error(`INDRI_WEAK_KEY_FILES: ${reasonOf(cause)}`, { cause })
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
