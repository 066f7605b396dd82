// Judges options against their declaration. Nothing else decides what a plugin's options may be.
import { isIP } from 'node:net'
import { DomainError, Problems } from '../errors.ts'
import { isSecret, type OptionDeclaration, type OptionValue, type OptionValues } from './plugin.ts'

/** Options as stored: the secret ones apart, to be sealed. */
export interface SplitOptions {
  readonly open: OptionValues
  readonly secret: Readonly<Record<string, string>>
}

/** What is stored already, for an update: of secrets only the names are known here. */
export interface StoredOptions {
  readonly open: OptionValues
  readonly secretNames: readonly string[]
}

export interface JudgedOptions extends SplitOptions {
  /** Names of stored secrets that stay as they are. */
  readonly keptSecrets: readonly string[]
}

/**
 * The options as they will be. Absent keeps what is stored (or takes the default), null clears. Everything wrong is told
 * at once, under paths that start at the option's name.
 * @param given what came in, by option name; unknown names are refused
 * @param stored what there is already; null when something is created
 * @throws DomainError(s)
 */
export function judgeOptions(
  declarations: readonly OptionDeclaration[],
  given: Readonly<Record<string, unknown>>,
  stored: StoredOptions | null,
): JudgedOptions {
  const problems = new Problems()
  const known = new Map(declarations.map((each) => [each.name, each]))
  for (const name of Object.keys(given)) {
    if (!known.has(name)) problems.add('INVALID', `there is no option ${JSON.stringify(name.slice(0, 64))}`, [name])
  }
  const open: Record<string, OptionValue | null> = {}
  const secret: Record<string, string> = {}
  const kept: string[] = []
  for (const declaration of declarations) {
    const { name } = declaration
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (isSecret(declaration)) {
      if (value === undefined && stored?.secretNames.includes(name) === true) kept.push(name)
      else {
        const judged = problems.collect([name], () => judge(declaration, value))
        if (typeof judged === 'string') secret[name] = judged
      }
    } else if (value === undefined && stored !== null && Object.hasOwn(stored.open, name)) {
      open[name] = stored.open[name] ?? null
    } else {
      open[name] = problems.collect([name], () => judge(declaration, value)) ?? null
    }
  }
  if (stored !== null) refuseLeading(declarations, { open, kept }, stored, problems)
  problems.throwIfAny()
  return { open, secret, keptSecrets: kept }
}

/** The first of these options that has another value than before; undefined when none has. */
export function changedOption(
  declarations: readonly OptionDeclaration[],
  next: OptionValues,
  before: OptionValues,
): OptionDeclaration | undefined {
  return declarations.find(({ name }) => JSON.stringify(next[name]) !== JSON.stringify(before[name]))
}

/** A kept secret must not follow a changed destination: whoever may edit may still not learn it. */
function refuseLeading(
  declarations: readonly OptionDeclaration[],
  next: { open: OptionValues; kept: readonly string[] },
  stored: StoredOptions,
  problems: Problems,
): void {
  const leading = declarations.filter(({ leadsSecrets }) => leadsSecrets === true)
  const moved = changedOption(leading, next.open, stored.open)
  if (moved === undefined) return
  for (const name of next.kept) {
    problems.add('REQUIRED', `give it again, since ${moved.name} changes: a stored secret is not sent elsewhere`, [
      name,
    ])
  }
}

function judge(declaration: OptionDeclaration, value: unknown): OptionValue | null {
  if (value === undefined || value === null || value === '') {
    if (declaration.default !== undefined) return declaration.default
    if (declaration.required === true) throw new DomainError('REQUIRED', 'it is required')
    return null
  }
  return JUDGES[declaration.type](value, declaration)
}

type Judge = (value: unknown, declaration: OptionDeclaration) => OptionValue

const JUDGES: Readonly<Record<OptionDeclaration['type'], Judge>> = {
  STRING: (value, declaration) => formed(line(value, declaration, 1024), declaration),
  // A secret is kept to the letter: not trimmed, so that what works elsewhere works here.
  SECRET(value, declaration) {
    const [forbidden, longest] = declaration.multiline === true ? [/\0/u, 16_384] : [/[\r\n\0]/u, 4096]
    return formed(within(wellFormed(textOf(value), forbidden), declaration, longest), declaration)
  },
  TEXT: (value, declaration) => within(wellFormed(textOf(value), /[^\P{Cc}\n\r\t]/u), declaration, 65_536),
  INTEGER: (value, { minimum, maximum }) =>
    integer(value, minimum ?? Number.MIN_SAFE_INTEGER, maximum ?? Number.MAX_SAFE_INTEGER),
  PORT: (value) => integer(value, 1, 65_535),
  BOOLEAN(value) {
    if (typeof value !== 'boolean') throw new DomainError('INVALID', 'expected true or false')
    return value
  },
  URL: (value, declaration) => url(line(value, declaration, 2048)),
  HOST: (value, declaration) => host(line(value, declaration, 253)),
  PATH: (value, declaration) => relativePath(line(value, declaration, 512)),
  EMAIL: (value, declaration) => email(line(value, declaration, 320)),
  EMAILS: (value, declaration) =>
    items(value, declaration, 'e-mail addresses', (each) => email(line(each, { ...declaration, ...ITEM }, 320))),
  STRINGS: (value, declaration) =>
    items(value, declaration, 'texts', (each) => line(each, { ...declaration, ...ITEM }, ITEM.maximumLength)),
  CHOICE: (value, declaration) => choice(value, declaration),
  CHOICES: (value, declaration) => items(value, declaration, 'of the choices', (each) => choice(each, declaration)),
}

