// A test message goes to whomever a notification names, so that one user sends few of them.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { FakeClock } from '../kit/clock.ts'
import { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { createKey } from '../kit/people.ts'
import { seedNotification } from '../kit/plugin-seeds.ts'
import { type Service, startService } from '../kit/service.ts'
import { TestMailServer } from '../kit/smtp-server.ts'

const clock = new FakeClock(new Date('2026-03-02T08:00:00Z'))
let service: Service
let server: TestMailServer
let counter = 0
let sender: Client
let notification: string

beforeAll(async () => {
  server = await TestMailServer.start()
  service = await startService({ clock: clock.now, env: server.environment })
})
afterAll(async () => {
  await service.close()
  await server.down()
})
beforeEach(async () => {
  server.received.splice(0)
  sender = await service.user(`sender${++counter}`)
  notification = await seedNotification(sender, {
    owner: 'other-team@example.org',
    options: { email: { recipients: ['stranger@example.org'] } },
  })
})

const Send = graphql(`
  mutation SendTestMessage($input: SendTestNotificationInput!) {
    sendTestNotification(input: $input) {
      delivery {
        state
      }
    }
  }
`)

const send = (client: Client, id = notification) => client.ask(Send, { input: { id } })

async function sendTen(): Promise<void> {
  for (let each = 0; each < 10; each++) {
    clock.advance({ minutes: 1 })
    const { sendTestNotification } = await sender.data(Send, { input: { id: notification } })
    expect(sendTestNotification.delivery?.state).toBe('SENT')
  }
}

it('is the eleventh in an hour refused, with the time to wait, and goes then', async () => {
  await sendTen()
  const { errors } = await send(sender)
  // The first of the ten went nine minutes ago.
  expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 51 * 60 } }])
  expect(server.received).toHaveLength(10)
  clock.advance({ minutes: 51 })
  expect((await send(sender)).errors).toEqual([])
  expect((await send(sender)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 60 } }])
  expect(server.received).toHaveLength(11)
})

it('is counted for the user, whichever notification and API key it is sent by, and for no other', async () => {
  await sendTen()
  const another = await seedNotification(sender, { options: { email: { recipients: ['b@example.org'] } } })
  expect((await send(sender, another)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
  const { token } = await createKey(sender, { name: 'Program', scopes: ['NOTIFICATION_TEST'] })
  const program = new Client(sender.url, token ?? '', sender.userId)
  expect((await send(program)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }])
  expect((await send(service.admin)).errors).toEqual([])
})

it('is counted when many are asked for at once', async () => {
  const answers = await Promise.all(Array.from({ length: 14 }, () => send(sender)))
  const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions?.code))
  expect(codes).toEqual(['RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED', 'RATE_LIMITED'])
  expect(server.received).toHaveLength(10)
})
