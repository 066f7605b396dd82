import type { SourcePlugin } from './source.ts'

import { filesystemSource } from './filesystem.ts'
import { tlsScanSource } from './tlsscan.ts'

export const sourcePlugins: readonly SourcePlugin[] = [filesystemSource, tlsScanSource]
