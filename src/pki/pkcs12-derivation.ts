// Runs the key derivation of PKCS#12 outside the event loop.

import { Worker } from 'node:worker_threads'
import { bmpContent } from './der-encoding.ts'
import type { Derivation } from './pkcs12-worker.ts'

/** Threads at a time; each takes a whole core for a fraction of a second, and some megabytes. Others wait for their turn. */
const MAX_THREADS = 2

let running = 0
const waiting: (() => void)[] = []

/** The octets that appendix B works on: BMPString with two zero octets. Some writers use none at all for an empty passphrase. */
export function appendixBPassphrase(passphrase: string): Uint8Array {
  return Buffer.concat([bmpContent(passphrase), Buffer.alloc(2)])
}

/** Runs derivations of RFC 7292 appendix B, one after the other, in a thread of their own. */
export async function deriveAppendixB(derivations: Derivation[]): Promise<Buffer[]> {
  await turn()
  try {
    const derived = await runThread(derivations)
    return derived.map((each) => Buffer.from(each.buffer, each.byteOffset, each.byteLength))
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** Resolves when a thread may start: at once, or when one that ends hands its place over. */
async function turn(): Promise<void> {
  if (running < MAX_THREADS) {
    running += 1
    return
  }
  await new Promise<void>((resolve) => {
    waiting.push(resolve)
  })
}

async function runThread(derivations: Derivation[]): Promise<Uint8Array[]> {
  // Node runs the source as it stands; the build has the same file as JavaScript.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./pkcs12-worker.${extension}`, import.meta.url), {
    workerData: { pkcs12Derivations: derivations },
    env: {},
    execArgv: [],
  })
  return await new Promise<Uint8Array[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`The key derivation thread ended without a result (${code})`)))
  })
}
