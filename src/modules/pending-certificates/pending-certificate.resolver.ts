import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { PemScalar } from '../../graphql/scalars.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import { toPem } from '../../pki/pem.ts'
import { authorityById, AuthorityObject } from '../authorities/index.ts'
import { dnsProviderById, DnsProviderObject } from '../dns-providers/index.ts'
import { userById, UserObject } from '../users/index.ts'
import type { PendingCertificate } from './pending-certificate.entity.ts'
import {
  CancelPendingCertificateInput,
  CompletePendingCertificateInput,
  PendingCertificateFilterInput,
  RetryPendingCertificateInput,
  toCompletion,
  toPendingChange,
  toPendingFilter,
} from './pending-certificate.inputs.ts'
import { pendingPermissions } from './pending-certificate.policy.ts'
import {
  listPendingCertificates,
  pendingCertificateById,
  pendingCsr,
  pendingFacts,
} from './pending-certificate.repository.ts'
import { PendingCertificateService } from './pending-certificate.service.ts'
import {
  CancelPendingCertificatePayload,
  CompletePendingCertificatePayload,
  PendingCertificateConnection,
  PendingCertificateObject,
  PendingCertificatePermissionEnum,
  RetryPendingCertificatePayload,
} from './pending-certificate.types.ts'

@Resolver(() => PendingCertificateObject)
export class PendingCertificateResolver {
  readonly #pending: PendingCertificateService

  constructor(pending: PendingCertificateService) {
    this.#pending = pending
  }

  @Query(() => PendingCertificateConnection, {
    nullable: true,
    description: 'Certificates ordered from CAs elsewhere, newest first; also those that are there by now.',
  })
  async pendingCertificates(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => PendingCertificateFilterInput, { nullable: true, description: 'Which.' })
    filter: PendingCertificateFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listPendingCertificates(context.em, { page: page.toRequest(), filter: toPendingFilter(filter) })
  }

  @Mutation(() => RetryPendingCertificatePayload, {
    description: 'Tries an order at once; one that failed is judged again and ordered anew.',
  })
  async retryPendingCertificate(
    @Arg('input', () => RetryPendingCertificateInput, { description: 'Which.' }) input: RetryPendingCertificateInput,
    @Ctx() context: Context,
  ): Promise<RetryPendingCertificatePayload> {
    return answered(context, 'RetryPendingCertificateError', () => this.#pending.retry(context, toPendingChange(input)))
  }

  @Mutation(() => CancelPendingCertificatePayload, {
    description:
      'Gives an order up and forgets its key. While its CA is just being asked, that comes first: see cancelRequested.',
  })
  async cancelPendingCertificate(
    @Arg('input', () => CancelPendingCertificateInput, { description: 'Which.' }) input: CancelPendingCertificateInput,
    @Ctx() context: Context,
  ): Promise<CancelPendingCertificatePayload> {
    return answered(context, 'CancelPendingCertificateError', () =>
      this.#pending.cancel(context, toPendingChange(input)),
    )
  }

  @Mutation(() => CompletePendingCertificatePayload, {
    description: 'Completes an order with a certificate that the CA gave out by another way.',
  })
  async completePendingCertificate(
    @Arg('input', () => CompletePendingCertificateInput, { description: 'The certificate.' })
    input: CompletePendingCertificateInput,
    @Ctx() context: Context,
  ): Promise<CompletePendingCertificatePayload> {
    return answered(context, 'CompletePendingCertificateError', () =>
      this.#pending.complete(context, toCompletion(input)),
    )
  }

  @FieldResolver(() => ID, { description: 'Global id, pending_…' })
  id(@Root() pending: PendingCertificate): string {
    return toNodeId('PendingCertificate', pending.id)
  }

  @FieldResolver(() => AuthorityObject, { nullable: true, description: 'The authority that stands for the CA.' })
  async authority(@Root() pending: PendingCertificate, @Ctx() context: Context) {
    return context.loader(authorityById).load(pending.authority.id)
  }

  @FieldResolver(() => UserObject, { nullable: true, description: 'Who asked for it.' })
  async creator(@Root() pending: PendingCertificate, @Ctx() context: Context) {
    const id = pending.creator?.id
    return id === undefined ? null : context.loader(userById).load(id)
  }

  @FieldResolver(() => DnsProviderObject, { nullable: true, description: 'Publishes its challenges (dns-01).' })
  async dnsProvider(@Root() pending: PendingCertificate, @Ctx() context: Context) {
    const id = pending.dnsProvider?.id
    return id === undefined ? null : context.loader(dnsProviderById).load(id)
  }

  @FieldResolver(() => PemScalar, { nullable: true, description: 'The request that is ordered.' })
  async csr(@Root() pending: PendingCertificate, @Ctx() context: Context): Promise<string | null> {
    const found = await context.loader(pendingCsr).load(pending.id)
    return found === null ? null : toPem('CERTIFICATE REQUEST', found.csr)
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is given up as soon as its CA has answered.' })
  cancelRequested(@Root() pending: PendingCertificate): boolean {
    return pending.state === 'PENDING' && pending.cancelRequestedAt != null
  }

  @FieldResolver(() => [PendingCertificatePermissionEnum], {
    description: 'What the caller may do, by the very rules that guard the mutations.',
  })
  async viewerPermissions(@Root() pending: PendingCertificate, @Ctx() context: Context) {
    const facts = await context.loader(pendingFacts).load(pending.id)
    return facts === null ? [] : pendingPermissions(context.actor, facts)
  }
}

async function answered(context: Context, errorType: string, useCase: () => Promise<string>) {
  const { result, userErrors } = await outcomeOf(errorType, async () => useCase())
  const pendingCertificate = result === null ? null : await context.loader(pendingCertificateById).load(result)
  return { pendingCertificate, userErrors }
}
