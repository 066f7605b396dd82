// Authorities that stand for a CA elsewhere: what it is called here, who may issue from it, and how it is reached.
import type { Em } from '../../database/connection.ts'
import type { Scope } from '../../database/scope.ts'
import type { SecretBox } from '../../database/secrets.ts'
import { kysely } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { Problems } from '../../errors.ts'
import type { ParsedCertificate } from '../../pki/types.ts'
import { recordAudit } from '../audit/index.ts'
import { idempotently } from '../idempotency/index.ts'
import { storeCertificate } from '../inventory/index.ts'
import type { ChosenOptions, ConfiguredRow } from '../plugins/index.ts'
import { ensureOwnerRole } from '../roles/index.ts'
import { AuthorityIssuer } from './authority-issuer.entity.ts'
import type { AuthorityIssuers, Introduction } from './authority-issuers.ts'
import { storeAuthority } from './authority-storing.ts'
import { requireManagement } from './authority.access.ts'
import { checkCommon, checkRoles, type CommonParts, refuseTakenName } from './authority.checks.ts'
import type { AuthorityCreation } from './authority.policy.ts'
import { saveIssuerStore } from './issuer-tools.ts'
import type { NewAuthority } from './new-authority.ts'

export interface NewExternalAuthority extends Pick<
  NewAuthority,
  'name' | 'owner' | 'description' | 'issuance' | 'roleIds' | 'idempotencyKey'
> {
  readonly type: 'EXTERNAL'
  readonly issuer: ChosenOptions
}

export class ExternalAuthorityService {
  readonly #issuers: AuthorityIssuers
  readonly #secrets: SecretBox
  readonly #creation: AuthorityCreation

  constructor(issuers: AuthorityIssuers, secrets: SecretBox, creation: AuthorityCreation) {
    this.#issuers = issuers
    this.#secrets = secrets
    this.#creation = creation
  }

  /**
   * The CA is asked for its certificate, so that what cannot be reached is told now; some name it only with what they issue.
   * @throws DomainError(s) for the input, RequestError for rights; nothing is stored then
   */
  async create(scope: Scope, input: NewExternalAuthority): Promise<string> {
    const because = requireManagement(scope.actor, 'authority:create', this.#creation)
    const body = { ...input, idempotencyKey: null }
    const request = { operation: 'createAuthority', key: input.idempotencyKey, body }
    return idempotently(scope, request, async (complete) => {
      const id = uuidv7(scope.now())
      const problems = new Problems()
      const common = checkCommon(input, problems)
      const configured = await problems.collectAsync([], () => this.#issuers.configure(id, input.issuer, null))
      problems.throwIfAny()
      if (configured === undefined) throw new Error('collected above')
      await checkRoles(scope, input.roleIds)
      await refuseTakenName(scope.em, common.name)
      const row = { sealed: null, keyId: null, ...configured }
      const known = await this.#issuers.introduce(id, row)
      await scope.em.transactional(async (em) => {
        await this.#store(em, scope, { ...common, id, roleIds: input.roleIds }, row, known)
        await complete(em, id)
        recordAudit(em, scope, {
          action: 'authority.create',
          target: { type: 'Authority', id },
          because,
          details: {
            name: common.name,
            type: input.type,
            owner: common.owner,
            issuer: row.plugin,
            options: row.options,
          },
        })
        await em.flush()
      })
      return id
    })
  }

  async #store(
    em: Em,
    scope: Scope,
    order: CommonParts & { readonly id: string; readonly roleIds: readonly string[] },
    row: Required<ConfiguredRow>,
    known: Introduction,
  ): Promise<void> {
    const now = scope.now()
    await storeAuthority(em, scope, {
      ...order,
      type: 'EXTERNAL',
      issuerPlugin: row.plugin,
      parentId: null,
      active: true,
      csr: null,
    })
    em.persist(em.create(AuthorityIssuer, { ...row, authorityId: order.id, updatedAt: now }))
    await em.flush()
    if (known.stored !== null) {
      await saveIssuerStore(em, this.#secrets, { authorityId: order.id, value: known.stored, revision: 0, now })
    }
    if (known.certificate !== null) {
      const { certificate, chain } = known.certificate
      await linkIssuingCertificate(em, order, certificate, chain, now)
    }
  }
}

/**
 * Notes which certificate of the CA stands above what an authority issues. It becomes a tracked certificate unless it is
 * one already; whose that is does not change, as several authorities may stand below it.
 */
export async function linkIssuingCertificate(
  em: Em,
  authority: { readonly id: string; readonly name: string; readonly owner: string },
  certificate: ParsedCertificate,
  chain: readonly ParsedCertificate[],
  now: Date,
): Promise<void> {
  const tracked = await kysely(em)
    .selectFrom('certificates')
    .select('id')
    .where('fingerprint', '=', certificate.fingerprint)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .executeTakeFirst()
  const certificateId = tracked?.id ?? (await track(em, authority, certificate, chain, now))
  await kysely(em)
    .updateTable('authorities')
    .set({ certificate_id: certificateId, expires_at: certificate.notAfter, updated_at: now })
    .where('id', '=', authority.id)
    .execute()
}

async function track(
  em: Em,
  authority: { readonly name: string; readonly owner: string },
  certificate: ParsedCertificate,
  chain: readonly ParsedCertificate[],
  now: Date,
): Promise<string> {
  const stored = await storeCertificate(
    em,
    {
      certificate,
      chain: chain.map((each) => each.der),
      csr: null,
      name: null,
      description: `CA certificate of the authority ${authority.name}`,
      owner: authority.owner,
      creatorId: null,
      authorityId: null,
      externalId: null,
      roleIds: [await ensureOwnerRole(em, authority.owner, now)],
      hasPrivateKey: false,
      notify: true,
      rotation: false,
    },
    now,
  )
  return stored.id
}
