// The typed inputs and outputs of plugin options, generated from their declaration.
import type { GraphQLScalarType } from 'graphql'
import { type ClassType, createUnionType, Field, InputType, Int, ObjectType } from 'type-graphql'
import { isSecret, type OptionDeclaration, type OptionValue, type Plugin } from '../plugins/plugin.ts'
import { enumOf } from './enums.ts'
import { OneOfInput } from './one-of.ts'
import { EmailAddressScalar, UrlScalar } from './scalars.ts'

/** The plugin an input chose, and what was given for its options. */
export interface ChosenPlugin {
  readonly slug: string
  readonly options: Readonly<Record<string, unknown>>
}

/** What a configured object knows about its plugin. */
export interface ConfiguredOptions {
  readonly plugin: string
  readonly options: Readonly<Record<string, OptionValue | null>>
  readonly writeOnlyOptions: readonly string[]
}

export interface PluginOptionTypes {
  /** `<Family>OptionsInput`, @oneOf: a member for each plugin. */
  readonly input: ClassType<object>
  /** `<Family>Options`, a union of a type for each plugin. */
  readonly output: object
  /** What the input chose; graphql-js has seen to it that it is exactly one. */
  chosen(input: object): ChosenPlugin
  /** The value of the union for something configured. */
  shown(configured: ConfiguredOptions): object
}

/**
 * Generates the types of a family. Called once for each: type-graphql's registry is global.
 * @param family e.g. 'DnsProvider', which begins the types' names
 * @param noun what people call one, e.g. 'DNS provider'
 */
export function definePluginOptions(family: string, noun: string, plugins: readonly Plugin[]): PluginOptionTypes {
  class FamilyInput {
    readonly [name: string]: unknown
  }
  OneOfInput(`${family}OptionsInput`, `Options of a ${noun}, by its plugin.`)(FamilyInput)
  const typenames = new Map<string, string>()
  const outputs: ClassType<object>[] = []
  for (const plugin of plugins) {
    const name = `${capitalized(plugin.slug)}${family}Options`
    const enums = choiceEnums(`${capitalized(plugin.slug)}${family}`, plugin.options)
    const input = defineInput(`${name}Input`, plugin, enums)
    Field(() => input, { nullable: true, description: plugin.description })(FamilyInput.prototype, plugin.slug)
    outputs.push(defineOutput(name, plugin, enums))
    typenames.set(plugin.slug, name)
  }
  const output = createUnionType({
    name: `${family}Options`,
    description: `Options of a ${noun}, without what is write-only. A type for each plugin; more may come.`,
    types: () => outputs as [ClassType<object>, ...ClassType<object>[]],
    resolveType: (value) => (value as { __typename: string }).__typename,
  })
  const defaults = new Map(plugins.map((plugin) => [plugin.slug, defaultsOf(plugin)]))
  return {
    input: FamilyInput,
    output,
    chosen: chosenPlugin,
    shown: ({ plugin, options, writeOnlyOptions }) => ({
      ...defaults.get(plugin),
      ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null)),
      writeOnlyOptions,
      __typename: typenames.get(plugin),
    }),
  }
}

/** The one member of a @oneOf input that is given. */
export function chosenPlugin(input: object): ChosenPlugin {
  const chosen = Object.entries(input).find(([, options]) => options != null)
  return { slug: chosen?.[0] ?? '', options: { ...(chosen?.[1] as Record<string, unknown> | undefined) } }
}

function defineInput(name: string, plugin: Plugin, enums: ReadonlyMap<string, object>): ClassType<object> {
  class PluginInput {
    readonly [name: string]: unknown
  }
  InputType(name, {
    description: `Options of ${plugin.title}. In updates absent keeps what is stored, null clears.`,
  })(PluginInput)
  for (const option of plugin.options) {
    // Nullable and of plain types even where required: what is wrong is told as userErrors, all of it at once.
    Field(() => inputType(option, enums) as never, { nullable: true, description: described(option) })(
      PluginInput.prototype,
      option.name,
    )
  }
  return PluginInput
}

function defineOutput(name: string, plugin: Plugin, enums: ReadonlyMap<string, object>): ClassType<object> {
  class PluginOutput {
    readonly [name: string]: unknown
  }
  ObjectType(name, { simpleResolvers: true, description: `Options of ${plugin.title}.` })(PluginOutput)
  for (const option of plugin.options) {
    if (isSecret(option)) continue
    const nullable = option.required !== true && option.default === undefined
    Field(() => outputType(option, enums) as never, { nullable, description: option.help })(
      PluginOutput.prototype,
      option.name,
    )
  }
  Field(() => [String], { description: 'Names of the write-only options that hold a value.' })(
    PluginOutput.prototype,
    'writeOnlyOptions',
  )
  return PluginOutput
}

/** By option name. A list is called after one of its values: `parts` of `Pem` holds PemPart. */
export function choiceEnums(prefix: string, options: readonly OptionDeclaration[]): ReadonlyMap<string, object> {
  const enums = new Map<string, object>()
  for (const { name: optionName, type, help, choices } of options) {
    if (choices === undefined) continue
    const name = type === 'CHOICES' ? optionName.replace(/s$/, '') : optionName
    const values = choices.map((choice) => choice.value)
    const valuesConfig = Object.fromEntries(choices.map((choice) => [choice.value, { description: choice.help }]))
    enums.set(optionName, enumOf(values, { name: prefix + capitalized(name), description: help, valuesConfig }))
  }
  return enums
}

export function inputType({ name, type }: OptionDeclaration, enums: ReadonlyMap<string, object>): unknown {
  switch (type) {
    case 'INTEGER':
    case 'PORT':
      return Int
    case 'BOOLEAN':
      return Boolean
    case 'EMAILS':
    case 'STRINGS':
      return [String]
    case 'CHOICE':
      return enums.get(name)
    case 'CHOICES':
      return [enums.get(name)]
    default:
      return String
  }
}

function outputType(option: OptionDeclaration, enums: ReadonlyMap<string, object>): unknown {
  const scalars: Partial<Record<OptionDeclaration['type'], GraphQLScalarType | [GraphQLScalarType]>> = {
    URL: UrlScalar,
    EMAIL: EmailAddressScalar,
    EMAILS: [EmailAddressScalar],
  }
  return scalars[option.type] ?? inputType(option, enums)
}

function described(option: OptionDeclaration): string {
  const facts = [option.help]
  if (option.required === true) facts.push('Required.')
  if (option.default !== undefined) facts.push(`Default ${String(option.default)}.`)
  if (isSecret(option)) facts.push('Write-only: kept encrypted and never given out.')
  return facts.join(' ')
}

function defaultsOf(plugin: Plugin): Record<string, OptionValue> {
  return Object.fromEntries(
    plugin.options.flatMap(({ name, default: value }) => (value === undefined ? [] : [[name, value]])),
  )
}

export function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
