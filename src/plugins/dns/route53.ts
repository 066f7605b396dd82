import { DomainError } from '../../errors.ts'
import { hasCode } from '../aws/aws-error.ts'
import { AwsClient } from '../aws/client.ts'
import { AWS_OPTIONS, type AwsOptions, checkAwsOptions } from '../aws/options.ts'
import { partitionOf } from '../aws/partitions.ts'
import { isRoute53Id, Route53 } from '../aws/route53.ts'
import { definePlugin, type Installation } from '../plugin.ts'
import type { DnsProvider, TextRecord } from './dns-provider.ts'
import { canonicalRecord, noZone, zoneCacheOf } from './zones.ts'

export const route53DnsProvider = definePlugin({
  kind: 'DNS_PROVIDER',
  slug: 'route53',
  title: 'Amazon Route 53',
  description: 'Adds and removes TXT records in hosted zones of Route 53.',
  capabilities: [],
  options: [
    ...AWS_OPTIONS,
    {
      name: 'hostedZoneId',
      type: 'STRING',
      maximumLength: 32,
      help: 'Id of the hosted zone, for users that may not list zones. Otherwise the public zone whose name fits longest.',
    },
  ],
  async check(options, installation, secretNames) {
    await checkAwsOptions(options, installation, secretNames)
    if (options.hostedZoneId !== null && !isRoute53Id(options.hostedZoneId)) {
      throw new DomainError('INVALID', 'expected the id of a hosted zone, such as Z0123456789ABC', ['hostedZoneId'])
    }
  },
  create: (options, installation) => createRoute53(options, installation),
})

/** @param pollMilliseconds between two questions whether a change has reached the name servers */
export function createRoute53(
  options: AwsOptions & { readonly hostedZoneId: string | null },
  installation: Installation,
  pollMilliseconds = 4000,
): DnsProvider {
  const route53 = new Route53(new AwsClient(options, installation), pollMilliseconds)
  const inZone = async (given: TextRecord, signal: AbortSignal | undefined, work: Work): Promise<void> => {
    const record = canonicalRecord(given)
    if (options.hostedZoneId !== null) return work(options.hostedZoneId, record)
    const cache = zoneCacheOf(installation)
    const { endpoint, region, identity, accessKeyId, roleArn } = options
    const key = `route53 ${JSON.stringify([endpoint, partitionOf(region), identity, accessKeyId, roleArn, record.name])}`
    const known = cache.get(key)
    if (typeof known === 'string') {
      try {
        return await work(known, record)
      } catch (error) {
        // It was deleted, and may have been made anew.
        if (!hasCode(error, 'NoSuchHostedZone')) throw error
        cache.delete(key)
      }
    }
    const zone = await route53.zoneOf(record.name, signal)
    if (zone === null) throw noZone(given.name, 'Route 53')
    await work(zone, record)
    cache.set(key, zone)
  }
  return {
    present: (given, signal) => inZone(given, signal, (zone, record) => route53.add(zone, record, signal)),
    cleanUp: (given, signal) => inZone(given, signal, (zone, record) => route53.remove(zone, record, signal)),
  }
}

type Work = (zoneId: string, record: TextRecord) => Promise<void>
