// A POST of JSON that its receiver can check: HMAC-SHA256 over time and body, the form that webhook receivers know.
import { createHmac, randomUUID } from 'node:crypto'
import { DomainError } from '../errors.ts'
import { type EgressAnswer } from './egress.ts'
import { type Installation } from './plugin.ts'
import { PluginError } from './plugin-error.ts'
import { retryAfterSeconds } from './retry-after.ts'

/** The options that every webhook has. */
export const WEBHOOK_OPTIONS = [
  {
    name: 'url',
    type: 'URL',
    required: true,
    leadsSecrets: true,
    help: 'Where the request is posted to. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW).',
  },
  {
    name: 'secret',
    type: 'SECRET',
    required: true,
    minimumLength: 16,
    help: 'Key of the signature, at least 16 characters. The receiver computes HMAC-SHA256 over "<t>.<body>" and compares it with v1 of the header Indri-Signature.',
  },
] as const

/** @throws DomainError under `url` */
export async function checkWebhookUrl(url: string, { http }: Installation): Promise<void> {
  try {
    await http.check(url)
  } catch (error) {
    throw error instanceof DomainError ? error.under('url') : error
  }
}

/** The value of the header Indri-Signature. `time` in whole seconds since 1970. */
export function signature(secret: string, time: number, body: string): string {
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
}

/**
 * Posts `payload`. Anything but a 2xx answer is a failure; 408, 425, 429 and 5xx may pass.
 * @throws PluginError
 */
export async function signedPost(
  target: { url: string; secret: string },
  payload: object,
  installation: Installation,
  signal?: AbortSignal,
): Promise<EgressAnswer> {
  return accepted(await sendSigned(target, payload, installation, signal), installation)
}

/** As {@link signedPost}, whatever the answer; {@link accepted} judges it. @throws PluginError when there is none */
export function sendSigned(
  target: { url: string; secret: string },
  payload: object,
  { http, now }: Installation,
  signal?: AbortSignal,
): Promise<EgressAnswer> {
  const body = JSON.stringify(payload)
  return http.send({
    url: target.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'indri-delivery': randomUUID(),
      'indri-signature': signature(target.secret, Math.floor(now().getTime() / 1000), body),
    },
    body,
    ...(signal === undefined ? {} : { signal }),
  })
}

/** The answer, if it is a 2xx one. @throws PluginError */
export function accepted(answer: EgressAnswer, { now }: Installation): EgressAnswer {
  if (answer.status >= 200 && answer.status < 300) return answer
  const retryable = answer.status >= 500 || [408, 425, 429].includes(answer.status)
  throw new PluginError(`the receiver answered ${answer.status}`, {
    retryable,
    retryAfterSeconds: retryable ? retryAfterSeconds(answer, now()) : null,
  })
}
