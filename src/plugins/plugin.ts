// What a plugin is: a value that declares its options once. Validation, the GraphQL input and output, and the form that a
// frontend draws all follow from that declaration.
import type { Clock } from '../clock.ts'
import type { EgressClient } from './egress.ts'

export const PLUGIN_KINDS = ['ISSUER', 'NOTIFIER', 'DESTINATION', 'SOURCE', 'DNS_PROVIDER', 'EXPORTER'] as const
export type PluginKind = (typeof PLUGIN_KINDS)[number]

/** What a plugin can do beyond its family's duty. Declared, so that nothing has to answer "not implemented". */
export const CAPABILITIES = [
  /** Destinations and exporters: always needs the private key of what it is given. */
  'REQUIRES_KEY',
  /** Destinations: can take away what it put there. Sources: can take away what is kept there. */
  'REMOVE',
  /** Issuers: can have a certificate revoked. */
  'REVOKE',
  /** Sources: tells where certificates are served, too. */
  'LIST_ENDPOINTS',
  /** Sources: can have an endpoint serve another certificate. */
  'SWITCH_ENDPOINT',
] as const
export type Capability = (typeof CAPABILITIES)[number]

export const OPTION_TYPES = [
  'STRING',
  'TEXT',
  'INTEGER',
  'BOOLEAN',
  'URL',
  'HOST',
  'PORT',
  'PATH',
  'EMAIL',
  'EMAILS',
  'STRINGS',
  'CHOICE',
  'CHOICES',
  'SECRET',
] as const
export type OptionType = (typeof OPTION_TYPES)[number]

export type OptionValue = string | number | boolean | readonly string[]

export interface OptionChoice {
  /** Upper case with underscores: it becomes a value of an enumeration of the API. */
  readonly value: string
  readonly help: string
}

/** One option. Options of type SECRET are write-only: sealed at rest, never given out again. */
export interface OptionDeclaration {
  /** camelCase: the name of a field of the API. */
  readonly name: string
  readonly type: OptionType
  /** A sentence for whoever fills in the form. */
  readonly help: string
  readonly required?: boolean
  readonly default?: OptionValue
  /** Of CHOICE and CHOICES only. */
  readonly choices?: readonly OptionChoice[]
  /** Bounds of INTEGER. */
  readonly minimum?: number
  readonly maximum?: number
  /** Bounds of texts in characters, of EMAILS, STRINGS and CHOICES in items. */
  readonly minimumLength?: number
  readonly maximumLength?: number
  /** Of STRING and SECRET: what they look like, and how that is told, such as "a key in base64". */
  readonly form?: { readonly pattern: RegExp; readonly expected: string }
  /** Of SECRET: line breaks are taken, as keys in PEM have them. */
  readonly multiline?: boolean
  /** Of SECRET: a URL that is as good as a password; judged like any other URL when it is given. */
  readonly holdsUrl?: boolean
  /** It says where secrets are sent: whoever changes it has to give them again, or they would go to a stranger. */
  readonly leadsSecrets?: boolean
  /**
   * Of destinations that can take away what they put: it says where that is. Under another value what is there would be found no
   * more, so it changes only with the consent to leave it.
   */
  readonly isPlace?: boolean
}

type ValueOf<D extends OptionDeclaration> = D['type'] extends 'INTEGER' | 'PORT'
  ? number
  : D['type'] extends 'BOOLEAN'
    ? boolean
    : D['type'] extends 'EMAILS' | 'STRINGS'
      ? readonly string[]
      : D extends { type: infer T; choices: readonly { value: infer V }[] }
        ? T extends 'CHOICES'
          ? readonly V[]
          : V
        : string

/** The values that a declaration yields: required and defaulted options are there, others may be null. */
export type ValuesOf<Options extends readonly OptionDeclaration[]> = {
  readonly [D in Options[number] as D['name']]: D extends { required: true } | { default: OptionValue }
    ? ValueOf<D>
    : ValueOf<D> | null
}

/** As {@link ValuesOf} without what is secret. */
export type OpenValuesOf<Options extends readonly OptionDeclaration[]> = Omit<
  ValuesOf<Options>,
  Extract<Options[number], { type: 'SECRET' }>['name']
