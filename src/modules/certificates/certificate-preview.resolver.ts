import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { Problems } from '../../errors.ts'
import type { Context } from '../../graphql/context.ts'
import { CertificateCreationService } from './certificate-creation.service.ts'
import { inputResult, type Judgement } from './certificate-judgement.service.ts'
import { CertificatePreview, toPreview } from './certificate-preview.types.ts'
import { CreateCertificateInput, toNewCertificate } from './certificate-creation.inputs.ts'

@Resolver()
export class CertificatePreviewResolver {
  readonly #creation: CertificateCreationService

  constructor(services: { readonly creation: CertificateCreationService }) {
    this.#creation = services.creation
  }

  @Query(() => CertificatePreview, {
    nullable: true,
    description:
      'What createCertificate would say of the same input, rule by rule, and what it would sign. Takes the same rights; issues and stores nothing.',
  })
  async certificatePreview(
    @Arg('input', () => CreateCertificateInput, { description: 'What is wanted.' }) input: CreateCertificateInput,
    @Ctx() context: Context,
  ): Promise<CertificatePreview> {
    const problems = new Problems()
    const wanted = problems.collect([], () => toNewCertificate(input))
    if (wanted === undefined) return toPreview(notUnderstood(problems))
    return toPreview(await this.#creation.preview(context, wanted))
  }
}

function notUnderstood(problems: Problems): Judgement {
  return { rules: problems.found.map(inputResult), request: null, prepared: null, allowed: false }
}
