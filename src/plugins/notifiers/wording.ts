// What a notice says, in plain words and without any markup: each notifier puts it into the form of its service.
import { DAY, HOUR, MINUTE } from '../../time-units.ts'
import type { Notice, NoticeAuthority, NoticeCertificate, NoticeSource, NoticeType } from './notifier.ts'

export type Severity = 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL'

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Section {
  readonly heading: string
  readonly facts: readonly Fact[]
}

export interface Wording {
  /** One line. */
  readonly title: string
  readonly severity: Severity
  readonly sections: readonly Section[]
  /** What to do; null when there is nothing to. */
  readonly advice: string | null
  /** Where to look for more. */
  readonly link: string
  /** Why this came. */
  readonly footer: string
}

/** Every text is on one line, free of control characters and of bounded length, whatever certificates hold. */
export function wordingOf(notice: Notice): Wording {
  const sections = [
    ...notice.certificates.map((certificate) => certificateSection(certificate, notice.at)),
    ...notice.authorities.map((authority) => authoritySection(authority, notice.at)),
    ...notice.sources.map((source) => sourceSection(source, notice.at)),
    ...notice.figures.map(({ title, lines }) => ({
      heading: oneLine(title),
      facts: lines.map(({ label, value }) => ({ label: oneLine(label), value: oneLine(value) })),
    })),
  ]
  return {
    title: oneLine(titleOf(notice), 200),
    severity: severityOf(notice),
    sections,
    advice: ADVICE[notice.type],
    link: `${notice.publicUrl}/graphiql`,
    footer: `Sent by Indri at ${notice.publicUrl} on ${dateTime(notice.at)}, message ${notice.id}.`,
  }
}

/** The wording of one certificate's share of a notice, for services that keep them apart. */
export function wordingOfOne(notice: Notice, certificate: NoticeCertificate): Wording {
  return wordingOf({ ...notice, certificates: [certificate] })
}

/** Line breaks, control characters and what reverses the direction of text become spaces: no header can be smuggled in. */
export function oneLine(text: string, maximum = 900): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\p{C}\u2028\u2029]+/gu, ' ')
    .trim()
  return plain.length > maximum ? `${plain.slice(0, maximum - 1).toWellFormed()}…` : plain
}

/** 'in 5 days', '3 hours ago': to the nearest unit below, so that what is left is never made out to be more. */
function fromNow(date: Date, now: Date): string {
  const milliseconds = date.getTime() - now.getTime()
  const distance = Math.abs(milliseconds)
  const [amount, unit] =
    distance >= 2 * DAY
      ? [Math.floor(distance / DAY), 'day']
      : distance >= 2 * HOUR
        ? [Math.floor(distance / HOUR), 'hour']
        : [Math.floor(distance / MINUTE), 'minute']
  if (distance < MINUTE) return milliseconds > 0 ? 'in less than a minute' : 'just now'
  const text = `${amount} ${unit}${amount === 1 ? '' : 's'}`
  return milliseconds > 0 ? `in ${text}` : `${text} ago`
}

