// What a notice says is to be done.
import type { Notice, NoticeType } from './notifier.ts'

/** What to do about one, and about several; null where there is nothing to. */
const ADVICE: Readonly<Record<Exclude<NoticeType, 'EXPIRY' | 'AUTHORITY_EXPIRY'>, readonly [string, string] | null>> = {
  EXPIRED: [
    'Whatever still presents it is refused by its clients. Renew it, or delete it in Indri if nothing uses it any more.',
    'Whatever still presents them is refused by its clients. Renew them, or delete in Indri what nothing uses any more.',
  ],
  REVOKED: [
    'Whatever still presents it will be refused. Put another certificate in place wherever it is used.',
    'Whatever still presents them will be refused. Put other certificates in place wherever they are used.',
  ],
  ROTATED: null,
  ROTATION_FAILED: [
    'Indri will try again. Look into the cause, or renew it by hand before it expires.',
    'Indri will try again. Look into the causes, or renew them by hand before they expire.',
  ],
  DEPLOYMENT_FAILED: [
    'Indri will try again. Look into the cause: until then the old certificate stays in place there.',
    'Indri will try again. Look into the causes: until then the old certificates stay in place there.',
  ],
  ISSUANCE_FAILED: [
    'Look into the cause and order it again, or complete it by hand.',
    'Look into the causes and order them again, or complete them by hand.',
  ],
  SWITCH_FAILED: [
    'Look into the cause, and ask for it again (switchEndpoint): until then the endpoint serves what it did before.',
    'Look into the causes, and ask for it again (switchEndpoint): until then the endpoints serve what they did before.',
  ],
  ENDPOINT_DRIFTED: [
    'Put it in place there, and have the server read it anew; or say in Indri what belongs there (setEndpointCertificate).',
    'Put them in place there, and have the servers read them anew; or say in Indri what belongs there (setEndpointCertificate).',
  ],
  ENDPOINT_INVALID: [
    'Its clients refuse it, or should. Put a valid certificate in place there, and say in Indri that it replaces this one.',
    'Their clients refuse them, or should. Put valid certificates in place there, and say in Indri that they replace these.',
  ],
  ENDPOINT_RECOVERED: null,
  SOURCE_FAILING: [
    'Indri will try again, and nothing there counts as gone meanwhile. Look into the cause: until then nobody sees what ' +
      'is new there, or expires.',
    'Indri will try again, and nothing there counts as gone meanwhile. Look into the causes: until then nobody sees what ' +
      'is new there, or expires.',
  ],
  SOURCE_RECOVERED: null,
  JOB_FAILING: [
    'Look into the cause, in the log of the service too, and have its job tried again (jobs of the state DEAD, retryJob). ' +
      'What recurs is tried again by itself. Until then nobody else does this work.',
    'Look into the causes, in the log of the service too, and have their jobs tried again (jobs of the state DEAD, ' +
      'retryJob). What recurs is tried again by itself. Until then nobody else does this work.',
  ],
  JOB_RECOVERED: null,
  SUMMARY: null,
  TEST: [
    'Nothing to do: somebody has tried out whether this notification arrives.',
    'Nothing to do: somebody has tried out whether this notification arrives.',
  ],
}

/** In plain words; null when there is nothing to. */
export function adviceOf({ type, certificates, authorities, sources, figures, at }: Notice): string | null {
  if (type === 'AUTHORITY_EXPIRY') {
    return authorities.some(({ expiresAt }) => expiresAt <= at)
      ? 'Nothing that it has issued is trusted any more. Have whatever depends on it issued anew by another authority.'
      : 'Certificates cannot outlive their authority. Make its successor in time, and have what depends on it issued anew.'
  }
  const isOne = certificates.length + sources.length + figures.length <= 1
  if (type !== 'EXPIRY') return ADVICE[type]?.[isOne ? 0 : 1] ?? null
  const byItself = certificates.filter(({ rotation }) => rotation).length
  if (byItself === certificates.length) {
    return isOne
      ? 'Rotation is on: Indri renews it by itself, and the notices end once the new one is in place. Look into it if that does not happen.'
      : 'Rotation is on: Indri renews them by itself, and the notices end once the new ones are in place. Look into it if that does not happen.'
  }
  const byHand = isOne
    ? 'Renew it, put the new one in place before that time, and say in Indri that it replaces the old one: the notices end then.'
    : 'Renew each of them, put the new one in place before that time, and say in Indri that it replaces the old one: the notices end then.'
  return byItself === 0
    ? byHand
    : `${byHand} Where rotation is on, Indri renews it by itself; look into it if it has not done so.`
}
