import { acmDestination } from './acm.ts'
import type { DestinationPlugin } from './destination.ts'
import { filesystemDestination } from './filesystem.ts'
import { iamDestination } from './iam.ts'

export const destinationPlugins: readonly DestinationPlugin[] = [filesystemDestination, acmDestination, iamDestination]
