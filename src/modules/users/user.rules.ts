import { allow } from '../../auth/permissions.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'

const anyone = () => allow('anyone')

export const userRules: RuleMap = {
  Query: { viewer: guarded('viewer: anyone, about themselves', anyone) },
  Mutation: { signIn: guarded('signIn: anyone', anyone) },
}
