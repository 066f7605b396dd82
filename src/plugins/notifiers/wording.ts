// What a notice says, in plain words and without any markup: each notifier puts it into the form of its service.
import { DAY, HOUR, MINUTE } from '../../time-units.ts'
import { adviceOf } from './advice.ts'
import { linkToAll, linkToOne, type PageSubject } from './links.ts'
import type { Notice, NoticeAuthority, NoticeCertificate, NoticeFigure, NoticeSource, NoticeType } from './notifier.ts'

export type Severity = 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL'

export interface Fact {
  readonly label: string
  readonly value: string
}

export interface Section {
  readonly heading: string
  /** The same with the fact that matters most, for where there is no room for all of them. */
  readonly brief: string
  /** Where to look at it. */
  readonly link: string | null
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
    ...notice.certificates.map((certificate) => certificateSection(certificate, notice)),
    ...notice.authorities.map((authority) => authoritySection(authority, notice)),
    ...notice.sources.map((source) => sourceSection(source, notice)),
    ...notice.figures.map(({ title, lines }) => ({
      heading: oneLine(title),
      brief: oneLine(title),
      link: null,
      facts: lines.map(({ label, value }) => ({ label: oneLine(label), value: oneLine(value) })),
    })),
  ]
  const told = [
    ...notice.certificates.map(({ id }) => ({ id, type: 'certificate' as const })),
    ...notice.authorities.map(({ id }) => ({ id, type: 'authority' as const })),
    ...notice.sources.map(({ id }) => ({ id, type: 'source' as const })),
  ]
  return {
    title: oneLine(titleOf(notice), 200),
    severity: severityOf(notice),
    sections,
    advice: adviceOf(notice),
    link: linkToAll(
      notice.pages,
      notice.publicUrl,
      told.flatMap(({ id, type }) => (id === null ? [] : [{ id, type }])),
    ),
    footer:
      `Sent by Indri at ${notice.publicUrl} on ${dateTime(notice.at)} because ${oneLine(notice.because, 400)}. ` +
      `Message ${notice.id}.`,
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

export function dateTime(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function titleOf(notice: Notice): string {
  const { type, certificates, authorities, sources, at } = notice
  const [first] = certificates
  const several = certificates.length
  if (type === 'SOURCE_FAILING' || type === 'SOURCE_RECOVERED') return aboutSources(type, sources)
  if (type === 'JOB_FAILING' || type === 'JOB_RECOVERED') return aboutJobs(type, notice.figures)
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

function aboutJobs(type: 'JOB_FAILING' | 'JOB_RECOVERED', figures: readonly NoticeFigure[]): string {
  const [one] = figures
  const verb = type === 'JOB_FAILING' ? ['fails', 'fail'] : ['is done again', 'are done again']
  return figures.length === 1 && one !== undefined
    ? `Work of Indri ${verb[0]}: ${oneLine(one.title, 120)}`
    : `${figures.length} kinds of Indri's work ${verb[1]}`
}

type ToldByTime = 'EXPIRY' | 'EXPIRED' | 'SUMMARY' | 'TEST' | 'AUTHORITY_EXPIRY'
type ToldByName = 'SOURCE_FAILING' | 'SOURCE_RECOVERED' | 'JOB_FAILING' | 'JOB_RECOVERED'
const WHAT_HAPPENED: Readonly<Record<Exclude<NoticeType, ToldByTime | ToldByName>, readonly [string, string]>> = {
  REVOKED: ['Certificate % was revoked', '% certificates were revoked'],
  ROTATED: ['Certificate % was renewed', '% certificates were renewed'],
  ROTATION_FAILED: ['Certificate % could not be renewed', '% certificates could not be renewed'],
  DEPLOYMENT_FAILED: ['Certificate % could not be deployed', '% certificates could not be deployed'],
  ISSUANCE_FAILED: ['Certificate % was not issued', '% certificates were not issued'],
  SWITCH_FAILED: [
    'An endpoint could not be switched to certificate %',
    'Endpoints could not be switched to % certificates',
  ],
  ENDPOINT_DRIFTED: [
    'Certificate % is not served where it should be',
    '% certificates are not served where they should be',
  ],
  ENDPOINT_INVALID: [
    'Certificate % is still served though it is not valid',
    '% certificates are still served though they are not valid',
  ],
  ENDPOINT_RECOVERED: [
    'Certificate % is served where it should be again',
    '% certificates are served where they should be again',
  ],
}

function severityOf({ type, certificates, authorities, at }: Notice): Severity {
  switch (type) {
    case 'EXPIRED':
    case 'ENDPOINT_INVALID':
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
    case 'SWITCH_FAILED':
    case 'ENDPOINT_DRIFTED':
    case 'SOURCE_FAILING':
    case 'JOB_FAILING':
      return 'ERROR'
    case 'REVOKED':
      return 'WARNING'
    case 'ROTATED':
    case 'ENDPOINT_RECOVERED':
    case 'SOURCE_RECOVERED':
    case 'JOB_RECOVERED':
    case 'SUMMARY':
    case 'TEST':
      return 'INFO'
  }
}

function certificateSection(certificate: NoticeCertificate, notice: Notice): Section {
  const { at } = notice
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
    fact('Endpoint', details.endpoint),
    fact('Served there', details.served),
    fact('Replaced by', details.successor),
    fact('To do', details.toDo),
    fact('Reason', details.reason),
    fact('Error', details.error),
    fact('Id', id),
  ]
  return section({ id, type: 'certificate', name, until: notAfter }, facts, notice)
}

interface About {
  readonly id: string | null
  readonly type: PageSubject
  readonly name: string
  /** When it ends, where it does. */
  readonly until: Date | null
}

function section({ id, type, name, until }: About, facts: readonly (Fact | null)[], notice: Notice): Section {
  const heading = oneLine(name, 200)
  return {
    heading,
    brief: until === null ? heading : `${heading}, ${until <= notice.at ? 'expired' : 'until'} ${dateTime(until)}`,
    link: id === null ? null : linkToOne(notice.pages, notice.publicUrl, { id, type }),
    facts: facts.filter((each) => each !== null),
  }
}

function authoritySection(authority: NoticeAuthority, notice: Notice): Section {
  const { id, name, owner, type, expiresAt, validCertificates } = authority
  const { at } = notice
  const facts = [
    fact('Kind', type.toLowerCase()),
    fact('Owner', owner),
    fact(expiresAt <= at ? 'Expired' : 'Valid until', `${dateTime(expiresAt)} (${fromNow(expiresAt, at)})`),
    fact('Valid certificates', String(validCertificates)),
    fact('Id', id),
  ]
  return section({ id, type: 'authority', name, until: expiresAt }, facts, notice)
}

function sourceSection({ id, name, owner, details }: NoticeSource, notice: Notice): Section {
  const { at } = notice
  const { error, failures, lastSuccessAt } = details
  const last = lastSuccessAt === undefined ? null : new Date(lastSuccessAt)
  const facts = [
    fact('Owner', owner),
    fact('Failures in a row', failures === undefined ? null : String(failures)),
    fact('Last success', last === null ? 'never' : `${dateTime(last)} (${fromNow(last, at)})`),
    fact('Error', error),
    fact('Id', id),
  ]
  return section({ id, type: 'source', name, until: null }, facts, notice)
}

function fact(label: string, value: string | null | undefined): Fact | null {
  return value == null || value === '' ? null : { label, value: oneLine(value, 500) }
}
