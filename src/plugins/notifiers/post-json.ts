// A POST of JSON to a service that tells people, whose URL is as good as a password.
import { requireSecureUrl } from '../secure-url.ts'
import type { Installation } from '../plugin.ts'
import { PluginError } from '../plugin-error.ts'
import { retryAfterSeconds } from '../retry-after.ts'

/**
 * Anything but a 2xx answer is a failure; 408, 425, 429 and 5xx may pass, no sooner than the service asks for.
 * @param service for the message of an error, which says nothing of the URL
 * @throws PluginError
 */
export async function postJson(
  { url, service, body }: { readonly url: string; readonly service: string; readonly body: object },
  { http, now }: Installation,
  signal?: AbortSignal,
): Promise<void> {
  requireSecureUrl(url, http)
  const answer = await http.send({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  })
  if (answer.status >= 200 && answer.status < 300) return
  const retryable = answer.status >= 500 || [408, 425, 429].includes(answer.status)
  const reason = reasonOf(answer.body)
  const detail = reason === '' ? '' : `: ${reason}`
  throw new PluginError(`${service} answered ${answer.status}${detail}`, {
    retryable,
    retryAfterSeconds: retryable ? retryAfterSeconds(answer, now()) : null,
  })
}

/** Such services answer with a word or two, "no_service"; pages and whatever might repeat the URL are left out. */
function reasonOf(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, 200)).toString('utf8')
  return /^[\w .,:'"{}[\]-]{1,120}$/.test(text) ? text : ''
}
