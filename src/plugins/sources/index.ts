import { acmSource } from './acm.ts'
import { cloudfrontSource } from './cloudfront.ts'
import { elbSource } from './elb.ts'
import { filesystemSource } from './filesystem.ts'
import { iamSource } from './iam.ts'
import { kubernetesSource } from './kubernetes.ts'
import type { SourcePlugin } from './source.ts'
import { tlsScanSource } from './tlsscan.ts'

export const sourcePlugins: readonly SourcePlugin[] = [
  filesystemSource,
  tlsScanSource,
  acmSource,
  iamSource,
  elbSource,
  cloudfrontSource,
  kubernetesSource,
]
