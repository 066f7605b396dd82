// The typed input of export formats, generated from their declaration. Unlike other plugins they are not stored: what is not given
// takes its default at once, and there is nothing to show.
import { type ClassType, Field, InputType } from 'type-graphql'
import type { Plugin } from '../plugins/plugin.ts'
import { OneOfInput } from './one-of.ts'
import { capitalized, choiceEnums, type ChosenPlugin, chosenPlugin, inputType } from './plugin-options.ts'

/** Generates ExportFormatInput with a member for each format. Called once: type-graphql's registry is global. */
export function defineExportFormats(plugins: readonly Plugin[]): {
  readonly input: ClassType<object>
  chosen(input: object): ChosenPlugin
} {
  class FormatInput {
    readonly [name: string]: unknown
  }
  OneOfInput('ExportFormatInput', 'The format to export in, with its options.')(FormatInput)
  for (const plugin of plugins) {
    const input = defineInput(plugin)
    Field(() => input, { nullable: true, description: plugin.description })(FormatInput.prototype, plugin.slug)
  }
  return { input: FormatInput, chosen: chosenPlugin }
}

function defineInput({ slug, description, options }: Plugin): ClassType<object> {
  class OptionsInput {
    readonly [name: string]: unknown
  }
  InputType(`${capitalized(slug)}ExportOptions`, { description })(OptionsInput)
  const enums = choiceEnums(capitalized(slug), options)
  for (const option of options) {
    const { name, help, default: defaultValue, required = false } = option
    const given = defaultValue === undefined ? { nullable: !required } : { defaultValue }
    Field(() => inputType(option, enums) as never, { ...given, description: help })(OptionsInput.prototype, name)
  }
  return OptionsInput
}
