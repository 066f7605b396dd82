import { posix } from 'node:path'
import { DomainError } from '../../errors.ts'
import { definePlugin } from '../plugin.ts'
import type { Destination } from './destination.ts'
import { checkLayout, filesOf, LAYOUT_OPTIONS, suffixesOf } from './file-layouts.ts'
import { fileName } from './file-name.ts'
import { placeFiles, removeAbandoned, removeFiles } from './file-placing.ts'
import { makeSftpFolder, sftpFolder } from './sftp-folder.ts'
import { withSftp } from './ssh-session.ts'

export const sftpDestination = definePlugin({
  kind: 'DESTINATION',
  slug: 'sftp',
  title: 'Files by SFTP',
  description: 'Writes files into a folder of another server by SFTP. The server needs the extensions of OpenSSH.',
  capabilities: ['REQUIRES_KEY', 'REMOVE'],
  options: [
    {
      name: 'host',
      type: 'HOST',
      required: true,
      leadsSecrets: true,
      isPlace: true,
      help: 'Name or address of the server.',
    },
    { name: 'port', type: 'PORT', default: 22, leadsSecrets: true, help: 'Port of its SSH service.' },
    {
      name: 'hostFingerprint',
      type: 'STRING',
      required: true,
      leadsSecrets: true,
      form: {
        pattern: /^SHA256:[A-Za-z0-9+/]{43}$/,
        expected: 'SHA256: and 43 characters, as ssh-keygen -l prints it',
      },
      help: 'Fingerprint of one of its host keys, as `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints it there. A server that shows no such key is sent nothing.',
    },
    {
      name: 'user',
      type: 'STRING',
      required: true,
      maximumLength: 64,
      form: { pattern: /^[^\s/:]+$/u, expected: 'the name of a user' },
      help: 'Who to sign in as. It needs to write to the folder, and nothing else.',
    },
    {
      name: 'password',
      type: 'SECRET',
      maximumLength: 1024,
      help: 'Password of the user. Either it or a private key.',
    },
    {
      name: 'privateKey',
      type: 'SECRET',
      multiline: true,
      help: 'Private key of the user, in the form of OpenSSH or PEM. Either it or a password.',
    },
    { name: 'passphrase', type: 'SECRET', maximumLength: 1024, help: 'Passphrase of the private key, if it has one.' },
    {
      name: 'path',
      type: 'STRING',
      required: true,
      isPlace: true,
      maximumLength: 512,
      form: {
        pattern: /^\/?(?!\.{1,2}(?:\/|$))[^/\0]+(?:\/(?!\.{1,2}(?:\/|$))[^/\0]+)*$/u,
        expected: 'a path such as /etc/nginx/certificates, without . and ..',
      },
      help: 'Folder to write to, such as /etc/nginx/certificates; without a slash at its beginning, below where the user arrives. Made when it is missing.',
    },
    ...LAYOUT_OPTIONS,
  ],
  async check({ host, layout }, { http }, secretNames) {
    try {
      await http.checkHost(host)
    } catch (error) {
      throw error instanceof DomainError ? error.under('host') : error
    }
    if (!secretNames.has('password') && !secretNames.has('privateKey')) {
      throw new DomainError('REQUIRED', 'a password or a private key is required', ['privateKey'])
    }
    checkLayout({ layout }, secretNames)
  },
  create: ({ path, layout, storePassword, ...server }, { http, now }): Destination => ({
    async deploy(bundle, signal) {
      const name = fileName(bundle.name)
      const files = await filesOf(bundle, { layout, storePassword }, now())
      await withSftp(server, http, signal, async (sftp) => {
        await makeSftpFolder(sftp, path)
        await placeFiles(sftpFolder(sftp, path), name, files, { now: now(), signal })
      })
      return { location: `${server.host}:${posix.join(path, name)}` }
    },
    remove: (name, signal) =>
      withSftp(server, http, signal, (sftp) =>
        removeFiles(sftpFolder(sftp, path), fileName(name), suffixesOf(layout), { now: now(), signal }),
      ),
    tidy: (signal) => withSftp(server, http, signal, (sftp) => removeAbandoned(sftpFolder(sftp, path), now())),
  }),
})
