// GraphiQL as it is served: sign in with a user of the service and run the first query of the editor, in a real browser.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { PASSWORD, type Service, startService } from '../kit/service.ts'

const candidates = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

it.skipIf(executablePath === undefined)(
  'signs in and lists a certificate (skipped without Chromium; CHROMIUM is its path)',
  { timeout: 120_000 },
  async () => {
    const authority = await seedAuthority(service.admin)
    const { name } = await seedCertificate(service.admin, authority.id, { commonName: 'graphiql.example.org' })
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS })
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } })
      page.setDefaultTimeout(30_000)
      await page.route(
        (address) => address.origin !== service.url,
        (route) => route.abort(),
      )
      await page.goto(`${service.url}/graphiql`)
      const editor = page.locator('.graphiql-query-editor .view-lines')
      await editor.getByText('FirstCertificates').waitFor()
      await page.getByLabel('User name').fill('root')
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('Signed in as').waitFor()
      expect(await page.locator('#who').textContent()).toBe('root')
      // The page has been loaded anew, and does nothing until the editor has its text. The operation at the cursor is run.
      await editor.getByText('FirstCertificates').waitFor()
      await page.getByRole('button', { name: /Execute query/ }).waitFor()
      await editor.getByText('FirstCertificates').click()
      await page.keyboard.press('Control+Enter')
      await page.locator('.graphiql-response').getByText(name.slice(0, 20)).first().waitFor()
    } finally {
      await browser.close()
    }
  },
)
