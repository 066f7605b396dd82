import type { SourcePlugin } from './source.ts'

export const sourcePlugins: readonly SourcePlugin[] = []