function choice(value: unknown, { choices = [] }: OptionDeclaration): string {
  const found = choices.find((each) => each.value === value)
  if (found !== undefined) return found.value
  throw new DomainError('INVALID', `expected one of ${choices.map((each) => each.value).join(', ')}`)
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new DomainError('INVALID', 'expected text')
  return value
}

function wellFormed(text: string, forbidden: RegExp): string {
  if (forbidden.test(text) || !text.isWellFormed()) {
    throw new DomainError('INVALID', 'expected text without control characters')
  }
  return text
}

function within(text: string, declaration: OptionDeclaration, otherwise: number): string {
  const { minimumLength = 0, maximumLength = otherwise } = declaration
  if (text.length > maximumLength) {
    throw new DomainError('TOO_LONG', `expected at most ${maximumLength} characters, found ${text.length}`)
  }
  if (text.length < minimumLength) {
    throw new DomainError('OUT_OF_RANGE', `expected at least ${minimumLength} characters`)
  }
  return text
}

/** What was found is not repeated: it may be a secret. */
function formed(text: string, { form }: OptionDeclaration): string {
  if (form === undefined || form.pattern.test(text)) return text
  throw new DomainError('INVALID', `expected ${form.expected}`)
}

function line(value: unknown, declaration: OptionDeclaration, otherwise: number): string {
  return within(wellFormed(textOf(value).trim(), /\p{Cc}/u), declaration, otherwise)
}

function integer(value: unknown, lowest: number, highest: number): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    throw new DomainError('INVALID', 'expected a whole number')
  }
  if (value < lowest || value > highest) {
    throw new DomainError('OUT_OF_RANGE', `expected ${lowest} to ${highest}, found ${value}`)
  }
  return value
}

function url(text: string): string {
  const parsed = URL.parse(text)
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new DomainError('INVALID', 'expected a URL that begins with https:// or http://')
  }
  if (parsed.username !== '' || parsed.password !== '') {
    throw new DomainError('INVALID', 'expected a URL without user and password')
  }
  return parsed.href
}

function host(text: string): string {
  const name = text.toLowerCase().replace(/\.$/, '')
  if (isIP(name) !== 0 || /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*$/.test(name)) return name
  throw new DomainError('INVALID', 'expected a host name or an address')
}

/** Below a folder that the installation sets: no way up, no root, no drive, nothing that a shell or Windows reads otherwise. */
function relativePath(text: string): string {
  const wrong = new DomainError('INVALID', 'expected a relative path of plain folder names, such as web/nginx')
  if (!/^[A-Za-z0-9._@+=-]+(\/[A-Za-z0-9._@+=-]+)*$/.test(text)) throw wrong
  if (text.split('/').some((segment) => /^\.+$/.test(segment) || segment.endsWith('.') || isDevice(segment)))
    throw wrong
  return text
}

/** Names that Windows keeps for devices, with any extension. */
export function isDevice(segment: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(segment)
}

/** One address, in lower case; nothing that a mail header or a list of recipients could read as more. */
export function email(text: string): string {
  const address = text.toLowerCase()
  if (/^[^\s@,;:<>()[\]\\"\p{C}]{1,64}@(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/u.test(address)) return address
  throw new DomainError('INVALID', 'expected one e-mail address')
}

/** The declaration bounds the list; of each item of STRINGS and EMAILS only this. */
const ITEM = { minimumLength: 1, maximumLength: 320 }

/** A list without repetitions, in the order given. */
function items(
  value: unknown,
  declaration: OptionDeclaration,
  what: string,
  judgeItem: (value: unknown) => string,
): readonly string[] {
  if (!Array.isArray(value)) throw new DomainError('INVALID', `expected a list of ${what}`)
  const { minimumLength = declaration.required === true ? 1 : 0, maximumLength = 50 } = declaration
  if (value.length > maximumLength) {
    throw new DomainError('TOO_MANY', `expected at most ${maximumLength} ${what}, found ${value.length}`)
  }
  if (value.length < minimumLength) throw new DomainError('REQUIRED', `expected at least ${minimumLength} of these`)
  const problems = new Problems()
  const found = value.map((each: unknown, index) => problems.collect([String(index)], () => judgeItem(each)))
  problems.throwIfAny()
  return [...new Set(found.filter((each) => each !== undefined))]
}
