// A real nginx reads what a destination writes: it is told to reload, and serves the certificate and then its successor.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../src/pki/keys.ts'
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import { handshake } from '../../src/plugins/tls-handshake.ts'
import { FakeClock } from '../kit/clock.ts'
import { graphql } from '../kit/gql/index.ts'
import { seedDestination, seedSource } from '../kit/plugin-seeds.ts'
import { seedAuthority, seedCertificate } from '../kit/seeds.ts'
import { freePort, has, listensAt, type ServerProcess, startServer } from '../kit/server-process.ts'
import { type Service, startService } from '../kit/service.ts'

const Deployed = graphql(`
  query NginxDeployed($id: ID!) {
    certificate(by: { id: $id }) {
      fingerprint
      deployments {
        id
        state
        lastError
        location
      }
    }
  }
`)

const Reissue = graphql(`
  mutation NginxReissue($input: ReissueCertificateInput!) {
    reissueCertificate(input: $input) {
      certificate {
        id
      }
    }
  }
`)

const Drifted = graphql(`
  query NginxDrifted {
    drifted: endpoints(filter: { drifted: true, states: [PRESENT] }) {
      nodes {
        port
        drift
      }
    }
    expired: endpoints(filter: { expired: true, states: [PRESENT] }) {
      totalCount
    }
    endpoints {
      nodes {
        serverName
        drift
        served {
          id
        }
      }
    }
  }
`)

describe.skipIf(!has('nginx'))('nginx (skipped where it is missing)', () => {
  const clock = new FakeClock()
  let service: Service
  let root: string
  let port: number
  let nginx: ServerProcess | undefined

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'indri-nginx-'))
    port = await freePort()
    const reload = ['/usr/sbin/nginx', '-p', `${root}/`, '-c', `${root}/nginx.conf`, '-s', 'reload']
    service = await startService({
      clock: clock.now,
      env: {
        INDRI_FILESYSTEM_ROOT: root,
        INDRI_RELOAD_COMMANDS: JSON.stringify({ nginx: reload }),
        INDRI_EGRESS_ALLOW: '127.0.0.1',
      },
    })
  })
  afterAll(async () => {
    await nginx?.stop()
    await service.close()
    await rm(root, { recursive: true })
  })

  const work = () => service.runJobs({ schedules: ['deployment-sweep'], types: ['deployment', 'deployment-sweep'] })
  const scan = () => service.runJobs({ schedules: ['source-sync-due'], types: ['source-sync-due', 'source-sync'] })

  async function deployed(id: string) {
    const { certificate } = await service.admin.data(Deployed, { id })
    return { fingerprint: certificate?.fingerprint, ...certificate?.deployments[0] }
  }

  async function served(): Promise<string> {
    const http = new EgressClient(egressRules(['127.0.0.1']))
    const { certificate } = await handshake({ host: '127.0.0.1', port, serverName: 'a.shop.example' }, { http })
    return certificate === null ? '' : sha256Hex(certificate)
  }

  it('serves what was deployed, and what replaces it, without a hand on it', async () => {
    const { id: authority } = await seedAuthority(service.admin)
    const destination = await seedDestination(service.admin, {
      options: { filesystem: { path: 'tls', layout: 'NGINX', reload: 'nginx' } },
    })
    const { id } = await seedCertificate(service.admin, authority, {
      commonName: '*.shop.example',
      destinationIds: [destination],
    })

    // 1. The files are there before the server is: that it could not be told is told.
    await work()
    const first = await deployed(id)
    expect(first).toMatchObject({ state: 'PENDING', lastError: expect.stringMatching(/^the files were written, but/) })
    const [key = '', pem = ''] = (await readdir(join(root, 'tls'))).toSorted()
    await writeFile(join(root, 'nginx.conf'), configuration(root, port, pem, key))
    const args = ['-p', `${root}/`, '-c', `${root}/nginx.conf`]
    nginx = await startServer('/usr/sbin/nginx', args, { ready: () => listensAt(port) })
    clock.advance({ minutes: 1 })
    await work()
    const now = await deployed(id)
    expect(now).toMatchObject({ state: 'DEPLOYED', lastError: null })
    // Where it is, for whoever writes the server's configuration.
    expect([`${now.location}.key`, `${now.location}.pem`]).toEqual([`tls/${key}`, `tls/${pem}`])
    expect(await served()).toBe(now.fingerprint)

    // 2. It is replaced. Until it is put there, the scan shows what is served and should not be.
    await seedSource(service.admin, {
      options: { tlsscan: { hosts: ['127.0.0.1'], ports: [String(port)], serverNames: ['a.shop.example'] } },
      intervalMinutes: 5,
    })
    const { reissueCertificate } = await service.admin.data(Reissue, { input: { id, replace: true } })
    const replacement = reissueCertificate.certificate?.id ?? ''
    await scan()
    const before = await service.admin.data(Drifted, {})
    expect(before.drifted?.nodes).toEqual([
      { port, drift: 'OUTDATED' },
      { port, drift: 'OUTDATED' },
    ])
    await work()
    const after = await deployed(replacement)
    expect(after).toMatchObject({ state: 'DEPLOYED', location: now.location })
    await expect.poll(served).toBe(after.fingerprint)
    expect((await readdir(join(root, 'tls'))).toSorted()).toEqual([key, pem])
    // For a moment after its reload, workers of before may answer.
    const right = { drift: 'NONE', served: { id: replacement } }
    const scanned = async () => {
      clock.advance({ minutes: 6 })
      await scan()
      return service.admin.data(Drifted, {})
    }
    await expect.poll(scanned).toMatchObject({
      drifted: { nodes: [] },
      expired: { totalCount: 0 },
      endpoints: { nodes: [right, right] },
    })
  })
})

function configuration(folder: string, port: number, certificate: string, key: string): string {
  return `
daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/tls/${certificate};
    ssl_certificate_key ${folder}/tls/${key};
  }
}
`
}
