// Every lint rule, in the order of its findings.
import type { LintRule } from './rule.ts'
import { version } from './rules/version.ts'
import { serialPositive } from './rules/serial-positive.ts'
import { serialLength } from './rules/serial-length.ts'
import { issuerPresent } from './rules/issuer-present.ts'
import { caSubjectPresent } from './rules/ca-subject-present.ts'
import { timeEncoding } from './rules/time-encoding.ts'
import { validityOrder } from './rules/validity-order.ts'
import { extensionsUnique } from './rules/extensions-unique.ts'
import { extensionsReadable } from './rules/extensions-readable.ts'
import { uniqueIdentifiers } from './rules/unique-identifiers.ts'
import { basicConstraintsCritical } from './rules/basic-constraints-critical.ts'
import { pathLengthOfCa } from './rules/path-length-of-ca.ts'
import { caKeyUsage } from './rules/ca-key-usage.ts'
import { certSignOfCa } from './rules/cert-sign-of-ca.ts'
import { keyUsageCritical } from './rules/key-usage-critical.ts'
import { keyUsagePresent } from './rules/key-usage-present.ts'
import { keyUsageOfKey } from './rules/key-usage-of-key.ts'
import { encipherOnly } from './rules/encipher-only.ts'
import { caKeyIdentifier } from './rules/ca-key-identifier.ts'
import { leafKeyIdentifier } from './rules/leaf-key-identifier.ts'
import { authorityKeyIdentifier } from './rules/authority-key-identifier.ts'
import { neverCritical } from './rules/never-critical.ts'
import { nameConstraints } from './rules/name-constraints.ts'
import { emptySubject } from './rules/empty-subject.ts'
import { alternativeNames } from './rules/alternative-names.ts'
import { anyPurposeCritical } from './rules/any-purpose-critical.ts'
import { countryCode } from './rules/country-code.ts'
import { nameLengths } from './rules/name-lengths.ts'
import { emailInSubject } from './rules/email-in-subject.ts'
import { algorithmParameters } from './rules/algorithm-parameters.ts'
import { policiesUnique } from './rules/policies-unique.ts'
import { brokenHash } from './rules/broken-hash.ts'
import { brValidity } from './rules/br-validity.ts'
import { brNamesPresent } from './rules/br-names-present.ts'
import { brNameTypes } from './rules/br-name-types.ts'
import { brInternalNames } from './rules/br-internal-names.ts'
import { brUnderscore } from './rules/br-underscore.ts'
import { brCommonName } from './rules/br-common-name.ts'
import { brPurposes } from './rules/br-purposes.ts'
import { brLeafKeyUsage } from './rules/br-leaf-key-usage.ts'
import { brLeafBasicConstraints } from './rules/br-leaf-basic-constraints.ts'
import { brPolicy } from './rules/br-policy.ts'
import { brDomainValidatedSubject } from './rules/br-domain-validated-subject.ts'
import { brOrganizationValidatedSubject } from './rules/br-organization-validated-subject.ts'
import { brOrganizationalUnit } from './rules/br-organizational-unit.ts'
import { brRevocation } from './rules/br-revocation.ts'
import { brIssuerUrl } from './rules/br-issuer-url.ts'
import { brHttpUrls } from './rules/br-http-urls.ts'
import { brKeyAlgorithm } from './rules/br-key-algorithm.ts'
import { brSignatureAlgorithm } from './rules/br-signature-algorithm.ts'
import { brSerialEntropy } from './rules/br-serial-entropy.ts'
import { brCaSubject } from './rules/br-ca-subject.ts'
import { brCaKeyUsage } from './rules/br-ca-key-usage.ts'
import { brSubordinatePolicies } from './rules/br-subordinate-policies.ts'
import { brSubordinatePurposes } from './rules/br-subordinate-purposes.ts'
import { brSubordinateRevocation } from './rules/br-subordinate-revocation.ts'
import { brRootPurposes } from './rules/br-root-purposes.ts'
import { brRootValidity } from './rules/br-root-validity.ts'

export const LINT_RULES: readonly LintRule[] = [
  version,
  serialPositive,
  serialLength,
  issuerPresent,
  caSubjectPresent,
  timeEncoding,
  validityOrder,
  extensionsUnique,
  extensionsReadable,
  uniqueIdentifiers,
  basicConstraintsCritical,
  pathLengthOfCa,
  caKeyUsage,
  certSignOfCa,
  keyUsageCritical,
  keyUsagePresent,
  keyUsageOfKey,
  encipherOnly,
  caKeyIdentifier,
  leafKeyIdentifier,
  authorityKeyIdentifier,
  neverCritical,
  nameConstraints,
  emptySubject,
  alternativeNames,
  anyPurposeCritical,
  countryCode,
  nameLengths,
  emailInSubject,
  algorithmParameters,
  policiesUnique,
  brokenHash,
  brValidity,
  brNamesPresent,
  brNameTypes,
  brInternalNames,
  brUnderscore,
  brCommonName,
  brPurposes,
  brLeafKeyUsage,
  brLeafBasicConstraints,
  brPolicy,
  brDomainValidatedSubject,
  brOrganizationValidatedSubject,
  brOrganizationalUnit,
  brRevocation,
  brIssuerUrl,
  brHttpUrls,
  brKeyAlgorithm,
  brSignatureAlgorithm,
  brSerialEntropy,
  brCaSubject,
  brCaKeyUsage,
  brSubordinatePolicies,
  brSubordinatePurposes,
  brSubordinateRevocation,
  brRootPurposes,
  brRootValidity,
]