>

/** Validated values by option name. */
export type OptionValues = Readonly<Record<string, OptionValue | null>>

/** What the installation lends a plugin. Everything that reaches outside is injected. */
export interface Installation {
  /** The only way out by HTTP. */
  readonly http: EgressClient
  readonly now: Clock
  /** Folder that the filesystem plugins may read and write below; null where the installation gives none. */
  readonly filesystemRoot: string | null
  /** Takes messages to the mail server; null where the installation has none. */
  readonly mail: MailTransport | null
  readonly reloads: ReloadCommands
  /** Of the machine that the service runs on, for AWS; null where the installation does not lend them. */
  readonly awsMachine: MachineCredentials | null
}

/** Credentials of a session: they end. */
export interface SessionCredentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
}

export interface MachineCredentials {
  /** @param region that they are about to be used in @throws PluginError when there are none */
  credentials(region: string): Promise<SessionCredentials>
  /** They are not taken any more: the next ones are fetched anew. */
  forget(): void
}

/** Commands that tell servers to read their files anew. Only the installation says what they are. */
export interface ReloadCommands {
  readonly names: readonly string[]
  /** Runs the command of this name. @throws PluginError when there is none, or it fails */
  run(name: string, signal?: AbortSignal): Promise<void>
}

/** A message as it is handed to the mail transport: no part of it can grow a header or a recipient. */
export interface MailMessage {
  /** Becomes its Message-ID: the same when it is sent again. */
  readonly id: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Who has it, and who does not though others do. */
export interface MailResult {
  readonly told: readonly string[]
  readonly failures: readonly { readonly recipient: string; readonly message: string; readonly retryable: boolean }[]
}

export interface MailTransport {
  /** @throws PluginError when the server took it for nobody */
  send(message: MailMessage, signal?: AbortSignal): Promise<MailResult>
}

export interface Plugin<Kind extends PluginKind = PluginKind, Instance = unknown> {
  readonly kind: Kind
  /** Unique in its kind: lower-case letters and digits; the name of its member in the API's inputs. */
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly options: readonly OptionDeclaration[]
  readonly capabilities: readonly Capability[]
  /**
   * What only this installation can judge of the options that are not secret, asked whenever they are stored; what
   * reaches outside judges again at use.
   * @param secretNames the secret options that will hold a value; none unless given
   * @throws DomainError(s) with a path that starts at the option's name
   */
  readonly check: (
    options: OptionValues,
    installation: Installation,
    secretNames?: ReadonlySet<string>,
  ) => Promise<void>
  readonly create: (options: OptionValues, installation: Installation) => Instance
}

interface PluginDefinition<Kind extends PluginKind, Instance, Options extends readonly OptionDeclaration[]> {
  readonly kind: Kind
  readonly slug: string
  readonly title: string
  readonly description: string
  readonly options: Options
  readonly capabilities: readonly Capability[]
  readonly check?: (
    options: OpenValuesOf<Options>,
    installation: Installation,
    secretNames: ReadonlySet<string>,
  ) => Promise<void>
  readonly create: (options: ValuesOf<Options>, installation: Installation) => Instance
}

/** A plugin whose `check` and `create` see its options by name and type; what was not given is null. */
export function definePlugin<Kind extends PluginKind, Instance, const Options extends readonly OptionDeclaration[]>(
  definition: PluginDefinition<Kind, Instance, Options>,
): Plugin<Kind, Instance> {
  const check: typeof definition.check = async (options, installation, secretNames = new Set()) =>
    definition.check?.(options, installation, secretNames)
  // Of secrets only those are stored that were given.
  const absent = Object.fromEntries(definition.options.map(({ name }) => [name, null]))
  const create: typeof definition.create = (options, installation) =>
    definition.create({ ...absent, ...options }, installation)
  return Object.freeze({ ...definition, check, create }) as unknown as Plugin<Kind, Instance>
}

export function isSecret(option: OptionDeclaration): boolean {
  return option.type === 'SECRET'
}
