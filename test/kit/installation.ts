// What an installation lends its plugins, for tests of plugins alone.
import { EgressClient, egressRules } from '../../src/plugins/egress.ts'
import type { Installation } from '../../src/plugins/plugin.ts'
import { InstallationReloads } from '../../src/plugins/reload-commands.ts'

/** One that allows this machine (`allow`: something else) and has neither folder, mail server nor commands. */
export function testInstallation(
  overrides: Partial<Installation> & { readonly allow?: readonly string[] } = {},
): Installation {
  const { allow = ['127.0.0.1'], ...rest } = overrides
  return {
    http: new EgressClient(egressRules(allow)),
    now: () => new Date(),
    filesystemRoot: null,
    mail: null,
    reloads: new InstallationReloads([]),
    awsMachine: null,
    ...rest,
  }
}
