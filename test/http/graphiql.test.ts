// GraphiQL in a real browser that can reach nothing but the server.

import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startSampleServer } from './support/sample-server.ts'

const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = candidates.find((path) => path !== undefined && path !== '' && existsSync(path))

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const QUERY = 'query Who {\n  viewer {\n    username\n  }\n}\n'

let server: FastifyInstance
let url: string
beforeAll(async () => {
  ;({ server, url } = await startSampleServer({ graphiql: true, graphiqlQuery: QUERY }))
})
afterAll(async () => {
  await server.close()
})

describe('what is served', () => {
  it('is a page that names no other host and runs no inline script', async () => {
    const response = await fetch(`${url}/graphiql`)
    const html = await response.text()
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(html).not.toMatch(/https?:\/\//)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
  })

  it('is cached by its tag, compressed or not, and nothing outside its folder', async () => {
    const file = `${url}/graphiql/assets/ruru.css`
    const first = await fetch(file, { headers: { 'accept-encoding': 'br' } })
    const etag = first.headers.get('etag') ?? ''
    expect([first.status, first.headers.get('content-encoding'), etag.length > 0]).toEqual([200, 'br', true])
    const text = await first.text()
    expect((await fetch(file, { headers: { 'if-none-match': etag } })).status).toBe(304)
    const plain = await fetch(file, { headers: { 'accept-encoding': 'identity' } })
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, text])
    for (const path of ['nothing.js', '../package.json', '..%2fpackage.json', '__proto__', 'ruru.js.map', '']) {
      expect((await fetch(`${url}/graphiql/assets/${path}`)).status).toBe(404)
    }
  })

  it('is reached from the root, and absent where it is switched off', async () => {
    expect((await fetch(`${url}/`, { redirect: 'manual' })).headers.get('location')).toBe('/graphiql')
    const without = await startSampleServer()
    try {
      expect((await fetch(`${without.url}/graphiql`)).status).toBe(404)
    } finally {
      await without.server.close()
    }
  })
})

describe.skipIf(executablePath === undefined)(
  'in a browser (skipped without Chromium; CHROMIUM is its path)',
  { timeout: 60_000 },
  () => {
    let profile: string
    let browser: BrowserContext
    let page: Page
    let strangers: string[]
    let complaints: string[]

    beforeEach(async () => {
      profile = await mkdtemp(join(tmpdir(), 'graphiql-'))
      browser = await chromium.launchPersistentContext(profile, {
        executablePath,
        args: FLAGS,
        viewport: { width: 1280, height: 800 },
      })
      strangers = []
      complaints = []
      browser.on('request', (request) => {
        if (/^(?:https?|wss?):/.test(request.url()) && new URL(request.url()).origin !== url)
          strangers.push(request.url())
      })
      await browser.route(
        (address) => address.origin !== url,
        (route) => route.abort(),
      )
      page = await browser.newPage()
      page.setDefaultTimeout(20_000) // below the test's own limit, so that a failure names what was waited for
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
    })
    afterEach(async () => {
      await browser.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
      if (strangers.length > 0) throw new Error(`asked other hosts: ${strangers.join(', ')}`)
    })

    async function signIn(password: string): Promise<void> {
      await page.getByLabel('User name').fill('ada')
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }

    async function editorWithQuery(): Promise<void> {
      await page.locator('.graphiql-query-editor .view-lines').getByText('Who').waitFor()
    }

    it('lets a user sign in, run the first query, read the docs and sign out', async () => {
      await page.goto(`${url}/graphiql`)
      await editorWithQuery()

      await signIn('wrong')
      await page.getByText('The user name or the password is wrong.').waitFor()
      complaints.length = 0 // signed out, the editor reports that it may not read the schema

      await signIn('correct horse')
      await page.getByText('Signed in as').waitFor()
      expect(await page.locator('#who').textContent()).toBe('ada')

      // The page has been loaded anew, and its button does nothing until the editor has its text.
      await editorWithQuery()
      await page.getByRole('button', { name: /Execute query/ }).click()
      await page.locator('.graphiql-response').getByText('"ada"').waitFor()

      await page.getByRole('button', { name: /Show Documentation Explorer/ }).click()
      await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).first().click()
      await page.locator('.graphiql-doc-explorer').getByText('certificates', { exact: true }).waitFor()
      const picture = process.env['GRAPHIQL_SCREENSHOT']
      if (picture !== undefined) await page.screenshot({ path: picture })

      expect(await page.getByRole('tab').count()).toBe(1)
      expect(await page.context().storageState()).toEqual({ cookies: [], origins: [] })
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      expect(await page.evaluate("sessionStorage.getItem('indri.token')")).toBeNull()
      expect(complaints.filter((text) => !/status of 400/.test(text))).toEqual([])
    })

    it('asks to sign in again when the token is no longer valid', async () => {
      await page.goto(`${url}/graphiql`)
      await editorWithQuery() // by then the page has asked who is signed in, and will not use the token before the reload
      await page.evaluate("sessionStorage.setItem('indri.token', 'expired')")
      await page.reload()
      await page.getByText('The session has ended. Sign in again.').waitFor()
      expect(await page.evaluate("sessionStorage.getItem('indri.token')")).toBeNull()
    })
  },
)
