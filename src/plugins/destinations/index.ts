import { acmDestination } from './acm.ts'
import type { DestinationPlugin } from './destination.ts'
import { filesystemDestination } from './filesystem.ts'
import { iamDestination } from './iam.ts'
import { kubernetesDestination } from './kubernetes.ts'
import { s3Destination } from './s3.ts'
import { sftpDestination } from './sftp.ts'
import { vaultDestination } from './vault.ts'
import { webhookDestination } from './webhook.ts'
import { webdavDestination } from './webdav.ts'

export const destinationPlugins: readonly DestinationPlugin[] = [
  filesystemDestination,
  sftpDestination,
  webdavDestination,
  webhookDestination,
  s3Destination,
  acmDestination,
  iamDestination,
  kubernetesDestination,
  vaultDestination,
]
