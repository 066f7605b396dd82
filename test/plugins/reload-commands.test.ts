import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { filesystemDestination } from '../../src/plugins/destinations/filesystem.ts'
import { judgeOptions } from '../../src/plugins/options.ts'
import { InstallationReloads } from '../../src/plugins/reload-commands.ts'
import { testInstallation } from '../kit/installation.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'indri-reload-'))
})
afterEach(() => rm(folder, { recursive: true }))

const stateOf = async (pid: number) =>
  /State:\s+(\w)/.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1] ?? ''

const reloadCommands = (text: string) => loadConfig({ INDRI_RELOAD_COMMANDS: text }).reloadCommands

const BUNDLE = { name: 'www.example.org', certificate: 'LEAF\n', chain: '', privateKey: 'KEY\n' }

function reloadedBy(script: string) {
  const reloads = new InstallationReloads([shell(script)])
  const { open } = judgeOptions(filesystemDestination.options, { path: 'web', reload: 'nginx' }, null)
  return filesystemDestination.create(open, testInstallation({ filesystemRoot: folder, reloads }))
}

const shell = (script: string) => ({ name: 'nginx', program: '/bin/sh', arguments: ['-c', script, 'sh', folder] })
const lines = async (file: string) => (await readFile(join(folder, file), 'utf8')).trim().split('\n')

describe('a reload command', () => {
  it('is run with the arguments of the installation, and with none of the variables of this process', async () => {
    process.env['INDRI_TEST_SECRET'] = 'not for others'
    try {
      await new InstallationReloads([shell('env > "$1/env"; echo "$#" > "$1/count"')]).run('nginx')
    } finally {
      delete process.env['INDRI_TEST_SECRET']
    }
    expect(await lines('count')).toEqual(['1'])
    expect((await lines('env')).map((line) => line.split('=')[0])).toContain('PATH')
    expect((await lines('env')).join('\n')).not.toMatch(/INDRI|HOME|not for others/)
  })

  it.each(['other', '', '__proto__', 'nginx ', 'nginx; id'])('that is not allowed is not run: %j', async (name) => {
    await expect(new InstallationReloads([shell('touch "$1/ran"')]).run(name)).rejects.toMatchObject({
      name: 'PluginError',
      retryable: false,
    })
    await expect(readFile(join(folder, 'ran'))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('that fails says so with the end of what it printed, in one line', async () => {
    const script = 'head -c 100000 /dev/zero | tr "\\0" x >&2; printf "\\nno such\\033[31m certificate\\n" >&2; exit 3'
    const error: unknown = await new InstallationReloads([shell(script)])
      .run('nginx')
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ name: 'PluginError', retryable: true })
    const message = error instanceof Error ? error.message : ''
    expect(message).toMatch(/^the reload command "nginx" failed \(3\): x+ no such \[31m certificate$/)
    expect(message.length).toBeLessThan(600)
  })

  it('that cannot be started, or ends by a signal, has failed', async () => {
    const missing = new InstallationReloads([{ name: 'x', program: '/nowhere/to/be/found', arguments: [] }])
    await expect(missing.run('x')).rejects.toMatchObject({ message: 'the reload command "x" could not be started' })
    const killed = new InstallationReloads([shell('kill -TERM $$')])
    await expect(killed.run('nginx')).rejects.toMatchObject({ message: 'the reload command "nginx" failed (SIGTERM)' })
  })

  it('that hangs is ended with all that it started', async () => {
    const commands = new InstallationReloads([shell('sleep 60 & echo $! > "$1/child"; wait')], 300)
    await expect(commands.run('nginx')).rejects.toMatchObject({ retryable: true, message: /longer than 0.3 seconds/ })
    const [child] = await lines('child')
    // Gone, or dead and not yet taken note of by its parent.
    await vi.waitFor(async () => expect(await stateOf(Number(child))).toMatch(/^(|Z)$/))
  })

  it('is waited for no longer than its caller wants', async () => {
    const commands = new InstallationReloads([shell('touch "$1/began"; sleep 60')], 500)
    const controller = new AbortController()
    const run = commands.run('nginx', controller.signal)
    controller.abort(new Error('enough'))
    await expect(run).rejects.toThrow('enough')
    await expect(commands.run('nginx', AbortSignal.abort(new Error('never')))).rejects.toThrow('never')
  })

  it('runs once more, and not many times, for those that come while it runs', async () => {
    const commands = new InstallationReloads([shell('echo x >> "$1/runs"; until [ -e "$1/go" ]; do sleep 0.02; done')])
    const first = commands.run('nginx')
    const others = Array.from({ length: 20 }, () => commands.run('nginx'))
    await vi.waitFor(async () => expect(await lines('runs')).toHaveLength(1))
    await writeFile(join(folder, 'go'), '')
    await Promise.all([first, ...others])
    expect(await lines('runs')).toHaveLength(2)
    await commands.run('nginx')
    expect(await lines('runs')).toHaveLength(3)
  })
})

describe('INDRI_RELOAD_COMMANDS', () => {
  it('is a list, or JSON where arguments hold spaces and commas', () => {
    expect(reloadCommands('')).toEqual([])
    expect(reloadCommands('nginx=/usr/sbin/nginx -s reload, lb=/bin/systemctl reload haproxy')).toEqual([
      { name: 'nginx', program: '/usr/sbin/nginx', arguments: ['-s', 'reload'] },
      { name: 'lb', program: '/bin/systemctl', arguments: ['reload', 'haproxy'] },
    ])
    expect(reloadCommands('{"tomcat": ["/opt/my tools/reload", "a, b"]}')).toEqual([
      { name: 'tomcat', program: '/opt/my tools/reload', arguments: ['a, b'] },
    ])
  })

  it.each([
    'nginx',
    '=/bin/true',
    'nginx=nginx -s reload',
    'a b=/bin/true',
    'a=/bin/true,a=/bin/false',
    '{"a":[]}',
    '{"a":"/bin/true"}',
    '{',
  ])('does not take %j', (text) => {
    expect(() => reloadCommands(text)).toThrow('INDRI_RELOAD_COMMANDS')
  })
})

describe('the filesystem destination', () => {
  it('runs it when all files are in their places', async () => {
    await reloadedBy('cat "$1/web/www.example.org.key" "$1/web/www.example.org.pem" > "$1/seen"').deploy(BUNDLE)
    expect(await lines('seen')).toEqual(['KEY', 'LEAF'])
  })

  it('says that the files were written when it fails, and that trying again may help', async () => {
    await expect(reloadedBy('echo no such host; exit 1').deploy(BUNDLE)).rejects.toMatchObject({
      name: 'PluginError',
      retryable: true,
      message: 'the files were written, but the reload command "nginx" failed (1): no such host',
    })
    expect(await lines('web/www.example.org.pem')).toEqual(['LEAF'])
  })

  it('takes only names that the installation has', async () => {
    const options = { path: 'web', layout: 'NGINX', reload: 'apache' } as const
    const installation = testInstallation({ filesystemRoot: folder, reloads: new InstallationReloads([shell('true')]) })
    await expect(filesystemDestination.check(options, installation)).rejects.toMatchObject({
      code: 'INVALID',
      path: ['reload'],
      message: /but nginx$/,
    })
    await filesystemDestination.check({ ...options, reload: 'nginx' }, installation)
  })
})
