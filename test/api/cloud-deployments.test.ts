// Certificates reach AWS and Kubernetes through the API, stay in their place when they are renewed, and leave no secret behind.
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeAws, REGION } from '../kit/aws/fake-aws.ts'
import { FakeMachine } from '../kit/aws/fake-machine.ts'
import type { Client } from '../kit/client.ts'
import { graphql } from '../kit/gql/index.ts'
import { FakeKubernetes } from '../kit/kubernetes.ts'
import { seedDestination } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { type Service, startService } from '../kit/service.ts'

const CloudPlaces = graphql(`
  query CloudPlaces($id: ID!) {
    certificate(by: { id: $id }) {
      deployments {
        state
        location
        lastError
        destination {
          options {
            __typename
            ... on AcmDestinationOptions {
              region
              accessKeyId
              tags
              writeOnlyOptions
            }
          }
        }
      }
    }
  }
`)
const CloudReissue = graphql(`
  mutation CloudReissue($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
        body
      }
      userErrors {
        code
      }
    }
  }
`)
const CloudDetach = graphql(`
  mutation CloudDetach($input: UpdateCertificateInput!) {
    updateCertificate(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)
const CloudMove = graphql(`
  mutation CloudMove($input: UpdateDestinationInput!) {
    updateDestination(input: $input) {
      userErrors {
        code
        path
      }
    }
  }
`)

const aws = new FakeAws()
const machine = new FakeMachine(() => new Date())
aws.machines = machine.sessions
const kubernetes = new FakeKubernetes()
let service: Service
let admin: Client
let authorityId: string
beforeAll(async () => {
  await Promise.all([aws.start(), kubernetes.start(), machine.start()])
  service = await startService({
    env: {
      INDRI_EGRESS_ALLOW: '127.0.0.1',
      INDRI_AWS_CREDENTIALS: 'instance',
      AWS_EC2_METADATA_SERVICE_ENDPOINT: machine.url,
    },
  })
  admin = service.admin
  authorityId = (await seedAuthority(admin)).id
})
afterAll(async () => {
  await service.close()
  aws.stop()
  kubernetes.stop()
  machine.stop()
})

const access = () => {
  const { region, accessKeyId, secretAccessKey, endpoint } = aws.options
  return { region, accessKeyId, secretAccessKey, endpoint }
}

async function places(id: string) {
  return (await admin.data(CloudPlaces, { id })).certificate?.deployments ?? []
}

async function reissue(id: string) {
  const { reissueCertificate } = await admin.data(CloudReissue, { input: { id } })
  await service.runJobs()
  if (reissueCertificate.certificate == null) throw new Error(JSON.stringify(reissueCertificate.userErrors))
  return reissueCertificate.certificate
}

async function detach(id: string): Promise<void> {
  const { updateCertificate } = await admin.data(CloudDetach, { input: { id, destinationIds: [] } })
  expect(updateCertificate.userErrors).toEqual([])
  await service.runJobs()
}

describe('a certificate in ACM', () => {
  it('has its ARN for its location, keeps it when it is renewed, and goes with its last holder', async () => {
    const destination = await seedDestination(admin, { options: { acm: { ...access(), tags: ['team=web'] } } })
    const old = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await service.runJobs()
    const [arn = ''] = [...aws.acm.certificates.keys()]
    const [place] = await places(old.id)
    expect(place).toMatchObject({ state: 'DEPLOYED', location: arn, lastError: null })
    expect(place?.destination?.options).toEqual({
      __typename: 'AcmDestinationOptions',
      region: REGION,
      accessKeyId: aws.user.accessKeyId,
      tags: ['team=web'],
      writeOnlyOptions: ['secretAccessKey'],
    })
    const renewed = await reissue(old.id)
    expect([...aws.acm.certificates.keys()]).toEqual([arn])
    const held = new X509Certificate(aws.acm.certificates.get(arn)?.certificate ?? '')
    expect(held.raw).toEqual(new X509Certificate(renewed.body).raw)
    expect(await places(renewed.id)).toMatchObject([{ state: 'DEPLOYED', location: arn }])
    await detach(renewed.id)
    expect(aws.acm.certificates.size).toBe(0)
  })

  it('gets there by the role of the machine, with no secret stored', async () => {
    const { region, endpoint } = access()
    const destination = await seedDestination(admin, { options: { acm: { region, endpoint, identity: 'MACHINE' } } })
    const certificate = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await service.runJobs()
    const [place] = await places(certificate.id)
    expect(place).toMatchObject({ state: 'DEPLOYED', lastError: null })
    expect(place?.destination?.options).toMatchObject({ accessKeyId: null, writeOnlyOptions: [] })
    expect(aws.requests.at(-1)?.accessKeyId).toBe(machine.sessions[0]?.accessKeyId)
  })

  it('says in its deployment what AWS refuses, without the secret', async () => {
    const wrong = { ...access(), secretAccessKey: 'quite another secret' }
    const destination = await seedDestination(admin, { options: { acm: wrong } })
    const certificate = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await service.runJobs()
    const [place] = await places(certificate.id)
    expect(place?.state).toBe('FAILED')
    expect(place?.lastError).toContain('SignatureDoesNotMatch')
    expect(JSON.stringify(place)).not.toContain(wrong.secretAccessKey)
  })
})

describe('a certificate in Kubernetes', () => {
  it('is renewed in the secret that servers know, and its keys go with it', async () => {
    const options = { kubernetes: { ...kubernetes.access, namespace: 'web', nameTemplate: '{commonName}-tls' } }
    const destination = await seedDestination(admin, { options })
    const old = await seedCertificate(admin, authorityId, { destinationIds: [destination] })
    await service.runJobs()
    const [place] = await places(old.id)
    expect(place).toMatchObject({ state: 'DEPLOYED', lastError: null })
    const secrets = kubernetes.namespaces.get('web')
    const [name = ''] = [...(secrets?.keys() ?? [])]
    expect(place?.location).toBe(`web/${name}`)
    const renewed = await reissue(old.id)
    expect([...(secrets?.keys() ?? [])]).toEqual([name])
    const served = Buffer.from(secrets?.get(name)?.data['tls.crt'] ?? '', 'base64').toString()
    expect(served).toContain(renewed.body.trim())
    await detach(renewed.id)
    expect(secrets?.size).toBe(0)
  })
})

it('a secret is not sent to another endpoint unless it is given again', async () => {
  const id = await seedDestination(admin, { options: { acm: access() } })
  const input = { id, options: { acm: { endpoint: 'https://8.8.8.8/' } } }
  const { updateDestination } = await admin.data(CloudMove, { input })
  expect(updateDestination.userErrors).toMatchObject([
    { code: 'REQUIRED', path: ['options', 'acm', 'secretAccessKey'] },
  ])
})
