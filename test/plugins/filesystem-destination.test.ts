import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filesystemDestination } from '../../src/plugins/destinations/filesystem.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { heldFiles } from '../kit/held-files.ts'
import { testInstallation } from '../kit/installation.ts'
import { destinationContract } from './destination-contract.ts'

for (const layout of ['NGINX', 'APACHE', 'HAPROXY'] as const) {
  destinationContract(`a folder in the layout ${layout}`, filesystemDestination, async () => {
    const root = await mkdtemp(join(tmpdir(), 'indri-files-'))
    const { open } = judgeOptions(filesystemDestination.options, { path: 'web', layout }, null)
    await mkdir(join(root, 'web'))
    const aside = `${root}-aside`
    return {
      destination: filesystemDestination.create(open, testInstallation({ filesystemRoot: root })),
      closed: filesystemDestination.create(open, testInstallation({ filesystemRoot: null })),
      held: () => heldFiles(join(root, 'web'), layout),
      isLegal: (name) => /^(?![-.])[\w.-]{1,220}$/.test(name) && !/^(con|nul|com1)(\.|$)/i.test(name),
      secrets: [],
      breakDown: () => rename(root, aside),
      async close() {
        await rm(root, { recursive: true, force: true })
        await rm(aside, { recursive: true, force: true })
      },
    }
  })
}
