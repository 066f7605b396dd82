// Days that go by for a service whose notices go to a mail server of the tests.
import { FakeClock } from './clock.ts'
import type { Service } from './service.ts'
import { header, type TestMailServer } from './smtp-server.ts'

const TYPES = ['notice-sweep', 'notice-dispatch', 'notice-send']

/** Has everything found and sent that is due now. */
export async function runNotices(service: Service): Promise<void> {
  await service.runJobs({ schedules: ['notice-sweep'], types: TYPES, early: true })
}

/** So many days, with a sweep on each. */
export async function passDays(service: Service, clock: FakeClock, days: number): Promise<void> {
  for (let day = 0; day < days; day++) {
    clock.advance({ days: 1 })
    await runNotices(service)
  }
}

/** The messages since the last call, as 'recipient: subject', in alphabetical order. */
export function newMail(server: TestMailServer): string[] {
  const mails = server.received.splice(0)
  return mails.map((mail) => `${mail.to.join(', ')}: ${header(mail, 'Subject')}`).toSorted()
}
