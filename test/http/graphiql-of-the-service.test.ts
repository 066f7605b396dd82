// GraphiQL as it is served: sign in with a user of the service and run the first query of the editor, in a real browser.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { MOST_NAMED, NAMED_THINGS_QUERY } from '../../src/http/graphiql/named-things.ts'
import { wordingOf } from '../../src/plugins/notifiers/wording.ts'
import { noticeCertificate, sampleNotice } from '../kit/notices.ts'
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

it.skipIf(executablePath === undefined)(
  'shows what the link of a message names, and nothing else that a link says',
  { timeout: 120_000 },
  async () => {
    const authority = await seedAuthority(service.admin)
    const certificates = await Promise.all([1, 2].map(() => seedCertificate(service.admin, authority.id)))
    const notice = sampleNotice({
      publicUrl: service.url,
      certificates: certificates.map(({ id, name }) => noticeCertificate({ id, name })),
    })
    const { link } = wordingOf(notice)
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: FLAGS })
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } })
      page.setDefaultTimeout(30_000)
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      const editor = page.locator('.graphiql-query-editor .view-lines')
      await page.goto(
        `${service.url}/graphiql?id=<b>&id=cert_x%22%7D&query=mutation%7Bevil%7D#query=mutation%7Bevil%7D`,
      )
      await editor.getByText('FirstCertificates').waitFor()
      expect(await page.content()).not.toContain('evil')
      await page.goto(link)
      await editor.getByText('WhatTheLinkNames').first().waitFor()
      await page.getByLabel('User name').fill('root')
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByText('Signed in as').waitFor()
      await editor.getByText('WhatTheLinkNames').first().waitFor()
      await page.getByRole('button', { name: /Execute query/ }).waitFor()
      await editor.getByText('WhatTheLinkNames').first().click()
      await page.keyboard.press('Control+Enter')
      for (const { id } of certificates) {
        await page.locator('.graphiql-response').getByText(id).first().waitFor()
      }
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
    }
  },
)

it('the query of a link costs no more than it may, with as many things as a link names', async () => {
  const authority = await seedAuthority(service.admin)
  const certificates = await Promise.all(Array.from({ length: 19 }, () => seedCertificate(service.admin, authority.id)))
  const ids = [...certificates.map(({ id }) => id), authority.id]
  expect(ids).toHaveLength(MOST_NAMED)
  const answer = await service.admin.raw<{ nodes: { id: string }[] }>({ query: NAMED_THINGS_QUERY, variables: { ids } })
  expect(answer.errors).toEqual([])
  expect(answer.data?.nodes.map(({ id }) => id)).toEqual(ids)
})
