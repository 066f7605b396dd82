// Global ids: `cert_01h455vb4pex5vsknk084sn02q`, a type's prefix and its UUID in Crockford's base32 (the TypeID form).
import { DomainError, RequestError } from '../errors.ts'

/** Every type behind `node(id:)`, with its prefix. */
const NODE_PREFIXES = {
  Certificate: 'cert',
  Authority: 'auth',
  Role: 'role',
  User: 'user',
  Domain: 'domain',
  CompromisedKey: 'badkey',
  RotationPolicy: 'rotation',
  AuditEvent: 'audit',
  ApiKey: 'key',
  Notification: 'notif',
  NotificationDelivery: 'notice',
  Destination: 'dest',
  Deployment: 'deploy',
  Rotation: 'rot',
  DnsProvider: 'dns',
  Source: 'source',
  Endpoint: 'endpoint',
  Job: 'job',
  PendingCertificate: 'pending',
} as const
export type NodeTypeName = keyof typeof NODE_PREFIXES
export const NODE_TYPES = Object.keys(NODE_PREFIXES) as readonly NodeTypeName[]

const TYPE_BY_PREFIX = new Map(
  Object.entries(NODE_PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeTypeName]),
)
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const FORM = /^([a-z]{1,16})_([0-7][0-9a-hjkmnp-tv-z]{25})$/

/** Whether rows of this type have global ids. */
export function isNodeType(name: string): name is NodeTypeName {
  return Object.hasOwn(NODE_PREFIXES, name)
}

/** The global id of a row. */
export function toNodeId(type: NodeTypeName, uuid: string): string {
  let number = BigInt(`0x${uuid.replaceAll('-', '')}`)
  let text = ''
  for (let index = 0; index < 26; index++) {
    text = ALPHABET.charAt(Number(number & 31n)) + text
    number >>= 5n
  }
  return `${NODE_PREFIXES[type]}_${text}`
}

/** Type and UUID behind a global id, or null for anything that is not one. */
export function parseNodeId(id: string): { type: NodeTypeName; uuid: string } | null {
  const match = FORM.exec(id)
  const type = TYPE_BY_PREFIX.get(match?.[1] ?? '')
  if (match?.[2] === undefined || type === undefined) return null
  let number = 0n
  for (const character of match[2]) number = (number << 5n) | BigInt(ALPHABET.indexOf(character))
  const hex = number.toString(16).padStart(32, '0')
  const uuid = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  return { type, uuid }
}

/** An id in a mutation's input that is malformed or names another kind of node: INVALID, with its path. */
export class WrongId extends DomainError {
  constructor(type: NodeTypeName, id: string, path: readonly string[]) {
    super('INVALID', wrongId(type, id), path)
  }
}

/**
 * The UUID behind an id inside a mutation's input; the rule of the mutation reads its ids by this too, see guarded().
 * @throws WrongId when it is not an id of that type.
 */
export function inputId(type: NodeTypeName, id: string, path: readonly string[]): string {
  const parsed = parseNodeId(id)
  if (parsed?.type === type) return parsed.uuid
  throw new WrongId(type, id, path)
}

/** As {@link inputId} for a list; `null` and absent stay as they are, since updates tell them apart. */
export function inputIds(type: NodeTypeName, ids: readonly string[], path: string): string[] {
  return ids.map((id, index) => inputId(type, id, [path, String(index)]))
}

/**
 * The UUID behind an id in a query's arguments.
 * @throws RequestError BAD_USER_INPUT naming the argument.
 */
export function argumentId(type: NodeTypeName, id: string, argument: string): string {
  const parsed = parseNodeId(id)
  if (parsed?.type === type) return parsed.uuid
  throw new RequestError('BAD_USER_INPUT', `${argument}: ${wrongId(type, id)}`)
}

function wrongId(type: NodeTypeName, id: string): string {
  const found = parseNodeId(id)
  const shown = id.length > 48 ? `${id.slice(0, 48)}…` : id
  const expected = `expected the id of a ${type} (${NODE_PREFIXES[type]}_…)`
  return found === null ? `${expected}, found ${JSON.stringify(shown)}` : `${expected}, found the id of a ${found.type}`
}
