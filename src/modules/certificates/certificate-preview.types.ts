import { Field, ObjectType } from 'type-graphql'
import { enumOf, KeyTypeEnum } from '../../graphql/enums.ts'
import { Base64Scalar, DateTimeScalar } from '../../graphql/scalars.ts'
import { ErrorCode } from '../../graphql/user-error.ts'
import { DistinguishedName } from '../../graphql/subject.ts'
import type { RuleResult } from '../issuance/index.ts'
import type { Judgement } from './certificate-judgement.service.ts'
import { CertificateExtensions, SubjectAlternativeName, toExtensionsObject } from './extensions.types.ts'

export const RuleVerdictEnum = enumOf(['PASSED', 'FAILED', 'WARNING'], {
  name: 'RuleVerdict',
  description: 'What a rule says.',
  valuesConfig: {
    PASSED: { description: 'Nothing is wrong.' },
    FAILED: { description: 'The certificate is refused.' },
    WARNING: { description: 'Worth knowing; the certificate is issued all the same.' },
  },
})

export const RuleSourceEnum = enumOf(['STANDARD', 'AUTHORITY', 'INSTALLATION'], {
  name: 'RuleSource',
  description: 'Who made a rule: a standard, the authority, or this installation.',
})

export const LintSeverityEnum = enumOf(['ERROR', 'WARNING'], {
  name: 'LintSeverity',
  description: 'How bad a finding is: with an ERROR nothing is signed.',
})

@ObjectType({ simpleResolvers: true, description: 'One rule and what it says of a request.' })
export class PolicyRuleResult {
  @Field(() => String, {
    description:
      'Which rule, dotted and stable, such as validity.maximum. `input` for what is wrong with the form of the input, `profile` for what the certificate profile forbids.',
  })
  id!: string

  @Field(() => RuleSourceEnum, { description: 'Who made it.' })
  source!: string

  @Field(() => RuleVerdictEnum, { description: 'What it says.' })
  verdict!: string

  @Field(() => ErrorCode, { nullable: true, description: 'The code of the userError it becomes; null when it passed.' })
  code!: string | null

  @Field(() => String, { description: 'What was asked for.' })
  observed!: string

  @Field(() => String, { description: 'What is allowed.' })
  limit!: string

  @Field(() => String, { description: 'What is wrong, for people; empty when it passed.' })
  hint!: string

  @Field(() => [String], {
    nullable: true,
    description: 'Where it is inside `input`; null when it concerns the whole.',
  })
  path!: readonly string[] | null
}

export function toRuleObject(rule: RuleResult): PolicyRuleResult {
  return { ...rule, code: rule.verdict === 'PASSED' ? null : rule.code }
}

@ObjectType('LintFinding', {
  simpleResolvers: true,
  description: 'What a standard has against a certificate that would be signed.',
})
export class LintFindingObject {
  @Field(() => String, { description: 'Which lint rule.' })
  rule!: string

  @Field(() => LintSeverityEnum, { description: 'How bad.' })
  severity!: string

  @Field(() => String, { description: 'What is wrong.' })
  message!: string

  @Field(() => String, { description: 'Document and section.' })
  citation!: string
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What createCertificate would answer and sign. The serial number is made up; where a key would be made, a sample key of the same type stands in for it (and so in the subject key identifier). Everything else is what would be issued at this moment.',
})
export class CertificatePreview {
  @Field(() => Boolean, { description: 'Whether createCertificate would issue it now.' })
  allowed!: boolean

  @Field(() => [PolicyRuleResult], { description: 'Every rule that was asked, in a fixed order.' })
  rules!: PolicyRuleResult[]

  @Field(() => [LintFindingObject], { description: 'What the standards have against it.' })
  lint!: readonly LintFindingObject[]

  @Field(() => Base64Scalar, {
    nullable: true,
    description: 'DER of the TBSCertificate; null when the input cannot be understood or written.',
  })
  tbs!: string | null

  @Field(() => DistinguishedName, { nullable: true, description: 'Its subject.' })
  subject!: object | null

  @Field(() => [SubjectAlternativeName], { description: 'Its names, those of the CSR included.' })
  subjectAlternativeNames!: readonly SubjectAlternativeName[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'Valid from.' })
  notBefore!: Date | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Valid to, inclusive.' })
  notAfter!: Date | null

  @Field(() => KeyTypeEnum, { nullable: true, description: 'Type of its key; null for keys of other kinds in a CSR.' })
  keyType!: string | null

  @Field(() => String, { nullable: true, description: 'What it would be signed with.' })
  signatureAlgorithm!: string | null

  @Field(() => CertificateExtensions, { nullable: true, description: 'Its extensions.' })
  extensions!: CertificateExtensions | null
}

export function toPreview({ allowed, rules, request, prepared }: Judgement): CertificatePreview {
  return {
    allowed,
    rules: rules.map(toRuleObject),
    lint: prepared?.findings ?? [],
    tbs: prepared === null ? null : Buffer.from(prepared.tbs).toString('base64'),
    subject: request?.subject ?? null,
    subjectAlternativeNames: request?.names ?? [],
    notBefore: request?.notBefore ?? null,
    notAfter: request?.notAfter ?? null,
    keyType: request?.keyType ?? request?.publicKey?.keyType ?? null,
    signatureAlgorithm: prepared?.certificate.signatureAlgorithm ?? null,
    extensions: prepared === null ? null : toExtensionsObject(prepared.certificate.extensions),
  }
}
