import { isAdmin, isAuditor, holdsRoleId } from '../../auth/actor.ts'
import { allow, deny, NOT_SIGNED_IN, type Verdict } from '../../auth/permissions.ts'
import type { Context } from '../../graphql/context.ts'
import { filterIds } from '../../graphql/filters.ts'
import { inputId } from '../../graphql/node-id.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import type { SignOutEverywhereInput, UserFilterInput } from './user.inputs.ts'
import {
  mayChangeOwnPassword,
  mayManageUsers,
  mayReadUsers,
  maySetPassword,
  maySignOut,
  type UserPermission,
} from './user.policy.ts'

const anyone = () => allow('anyone')

const managing =
  (permission: UserPermission) =>
  ({ actor }: Context) =>
    mayManageUsers(actor, permission)

/** A filter by role tells who its members are, as Role.members does. */
function listing({ actor }: Context, filter: UserFilterInput | null | undefined): Verdict {
  const general = mayReadUsers(actor)
  if (!general.allowed || isAdmin(actor) || isAuditor(actor)) return general
  const roleIds = filterIds('Role', filter?.roleIds, 'filter.roleIds') ?? []
  return roleIds.every((id) => holdsRoleId(actor, id))
    ? general
    : deny('filter.roleIds: only its members, admins and auditors see who holds a role.')
}

export const userRules: RuleMap = {
  Query: {
    viewer: guarded('viewer: anyone, about themselves', anyone),
    users: guarded<{ filter?: UserFilterInput | null }>('users: signed in', (context, { filter }) =>
      listing(context, filter),
    ),
  },
  Mutation: {
    signIn: guarded('signIn: anyone', anyone),
    exchangeSignInCode: guarded('exchangeSignInCode: anyone', anyone),
    createUser: guarded('createUser: admin', managing('user:create')),
    updateUser: guarded('updateUser: admin', managing('user:update')),
    deleteUser: guarded('deleteUser: admin', managing('user:delete')),
    changePassword: guarded('changePassword: oneself, in person', ({ actor }) => mayChangeOwnPassword(actor)),
    setUserPassword: guarded('setUserPassword: admin, in person', ({ actor }) => maySetPassword(actor)),
    signOutEverywhere: guarded<{ input: SignOutEverywhereInput }>(
      'signOutEverywhere: oneself, or admin',
      ({ actor }, { input }) => {
        if (actor.kind === 'anonymous') return NOT_SIGNED_IN
        return maySignOut(actor, input.userId == null ? null : inputId('User', input.userId, ['userId']))
      },
    ),
  },
}
