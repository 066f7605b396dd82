// updateAuthority, as far as it changes how a CA elsewhere is reached.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import { kysely } from '../../database/sql.ts'
import { DomainError } from '../../errors.ts'
import { changedOption } from '../../plugins/options.ts'
import { pluginOf } from '../../plugins/registry.ts'
import { type ChosenOptions, type ConfiguredRow, rowOf } from '../plugins/index.ts'
import { AuthorityIssuer } from './authority-issuer.entity.ts'
import type { AuthorityIssuers } from './authority-issuers.ts'

export interface IssuerChange {
  readonly configured: ConfiguredRow
  /** Another server than before: what the plugin kept for the old one, such as an account, is not for it. */
  readonly moves: boolean
}

/**
 * Judged before the transaction of the change, as names may be looked up.
 * @throws DomainError(s) under `issuer`
 */
export async function judgeIssuerChange(
  scope: Scope,
  issuers: AuthorityIssuers,
  authorityId: string,
  chosen: ChosenOptions,
): Promise<IssuerChange> {
  const stored = await scope.em.findOne(AuthorityIssuer, { authorityId }, { populate: ['sealed'], refresh: true })
  if (stored === null)
    throw new DomainError('INVALID', 'this installation signs for it, not a CA elsewhere', ['issuer'])
  if (stored.plugin !== chosen.slug) {
    const message = `it stands for a CA reached by ${stored.plugin}; make another authority for another CA`
    throw new DomainError('INVALID', message, ['issuer'])
  }
  const row = rowOf(stored)
  const configured = await issuers.configure(authorityId, chosen, row)
  const leading = pluginOf('ISSUER', stored.plugin).options.filter(({ leadsSecrets }) => leadsSecrets === true)
  return { configured, moves: changedOption(leading, configured.options, row.options) !== undefined }
}

/** @throws DomainError IN_USE when it moves while orders are open at the old place */
export async function applyIssuerChange(em: Em, authorityId: string, change: IssuerChange, now: Date): Promise<void> {
  const { configured, moves } = change
  if (moves) {
    const open = await kysely(em)
      .selectFrom('pending_certificates')
      .select('id')
      .where('authority_id', '=', authorityId)
      .where('state', '=', 'PENDING')
      .limit(1)
      .executeTakeFirst()
    if (open !== undefined) {
      const message = 'certificates are on order there; wait for them or cancel them before it moves'
      throw new DomainError('IN_USE', message, ['issuer'])
    }
    await kysely(em).deleteFrom('issuer_stores').where('authority_id', '=', authorityId).execute()
  }
  await em.nativeUpdate(AuthorityIssuer, { authorityId }, { ...configured, updatedAt: now })
}
