// The people and the objects that the permission table speaks of.
import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { kysely } from '../../src/database/sql.ts'
import { toNodeId } from '../../src/graphql/node-id.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination, seedDnsProvider, seedNotification } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import type { Service } from '../kit/service.ts'
import { uuidOf } from '../kit/uuid-of.ts'

/** Who asks. What each holds is in {@link HELD}; creators have lost the role by which they could issue. */
export const ACTORS = [
  'anonymous',
  'plainUser',
  'readOnly',
  'readOnlyCreator',
  'readOnlyRoleMember',
  'auditor',
  'operator',
  'admin',
  'creator',
  'formerCreator',
  'ownerRoleMember',
  'formerOwnerRoleMember',
  'attachedRoleMember',
  'authorityRoleMember',
  'authorityOwnerRoleMember',
] as const
export type ActorName = (typeof ACTORS)[number]
type UserName = Exclude<ActorName, 'anonymous' | 'admin'>

const TEAM = 'team@example.org'
const FORMER_TEAM = 'former-team@example.org'
const AUTHORITY_OWNER = 'ca@example.org'
const ISSUERS = 'issuers'
const ATTACHED = 'helpers'

const HELD: Readonly<Record<UserName, readonly string[]>> = {
  plainUser: [],
  readOnly: ['read-only'],
  readOnlyCreator: ['read-only'],
  readOnlyRoleMember: ['read-only', 'operator', TEAM, ATTACHED, ISSUERS, AUTHORITY_OWNER],
  auditor: ['auditor'],
  operator: ['operator'],
  creator: [],
  formerCreator: [],
  ownerRoleMember: [TEAM],
  formerOwnerRoleMember: [FORMER_TEAM],
  attachedRoleMember: [ATTACHED],
  authorityRoleMember: [ISSUERS],
  authorityOwnerRoleMember: [AUTHORITY_OWNER],
}

export interface Scene {
  readonly service: Service
  readonly clients: Readonly<Record<ActorName, Client>>
  /** Global ids. */
  readonly certificates: {
    /** Made by `creator`, owned by the team of `ownerRoleMember`, with the role of `attachedRoleMember` on it. */
    readonly ofTeam: string
    /** Made by `formerCreator`, handed over from the team of `formerOwnerRoleMember` to that of `ownerRoleMember`. */
    readonly handedOver: string
    /** Made by `readOnlyCreator` while it could. */
    readonly ofReadOnly: string
    /** Made by `admin` for a team nobody is in, from an authority nobody holds a role on. */
    readonly ofOthers: string
    readonly missing: string
  }
  readonly authorities: {
    /** With the role of `authorityRoleMember` on it, owned by the team of `authorityOwnerRoleMember`. */
    readonly ofTeam: string
    readonly ofOthers: string
    readonly missing: string
  }
  readonly notifications: {
    /** Made by `creator` for the team of `ownerRoleMember`. */
    readonly ofTeam: string
    /** Made by `formerCreator`, handed over to the team of `ownerRoleMember`. */
    readonly handedOver: string
    readonly ofOthers: string
    readonly missing: string
  }
  /** By the notifications of the same names; they failed, and go on doing so. */
  readonly deliveries: { readonly ofTeam: string; readonly handedOver: string; readonly missing: string }
  readonly destinations: { readonly any: string; readonly missing: string }
  /** Of a certificate with the owner, creator and roles of `certificates.ofTeam`, which nobody revokes or deletes. */
  readonly deployments: { readonly ofTeam: string; readonly missing: string }
  readonly pendingCertificates: {
    /** Ordered by `creator` for the team of `ownerRoleMember`. */
    readonly ofTeam: string
    readonly ofOthers: string
    readonly missing: string
  }
  /** Of the certificate of `deployments.ofTeam`. */
  readonly rotations: { readonly ofTeam: string; readonly missing: string }
  readonly dnsProviders: { readonly any: string; readonly missing: string }
  readonly names: { readonly certificate: string; readonly authority: string }
  /** PEM of certificates: of `certificates.ofTeam`, and of `authorities.ofOthers`. */
  readonly pem: { readonly ofTeam: string; readonly authorityOfOthers: string }
  /** A number that was not given out before, for names. */
  next(): number
}

