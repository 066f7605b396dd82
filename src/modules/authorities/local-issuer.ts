// What signs for the authorities of this installation, shown as the plugins of CAs elsewhere are. It has nothing to configure.
import type { Plugin } from '../../plugins/plugin.ts'

export const LOCAL_ISSUER: Omit<Plugin<'ISSUER'>, 'check' | 'create'> = {
  kind: 'ISSUER',
  slug: 'local',
  title: 'This installation',
  description: "Signs with the authority's key, which is kept here and never leaves.",
  options: [],
  capabilities: ['REVOKE'],
}
