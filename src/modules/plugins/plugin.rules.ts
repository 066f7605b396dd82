import { mayUse } from '../../auth/actor.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'

export const pluginRules: RuleMap = {
  Query: { plugins: guarded('plugins: signed in', ({ actor }) => mayUse(actor, 'read')) },
}