const DeploymentOfScene = graphql(`
  query DeploymentOfScene($id: ID!) {
    certificate(by: { id: $id }) {
      deployments {
        id
      }
    }
  }
`)

const TestOfScene = graphql(`
  mutation TestOfScene($input: SendTestNotificationInput!) {
    sendTestNotification(input: $input) {
      delivery {
        id
      }
    }
  }
`)

const RotationOfScene = graphql(`
  mutation RotationOfScene($input: RotateCertificateInput!) {
    rotateCertificate(input: $input) {
      rotation {
        id
      }
    }
  }
`)

const HandOver = graphql(`
  mutation HandOver($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

const HandOverNotification = graphql(`
  mutation HandOverNotification($input: UpdateNotificationInput!) {
    updateNotification(input: $input) {
      userErrors {
        code
      }
    }
  }
`)

export async function makeScene(service: Service): Promise<Scene> {
  const { admin, anonymous } = service
  const users: Partial<Record<UserName, Client>> = {}
  for (const name of Object.keys(HELD) as UserName[]) users[name] = await service.user(name.toLowerCase())
  const clients = { ...users, admin, anonymous } as Record<ActorName, Client>
  for (const role of new Set(Object.values(HELD).flat())) await makeRole(service, role)

  const roleIds = [await roleNodeId(service, ISSUERS)]
  const authority = await seedAuthority(admin, { owner: AUTHORITY_OWNER, roleIds })
  const otherAuthority = await seedAuthority(admin, { owner: 'others-ca@example.org' })

  // Those who make something may issue for that long only.
  const making = ['creator', 'formerCreator', 'readOnlyCreator'] as const
  for (const name of making) await giveRoles(service, clients[name], [ISSUERS])
  const ofTeam = await seedCertificate(clients.creator, authority.id, {
    owner: TEAM,
    roleIds: [await roleNodeId(service, ATTACHED)],
  })
  const destination = await seedDestination(admin)
  const deployed = await seedDeployment(clients.creator, authority.id, await seedDestination(admin), {
    owner: TEAM,
    roleIds: [await roleNodeId(service, ATTACHED)],
  })
  const handedOver = await seedCertificate(clients.formerCreator, authority.id, { owner: FORMER_TEAM })
  await clients.formerCreator.data(HandOver, { input: { id: handedOver.id, owner: TEAM } })
  const ofReadOnly = await seedCertificate(clients.readOnlyCreator, authority.id, { owner: 'idle@example.org' })
  const ofOthers = await seedCertificate(admin, otherAuthority.id, { owner: 'others@example.org' })
  const notificationOfTeam = await seedNotification(clients.creator, { owner: TEAM })
  const notificationHandedOver = await seedNotification(clients.formerCreator, { owner: FORMER_TEAM })
  await clients.formerCreator.data(HandOverNotification, { input: { id: notificationHandedOver, owner: TEAM } })
  const notificationOfOthers = await seedNotification(admin, { owner: 'others@example.org' })
  const dnsProvider = await seedDnsProvider(admin)
  const orderOfTeam = await makeOrder(service, { owner: TEAM, creator: clients.creator, authority: authority.id })
  const others = { owner: 'others@example.org', creator: admin, authority: otherAuthority.id }
  const orderOfOthers = await makeOrder(service, others)
  for (const name of making) await takeRoles(service, clients[name])
  for (const [name, roles] of Object.entries(HELD)) await giveRoles(service, clients[name as UserName], roles)

  let counter = 0
  const missing = '01890000-0000-7000-8000-000000000000'
  return {
    service,
    clients,
    certificates: {
      ofTeam: ofTeam.id,
      handedOver: handedOver.id,
      ofReadOnly: ofReadOnly.id,
      ofOthers: ofOthers.id,
      missing: toNodeId('Certificate', missing),
    },
    authorities: { ofTeam: authority.id, ofOthers: otherAuthority.id, missing: toNodeId('Authority', missing) },
    notifications: {
      ofTeam: notificationOfTeam,
      handedOver: notificationHandedOver,
      ofOthers: notificationOfOthers,
      missing: toNodeId('Notification', missing),
    },
    deliveries: {
      ofTeam: await seedDelivery(admin, notificationOfTeam),
      handedOver: await seedDelivery(admin, notificationHandedOver),
      missing: toNodeId('NotificationDelivery', missing),
    },
    destinations: { any: destination, missing: toNodeId('Destination', missing) },
    pendingCertificates: {
      ofTeam: orderOfTeam,
      ofOthers: orderOfOthers,
      missing: toNodeId('PendingCertificate', missing),
    },
    deployments: { ofTeam: deployed.deployment, missing: toNodeId('Deployment', missing) },
    rotations: { ofTeam: deployed.rotation, missing: toNodeId('Rotation', missing) },
    dnsProviders: { any: dnsProvider, missing: toNodeId('DnsProvider', missing) },
    names: { certificate: ofTeam.name, authority: authority.name },
    pem: { ofTeam: ofTeam.body, authorityOfOthers: otherAuthority.certificate?.body ?? '' },
    next: () => ++counter,
  }
}

/** Of a test message, which does not arrive: there is no mail server. */
async function seedDelivery(admin: Client, notificationId: string): Promise<string> {
  const { sendTestNotification } = await admin.data(TestOfScene, { input: { id: notificationId } })
  return sendTestNotification.delivery?.id ?? ''
}

/** The ids of the deployment and of the rotation of a new certificate. */
async function seedDeployment(
  client: Client,
  authorityId: string,
  destinationId: string,
  input: { owner: string; roleIds: string[] },
): Promise<{ deployment: string; rotation: string }> {
  const { id } = await seedCertificate(client, authorityId, { ...input, destinationIds: [destinationId] })
  const { certificate } = await client.data(DeploymentOfScene, { id })
  const { rotateCertificate } = await client.data(RotationOfScene, { input: { id } })
  return { deployment: certificate?.deployments[0]?.id ?? '', rotation: rotateCertificate.rotation?.id ?? '' }
}

/** As if its CA elsewhere had not answered yet; whose CA that is decides on rights, not how it is reached. */
async function makeOrder(
  service: Service,
  whose: { owner: string; creator: Client; authority: string },
): Promise<string> {
  const id = randomUUID()
  const request = { roleIds: [], replacesIds: [], notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-02-01T00:00:00Z' }
  await sql`insert into pending_certificates (id, subject_alternative_names, owner, creator_id, authority_id, state, csr,
      has_private_key, request, next_attempt_at, ordered_at, created_at, updated_at)
    values (${id}, '[]', ${whose.owner}, ${whose.creator.userId}, ${uuidOf(whose.authority)}, 'PENDING',
      ''::bytea, false, ${JSON.stringify(request)}::jsonb, now(), now(), now(), now())`.execute(
    kysely(service.database.fork()),
  )
  return toNodeId('PendingCertificate', id)
}

async function makeRole(service: Service, name: string): Promise<void> {
  await sql`insert into roles (id, name, built_in, created_at, updated_at)
    values (gen_random_uuid(), ${name}, false, now(), now()) on conflict do nothing`.execute(
    kysely(service.database.fork()),
  )
}

async function roleNodeId(service: Service, name: string): Promise<string> {
  const db = kysely(service.database.fork())
  const row = await db.selectFrom('roles').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return toNodeId('Role', row.id)
}

async function giveRoles(service: Service, client: Client, roles: readonly string[]): Promise<void> {
  for (const role of roles) {
    await sql`insert into user_roles (user_id, role_id) select ${client.userId}::uuid, id from roles where name = ${role}
      on conflict do nothing`.execute(kysely(service.database.fork()))
  }
}

async function takeRoles(service: Service, client: Client): Promise<void> {
  await sql`delete from user_roles where user_id = ${client.userId}::uuid`.execute(kysely(service.database.fork()))
}
