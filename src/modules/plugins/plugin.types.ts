import { Field, Int, ObjectType } from 'type-graphql'
import { enumOf } from '../../graphql/enums.ts'
import {
  CAPABILITIES,
  isSecret,
  OPTION_TYPES,
  type OptionChoice,
  type OptionDeclaration,
  type Plugin,
  PLUGIN_KINDS,
} from '../../plugins/plugin.ts'

export const PluginKindEnum = enumOf(PLUGIN_KINDS, {
  name: 'PluginKind',
  description: 'Families of plugins. More may come.',
  valuesConfig: {
    ISSUER: { description: 'Has certificates signed by a CA elsewhere.' },
    NOTIFIER: { description: 'Tells people, of an expiring certificate for instance.' },
    DESTINATION: { description: 'Puts certificates where they are used.' },
    SOURCE: { description: 'Finds certificates that are kept or served somewhere.' },
    DNS_PROVIDER: { description: 'Publishes TXT records for dns-01 challenges.' },
    EXPORTER: { description: 'Writes a file of a certificate. Its options are those of `exportCertificate`.' },
  },
})

export const PluginCapabilityEnum = enumOf(CAPABILITIES, {
  name: 'PluginCapability',
  description: "What a plugin can do beyond its family's duty.",
  valuesConfig: {
    REQUIRES_KEY: { description: 'A destination or an exporter that takes certificates with their private key only.' },
    REMOVE: { description: 'A destination that can take away what it put there, or a source what is kept there.' },
    REVOKE: { description: 'An issuer that can have a certificate revoked.' },
    LIST_ENDPOINTS: { description: 'A source that tells where certificates are served, too.' },
    SWITCH_ENDPOINT: { description: 'A source that can have an endpoint serve another certificate.' },
  },
})

export const PluginOptionTypeEnum = enumOf(OPTION_TYPES, {
  name: 'PluginOptionType',
  description: 'What an option takes, for a form to choose its control by.',
  valuesConfig: {
    STRING: { description: 'One line of text.' },
    TEXT: { description: 'Several lines of text.' },
    INTEGER: { description: 'A whole number.' },
    BOOLEAN: { description: 'Yes or no.' },
    URL: { description: 'A URL of http or https.' },
    HOST: { description: 'A host name or an address.' },
    PORT: { description: 'A port, 1 to 65535.' },
    PATH: { description: 'A relative path of plain folder names.' },
    EMAIL: { description: 'One e-mail address.' },
    EMAILS: { description: 'A list of e-mail addresses.' },
    STRINGS: { description: 'A list of texts, each one line.' },
    CHOICE: { description: 'One of `choices`.' },
    CHOICES: { description: 'A list of some of `choices`, in any order.' },
    SECRET: { description: 'Write-only text.' },
  },
})

@ObjectType({ simpleResolvers: true, description: 'One value that an option of type CHOICE or CHOICES takes.' })
export class PluginOptionChoice {
  @Field(() => String, { description: "Name of the value in the option's enumeration." })
  value!: string

  @Field(() => String, { description: 'What it means.' })
  help!: string
}

@ObjectType({ simpleResolvers: true, description: 'One option of a plugin: what a form needs to ask for it.' })
export class PluginOption {
  @Field(() => String, { description: "Name of its field in the plugin's input." })
  name!: string

  @Field(() => PluginOptionTypeEnum, { description: 'What it takes.' })
  type!: string

  @Field(() => String, { description: 'What it is for.' })
  help!: string

  @Field(() => Boolean, { description: 'Whether it must be given.' })
  required!: boolean

  @Field(() => Boolean, {
    description: 'Never given out. What is kept of it is encrypted; in updates leave it out to keep it.',
  })
  writeOnly!: boolean

  @Field(() => String, {
    nullable: true,
    description: 'What it is when it is not given, as text; of a list, with commas.',
  })
  defaultValue!: string | null

  @Field(() => [PluginOptionChoice], {
    description: 'The values to choose from; empty for other types than CHOICE and CHOICES.',
  })
  choices!: readonly OptionChoice[]

  @Field(() => Int, { nullable: true, description: 'Smallest number.' })
  minimum!: number | null

  @Field(() => Int, { nullable: true, description: 'Greatest number.' })
  maximum!: number | null

  @Field(() => Int, { nullable: true, description: 'Fewest characters; of a list, fewest items.' })
  minimumLength!: number | null

  @Field(() => Int, { nullable: true, description: 'Most characters; of a list, most items.' })
  maximumLength!: number | null
}

@ObjectType('Plugin', {
  simpleResolvers: true,
  description: 'Something that does the work at the edge of this service.',
})
export class PluginObject {
  @Field(() => PluginKindEnum, { description: 'Its family.' })
  kind!: string

  @Field(() => String, { description: "Unique in its family; the member of the family's @oneOf input." })
  slug!: string

  @Field(() => String, { description: 'For people.' })
  title!: string

  @Field(() => String, { description: 'What it does.' })
  description!: string

  @Field(() => [PluginOption], { description: 'Its options, in the order of a form.' })
  options!: PluginOption[]

  @Field(() => [PluginCapabilityEnum], { description: "What it can do beyond its family's duty." })
  capabilities!: readonly string[]
}

export function toPluginObject(plugin: Omit<Plugin, 'check' | 'create'>): PluginObject {
  const { kind, slug, title, description, capabilities } = plugin
  return { kind, slug, title, description, capabilities, options: plugin.options.map(toOption) }
}

function toOption(option: OptionDeclaration): PluginOption {
  return {
    name: option.name,
    type: option.type,
    help: option.help,
    required: option.required ?? false,
    writeOnly: isSecret(option),
    defaultValue: option.default === undefined ? null : String(option.default),
    choices: option.choices ?? [],
    minimum: option.minimum ?? null,
    maximum: option.maximum ?? null,
    minimumLength: option.minimumLength ?? null,
    maximumLength: option.maximumLength ?? null,
  }
}
