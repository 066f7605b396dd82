import type { DestinationPlugin } from './destination.ts'
import { filesystemDestination } from './filesystem.ts'

export const destinationPlugins: readonly DestinationPlugin[] = [filesystemDestination]