function dateTime(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function titleOf(notice: Notice): string {
  const { type, certificates, authorities, sources, at } = notice
  const [first] = certificates
  const several = certificates.length
  if (type === 'SOURCE_FAILING' || type === 'SOURCE_RECOVERED') return aboutSources(type, sources)
  if (type === 'SUMMARY') return 'Summary of certificates'
  if (type === 'TEST') return 'Test of a notification'
  if (type === 'AUTHORITY_EXPIRY') {
    const [authority] = authorities
    if (authority === undefined) return 'A certification authority expires'
    const over = authority.expiresAt <= at
    const what = `Certification authority ${authority.name} ${over ? 'expired' : 'expires'}`
    return `${what} ${fromNow(authority.expiresAt, at)}`
  }
  const name = first === undefined ? '' : oneLine(first.name, 120)
  if (type === 'EXPIRY' || type === 'EXPIRED') {
    const earliest = certificates
      .flatMap(({ notAfter }) => (notAfter === null ? [] : [notAfter]))
      .reduce((least, each) => (each < least ? each : least), first?.notAfter ?? at)
    const when = fromNow(earliest, at)
    if (several === 1) return `Certificate ${name} ${earliest <= at ? 'expired' : 'expires'} ${when}`
    if (type === 'EXPIRED') return `${several} certificates have expired`
    return `${several} certificates expire, the first ${earliest <= at ? 'already' : ''} ${when}`.replace('  ', ' ')
  }
  const [one, many] = WHAT_HAPPENED[type]
  return several === 1 ? `${one.replace('%', name)}` : many.replace('%', String(several))
}

function aboutSources(type: 'SOURCE_FAILING' | 'SOURCE_RECOVERED', sources: readonly NoticeSource[]): string {
  const [one] = sources
  const isOne = sources.length === 1 && one !== undefined
  const who = isOne ? `Source ${oneLine(one.name, 120)}` : `${sources.length} sources`
  const verb = type === 'SOURCE_FAILING' ? ['keeps failing', 'keep failing'] : ['works again', 'work again']
  return `${who} ${verb[isOne ? 0 : 1]}`
}

type ToldByTime = 'EXPIRY' | 'EXPIRED' | 'SUMMARY' | 'TEST' | 'AUTHORITY_EXPIRY'
const WHAT_HAPPENED: Readonly<
  Record<Exclude<NoticeType, ToldByTime | 'SOURCE_FAILING' | 'SOURCE_RECOVERED'>, readonly [string, string]>
> = {
  REVOKED: ['Certificate % was revoked', '% certificates were revoked'],
  ROTATED: ['Certificate % was renewed', '% certificates were renewed'],
  ROTATION_FAILED: ['Certificate % could not be renewed', '% certificates could not be renewed'],
  DEPLOYMENT_FAILED: ['Certificate % could not be deployed', '% certificates could not be deployed'],
  ISSUANCE_FAILED: ['Certificate % was not issued', '% certificates were not issued'],
}

const ADVICE: Readonly<Record<NoticeType, string | null>> = {
  EXPIRY:
    'Renew each of them, put the new one in place before that time, and say in Indri that it replaces the old one: ' +
    'the notices end then. Where rotation is on, Indri renews it by itself; look into it if it has not done so.',
  EXPIRED:
    'Whatever still presents it is refused by its clients. Renew it, or delete it in Indri if nothing uses it any more.',
  REVOKED: 'Whatever still presents it will be refused. Put another certificate in place wherever it is used.',
  ROTATED: null,
  ROTATION_FAILED: 'Indri will try again. Look into the cause, or renew it by hand before it expires.',
  DEPLOYMENT_FAILED: 'Indri will try again. Look into the cause: until then the old certificate stays in place there.',
  ISSUANCE_FAILED: 'Look into the cause and order it again, or complete it by hand.',
  SOURCE_FAILING:
    'Indri will try again, and nothing there counts as gone meanwhile. Look into the cause: until then nobody sees what ' +
    'is new there, or expires.',
  SOURCE_RECOVERED: null,
  AUTHORITY_EXPIRY:
    'Certificates cannot outlive their authority. Make its successor in time, and have what depends on it issued anew.',
  SUMMARY: null,
  TEST: 'Nothing to do: somebody has tried out whether this notification arrives.',
}

function severityOf({ type, certificates, authorities, at }: Notice): Severity {
  switch (type) {
    case 'EXPIRED':
      return 'CRITICAL'
    case 'EXPIRY':
    case 'AUTHORITY_EXPIRY': {
      const ends = [...certificates.map(({ notAfter }) => notAfter), ...authorities.map(({ expiresAt }) => expiresAt)]
      const days = Math.min(...ends.map((end) => (end === null ? 0 : (end.getTime() - at.getTime()) / DAY)))
      if (days <= 2) return 'CRITICAL'
      return days <= 7 ? 'ERROR' : 'WARNING'
    }
    case 'ROTATION_FAILED':
    case 'DEPLOYMENT_FAILED':
    case 'ISSUANCE_FAILED':
    case 'SOURCE_FAILING':
      return 'ERROR'
    case 'REVOKED':
      return 'WARNING'
    case 'ROTATED':
    case 'SOURCE_RECOVERED':
    case 'SUMMARY':
    case 'TEST':
      return 'INFO'
  }
}

function certificateSection(certificate: NoticeCertificate, at: Date): Section {
  const { id, name, owner, commonName, serialNumber, issuer, notAfter, rotation, details } = certificate
  const places = [...certificate.destinations, ...certificate.endpoints]
  const facts: (Fact | null)[] = [
    fact('Common name', commonName),
    fact('Owner', owner),
    fact(
      notAfter !== null && notAfter <= at ? 'Expired' : 'Valid until',
      notAfter && `${dateTime(notAfter)} (${fromNow(notAfter, at)})`,
    ),
    fact('Issued by', issuer),
    fact('Serial number', serialNumber),
    fact('Used at', id === null ? null : places.join(', ') || 'nowhere that Indri knows of'),
    fact('Renewal', id === null ? null : rotation ? 'by itself (rotation is on)' : 'by hand (rotation is off)'),
    fact('Destination', details.destination),
    fact('Replaced by', details.successor),
    fact('To do', details.toDo),
    fact('Reason', details.reason),
    fact('Error', details.error),
    fact('Id', id),
  ]
  return { heading: oneLine(name, 200), facts: facts.filter((each) => each !== null) }
}

function authoritySection({ id, name, owner, type, expiresAt, validCertificates }: NoticeAuthority, at: Date): Section {
  const facts = [
    fact('Kind', type.toLowerCase()),
    fact('Owner', owner),
    fact(expiresAt <= at ? 'Expired' : 'Valid until', `${dateTime(expiresAt)} (${fromNow(expiresAt, at)})`),
    fact('Valid certificates', String(validCertificates)),
    fact('Id', id),
  ]
  return { heading: oneLine(name, 200), facts: facts.filter((each) => each !== null) }
}

function sourceSection({ id, name, owner, details }: NoticeSource, at: Date): Section {
  const { error, failures, lastSuccessAt } = details
  const last = lastSuccessAt === undefined ? null : new Date(lastSuccessAt)
  const facts = [
    fact('Owner', owner),
    fact('Failures in a row', failures === undefined ? null : String(failures)),
    fact('Last success', last === null ? 'never' : `${dateTime(last)} (${fromNow(last, at)})`),
    fact('Error', error),
    fact('Id', id),
  ]
  return { heading: oneLine(name, 200), facts: facts.filter((each) => each !== null) }
}

function fact(label: string, value: string | null | undefined): Fact | null {
  return value == null || value === '' ? null : { label, value: oneLine(value, 500) }
}
