// Notifications, destinations, DNS providers and sources made through the API.
import type { Client } from './client.ts'
import { graphql } from './gql/index.ts'
import type {
  CreateDestinationInput,
  CreateDnsProviderInput,
  CreateNotificationInput,
  CreateSourceInput,
} from './gql/graphql.ts'

const CreateNotification = graphql(`
  mutation SeedNotification($input: CreateNotificationInput!) {
    createNotification(input: $input) {
      notification {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const CreateDestination = graphql(`
  mutation SeedDestination($input: CreateDestinationInput!) {
    createDestination(input: $input) {
      destination {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const CreateDnsProvider = graphql(`
  mutation SeedDnsProvider($input: CreateDnsProviderInput!) {
    createDnsProvider(input: $input) {
      dnsProvider {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

const CreateSource = graphql(`
  mutation SeedSource($input: CreateSourceInput!) {
    createSource(input: $input) {
      source {
        id
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`)

/** What every webhook of the tests signs with. */
export const WEBHOOK_SECRET = 'the webhook secret of the tests'

let counter = 0

/** Its id; writes to a team of its own unless told otherwise. */
export async function seedNotification(client: Client, input: Partial<CreateNotificationInput> = {}): Promise<string> {
  const { createNotification } = await client.data(CreateNotification, {
    input: {
      name: `Notification ${++counter}`,
      intervals: [{ count: 10 }],
      options: { email: { recipients: ['someone@example.org'] } },
      ...input,
    },
  })
  if (createNotification.notification == null) throw new Error(JSON.stringify(createNotification.userErrors))
  return createNotification.notification.id
}

/** Its id; files below INDRI_FILESYSTEM_ROOT unless told otherwise. */
export async function seedDestination(client: Client, input: Partial<CreateDestinationInput> = {}): Promise<string> {
  const { createDestination } = await client.data(CreateDestination, {
    input: { name: `Destination ${++counter}`, options: { filesystem: { path: 'web' } }, ...input },
  })
  if (createDestination.destination == null) throw new Error(JSON.stringify(createDestination.userErrors))
  return createDestination.destination.id
}

/** Its id. */
export async function seedDnsProvider(client: Client, input: Partial<CreateDnsProviderInput> = {}): Promise<string> {
  const { createDnsProvider } = await client.data(CreateDnsProvider, {
    input: {
      name: `DNS provider ${++counter}`,
      options: { webhook: { url: 'https://8.8.8.8/dns', secret: WEBHOOK_SECRET } },
      ...input,
    },
  })
  if (createDnsProvider.dnsProvider == null) throw new Error(JSON.stringify(createDnsProvider.userErrors))
  return createDnsProvider.dnsProvider.id
}

/** Its id; synchronised only when asked to unless told otherwise. */
export async function seedSource(client: Client, input: Partial<CreateSourceInput> = {}): Promise<string> {
  const { createSource } = await client.data(CreateSource, {
    input: {
      name: `Source ${++counter}`,
      owner: 'found@example.org',
      intervalMinutes: null,
      options: { tlsscan: { hosts: ['8.8.8.8'] } },
      ...input,
    },
  })
  if (createSource.source == null) throw new Error(JSON.stringify(createSource.userErrors))
  return createSource.source.id
}
