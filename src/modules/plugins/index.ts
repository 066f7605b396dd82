export { type ChosenOptions, type ConfiguredRow, type PluginRow, PluginSettings, rowOf } from './plugin-settings.ts'
export { PluginObject, toPluginObject } from './plugin.types.ts'
