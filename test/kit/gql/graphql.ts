/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whom requests are signed for, or who assumes the role. */
export type AcmDestinationIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of AWS Certificate Manager. In updates absent keeps what is stored, null clears. */
export type AcmDestinationOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: AcmDestinationIdentity | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
  /** Tags put on what is deployed, each as Key=Value. Default . */
  tags?: Array<string> | null | undefined;
};

/** Whom requests are signed for, or who assumes the role. */
export type AcmSourceIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of AWS Certificate Manager. In updates absent keeps what is stored, null clears. */
export type AcmSourceOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** Whether cleaning may delete certificates there. AWS deletes none that is in use. Default false. */
  allowRemoval?: boolean | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: AcmSourceIdentity | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
};

/** How names are proved. */
export type AcmeIssuerChallenge =
  /** dns-01 for certificates that name a DNS provider, http-01 for others. */
  | 'AUTOMATIC'
  /** dns-01 always: certificates have to name a DNS provider. */
  | 'DNS_01'
  /** http-01, answered by this service under /.well-known/acme-challenge/; wildcards by dns-01. */
  | 'HTTP_01';

/** Options of ACME. In updates absent keeps what is stored, null clears. */
export type AcmeIssuerOptionsInput = {
  /** How names are proved. Default AUTOMATIC. */
  challenge?: AcmeIssuerChallenge | null | undefined;
  /** Addresses that the CA may write to about the account. */
  contact?: Array<string> | null | undefined;
  /** HMAC key of the external account binding in base64url, as the CA gave it. Write-only: kept encrypted and never given out. */
  eabHmacKey?: string | null | undefined;
  /** Key identifier of the external account binding, for CAs that tie accounts to a customer. Another one makes another account. */
  eabKeyId?: string | null | undefined;
  /** Common name of an issuer in the chain that is taken where the CA offers several. Otherwise its default. */
  preferredChain?: string | null | undefined;
  /** Profile of the CA that certificates are ordered by, such as Let's Encrypt's shortlived, where it has any. */
  profile?: string | null | undefined;
  /** How long DNS records are given to spread before the CA is told to look. Default 30. */
  propagationSeconds?: number | null | undefined;
  /** That the CA's terms of service are agreed to. Without it the CA makes no account. Required. */
  termsOfServiceAgreed?: boolean | null | undefined;
  /** PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it. */
  trustedCertificates?: string | null | undefined;
  /** Directory of the CA, such as https://acme-v02.api.letsencrypt.org/directory. Nothing outside its host is asked. Required. */
  url?: string | null | undefined;
};

/** A key that others know. */
export type AddCompromisedKeyInput = {
  /** Which key. */
  key: PublicKeyInput;
  /** How it became known, at most 1024 characters. */
  reason: string;
};

/** As what somebody acted. */
export type AuditActorKind =
  | 'ANONYMOUS'
  | 'API_KEY'
  | 'SYSTEM'
  | 'USER';

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type AuditFilter = {
  /** One of these actions, such as certificate.revoke. */
  actions?: Array<string> | null | undefined;
  /** By one of these users, at most 100. */
  actorIds?: Array<string | number> | null | undefined;
  /** By somebody of exactly this name then. */
  actorName?: string | null | undefined;
  /** From exactly this address. */
  address?: string | null | undefined;
  /** When. */
  occurredAt?: DateTimeRange | null | undefined;
  /** Ended in one of these ways. */
  outcomes?: Array<AuditOutcome> | null | undefined;
  /** In this request. */
  requestId?: string | null | undefined;
  /** Done to one of these, of whatever type; at most 100. */
  targetIds?: Array<string | number> | null | undefined;
  /** Done to something of one of these types. */
  targetTypes?: Array<string> | null | undefined;
};

/** How what is recorded ended. */
export type AuditOutcome =
  /** It was not permitted. */
  | 'DENIED'
  /** It was tried and failed. */
  | 'FAILURE'
  /** It was done. */
  | 'SUCCESS';

/** Fields are ANDed; lists inside a field are ORed. */
export type AuthorityFilter = {
  /** Whether it issues. */
  active?: boolean | null | undefined;
  /** Whether it waits for a certificate from elsewhere. */
  awaitingCertificate?: boolean | null | undefined;
  /** Owned by one of these. */
  owners?: Array<string> | null | undefined;
  /** Directly below one of these authorities. */
  parentIds?: Array<string | number> | null | undefined;
  /** With one of these roles on it. */
  roleIds?: Array<string | number> | null | undefined;
  /** Substring of the name without regard to case; % and _ are literal. */
  search?: string | null | undefined;
  /** Of one of these kinds. */
  types?: Array<AuthorityType> | null | undefined;
};

/** How an authority is found. Exactly one field is given. */
export type AuthorityLookup =
  {   /** Global id, auth_… */
  id: string | number; name?: never; }
  |  { id?: never;   /** Exact name. */
  name: string; };

/** One step of an order. */
export type AuthorityOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** What to order by. */
  field: AuthorityOrderField;
};

/** What authorities are ordered by. */
export type AuthorityOrderField =
  | 'CREATED_AT'
  | 'EXPIRES_AT'
  | 'NAME';

/** What somebody may do with an authority. */
export type AuthorityPermission =
  | 'DELETE'
  | 'ISSUE'
  | 'UPDATE'
  | 'VIEW';

/** What kind of CA an authority is. */
export type AuthorityType =
  /** A CA elsewhere, reached over the network. */
  | 'EXTERNAL'
  /** Signs its own certificate. */
  | 'ROOT'
  /** Its certificate is signed by another authority. */
  | 'SUBORDINATE';

/** A job that waits, to end. */
export type CancelJobInput = {
  /** The job. */
  id: string | number;
};

/** An order to give up. */
export type CancelPendingCertificateInput = {
  /** The order. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A rotation to end where it stands. */
export type CancelRotationInput = {
  /** The rotation. */
  id: string | number;
};

/** Extensions to ask for; what is absent follows the certificate profile. */
export type CertificateExtensionsInput = {
  /** Policies it is issued under. */
  certificatePolicies?: Array<string> | null | undefined;
  /** Default: SERVER_AUTH and CLIENT_AUTH. */
  extendedKeyUsage?: Array<ExtendedKeyUsageInput> | null | undefined;
  /** Default: by the type of the key. */
  keyUsage?: Array<KeyUsage> | null | undefined;
  /** Everything else. */
  other?: Array<OtherExtensionInput> | null | undefined;
};

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type CertificateFilter = {
  /** Issued by one of these authorities. */
  authorityIds?: Array<string | number> | null | undefined;
  /** Exact common name without regard to case, or everything that ends as *.example.org does. */
  commonName?: string | null | undefined;
  /** Stored here in this interval. */
  createdAt?: DateTimeRange | null | undefined;
  /** Made or uploaded by one of these users. */
  creatorIds?: Array<string | number> | null | undefined;
  /** Meant to be at one of these destinations. */
  destinationIds?: Array<string | number> | null | undefined;
  /** A DNS name or address that the certificate covers, also by a wildcard. */
  domain?: string | null | undefined;
  /** SHA-256 of the certificate. */
  fingerprint?: string | null | undefined;
  /** Whether its private key is held here. */
  hasPrivateKey?: boolean | null | undefined;
  /** One of these, at most 100. */
  ids?: Array<string | number> | null | undefined;
  /** Whether it is due for renewal by its rotation policy; false for those without one. */
  inRotationWindow?: boolean | null | undefined;
  /** Substring of the issuer's common name or of the authority's name, without regard to case. */
  issuer?: string | null | undefined;
  /** With a key of one of these types. */
  keyTypes?: Array<KeyType> | null | undefined;
  /** Made by the caller, or owned by a role the caller holds. */
  mine?: boolean | null | undefined;
  /** Exact name. */
  name?: string | null | undefined;
  /** Ending in this interval. */
  notAfter?: DateTimeRange | null | undefined;
  /** Starting in this interval. */
  notBefore?: DateTimeRange | null | undefined;
  /** That one of these notifications speaks of. */
  notificationIds?: Array<string | number> | null | undefined;
  /** Whether its owner is told before it expires. */
  notify?: boolean | null | undefined;
  /** Owned by one of these. */
  owners?: Array<string> | null | undefined;
  /** SHA-256 of the SubjectPublicKeyInfo. */
  publicKeyFingerprint?: string | null | undefined;
  /** Whether another certificate replaces it. */
  replaced?: boolean | null | undefined;
  /** With one of these roles attached. */
  roleIds?: Array<string | number> | null | undefined;
  /** Whether it is renewed by itself. */
  rotation?: boolean | null | undefined;
  /** Substring of name, common name or any subject alternative name, without regard to case; % and _ are literal. */
  search?: string | null | undefined;
  /** Exact serial number, whoever issued it. */
  serialNumber?: string | null | undefined;
  /** Signed by one of these algorithms, exact names. */
  signatureAlgorithms?: Array<string> | null | undefined;
  /** Kept or served now where one of these sources looks. */
  sourceIds?: Array<string | number> | null | undefined;
  /** In one of these states now. */
  states?: Array<CertificateState> | null | undefined;
};

/** How a certificate is found. Exactly one field is given. */
export type CertificateLookup =
  {   /** SHA-256 of the certificate. */
  fingerprint: string; id?: never; name?: never; serial?: never; }
  |  { fingerprint?: never;   /** Global id, cert_… */
  id: string | number; name?: never; serial?: never; }
  |  { fingerprint?: never; id?: never;   /** Exact name. */
  name: string; serial?: never; }
  |  { fingerprint?: never; id?: never; name?: never;   /** Issuing authority and serial number. */
  serial: IssuerAndSerialInput; };

/** One step of an order. */
export type CertificateOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** What to order by. */
  field: CertificateOrderField;
};

/** What certificates are ordered by. */
export type CertificateOrderField =
  | 'COMMON_NAME'
  | 'CREATED_AT'
  | 'NAME'
  | 'NOT_AFTER'
  | 'NOT_BEFORE'
  | 'OWNER';

/** What somebody may do with a certificate. */
export type CertificatePermission =
  | 'DELETE'
  | 'EXPORT_KEY'
  | 'REISSUE'
  | 'REVOKE'
  | 'UPDATE'
  | 'VERIFY'
  | 'VIEW';

/** Where a certificate stands. Revocation beats the dates. */
export type CertificateState =
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'REVOKED'
  | 'VALID';

/** What certificates are counted by. */
export type CertificateStatsDimension =
  /** Authority of ours: its global id, and its name as label; null for those of other CAs. */
  | 'AUTHORITY'
  /** Month of `notAfter` in UTC, such as 2027-03, in order of time. */
  | 'EXPIRY_MONTH'
  /** Short name of the issuer (`issuerName`); the label is its common name or organization. */
  | 'ISSUER'
  /** Bits of modulus or curve; null where there is no such number. */
  | 'KEY_SIZE'
  /** KeyType; for other keys algorithm and size, such as `RSA 1024`. */
  | 'KEY_TYPE'
  /** Owning team. */
  | 'OWNER'
  /** What issuers signed with. */
  | 'SIGNATURE_ALGORITHM'
  /** CertificateState, now. */
  | 'STATE';

/** Options of CFSSL. In updates absent keeps what is stored, null clears. */
export type CfsslIssuerOptionsInput = {
  /** Key of the profile in hexadecimal, for servers that want requests authenticated (authsign). Without it requests are not. Write-only: kept encrypted and never given out. */
  authKey?: string | null | undefined;
  /** Signer of a server that holds several (multirootca). */
  label?: string | null | undefined;
  /** Profile of the server's configuration. Beware: CFSSL signs with its default profile when it knows none of that name. */
  profile?: string | null | undefined;
  /** PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it. */
  trustedCertificates?: string | null | undefined;
  /** Where the server is, without /api/v1, such as https://cfssl.example.org:8888. Required. */
  url?: string | null | undefined;
};

/** A new password of one's own. */
export type ChangePasswordInput = {
  /** The one that holds now. */
  currentPassword: string;
  /** At least 12 characters. */
  newPassword: string;
};

/** A source to clean. */
export type CleanSourceInput = {
  /** Only these certificates, at most 1000. */
  certificateIds?: Array<string | number> | null | undefined;
  /** Whether nothing is taken away, and only told what would be. */
  dryRun?: boolean;
  /** Days that must have passed since it expired or was revoked, and since it was last seen served anywhere. */
  graceDays?: number;
  /** The source. */
  id: string | number;
};

/** Options of Cloudflare. In updates absent keeps what is stored, null clears. */
export type CloudflareDnsProviderOptionsInput = {
  /** API token with the permissions Zone / Zone / Read and Zone / DNS / Edit for the zones in question. Required. Write-only: kept encrypted and never given out. */
  token?: string | null | undefined;
  /** Where its API is, for those that reach it by a proxy of their own. Default https://api.cloudflare.com/client/v4. */
  url?: string | null | undefined;
};

/** Whom requests are signed for, or who assumes the role. */
export type CloudfrontSourceIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of Amazon CloudFront. In updates absent keeps what is stored, null clears. */
export type CloudfrontSourceOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** Whether rotation may point endpoints at the new certificate. Otherwise it waits until somebody else has. Default true. */
  allowSwitching?: boolean | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: CloudfrontSourceIdentity | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
};

/** The certificate of an order, got by another way. */
export type CompletePendingCertificateInput = {
  /** PEM of the certificate, for the key and the names of the order; its chain may follow it. */
  certificate: string;
  /** PEM of its chain, the issuer first. */
  chain?: string | null | undefined;
  /** The order. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** How a compromised key became known. */
export type CompromisedKeySource =
  /** An admin recorded it. */
  | 'REPORT'
  /** A certificate with it was revoked for KEY_COMPROMISE. */
  | 'REVOCATION';

/** An API key to make for the caller. */
export type CreateApiKeyInput = {
  /** When it ends, at most 366 days from now. Default: 90 days from now. */
  expiresAt?: string | null | undefined;
  /** What it is for; no two keys of a user that work share a name. */
  name: string;
  /** What it may be used for; at least one. */
  scopes: Array<Permission>;
};

/** A new authority. */
export type CreateAuthorityInput = {
  /** What it is for. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it issues. */
  issuance?: IssuancePolicyInput | null | undefined;
  /** How the CA of an EXTERNAL authority is reached; for the others this installation signs. */
  issuer?: IssuerOptionsInput | null | undefined;
  /** Type of its key, which never leaves this service. */
  keyType?: KeyType;
  /** Unique, at most 128 characters. */
  name: string;
  /** Names that may occur below it; absent: any. */
  nameConstraints?: NameConstraintsInput | null | undefined;
  /** A team's address; the role of the same name becomes its owner role. */
  owner: string;
  /** The authority that signs a SUBORDINATE. */
  parentId?: string | number | null | undefined;
  /** How many CAs may follow below it; absent: no limit. */
  pathLength?: number | null | undefined;
  /** Roles whose holders may issue from it, besides the owner role. */
  roleIds?: Array<string | number> | null | undefined;
  /** A SUBORDINATE that a CA elsewhere signs, instead of parentId: its csr goes there, and installAuthorityCertificate brings the certificate. Until then it is inactive. */
  signedElsewhere?: boolean;
  /** Subject of its certificate, with a commonName; required unless it is EXTERNAL, which has its own. */
  subject?: SubjectInput | null | undefined;
  /** ROOT signs itself; SUBORDINATE is signed by parentId; EXTERNAL is a CA elsewhere, reached by issuer. */
  type: AuthorityType;
  /** Default: 3650 for a root, 1825 for a subordinate or what its issuer has left. */
  validityDays?: number | null | undefined;
  /** Or give validityDays. */
  validityEnd?: string | null | undefined;
  /** Default: now. */
  validityStart?: string | null | undefined;
};

/** A certificate to issue. */
export type CreateCertificateInput = {
  /** The authority that issues it. */
  authorityId: string | number;
  /** Optional when there is a subject alternative name. */
  commonName?: string | null | undefined;
  /** PEM of a PKCS#10 request: brings its own key; its names are judged and issued like those given here. */
  csr?: string | null | undefined;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** Where it is meant to be; takes a role of each destination that has roles. */
  destinationIds?: Array<string | number> | null | undefined;
  /** Publishes its challenges when the authority asks (dns-01). */
  dnsProviderId?: string | number | null | undefined;
  /** Usages and further extensions. */
  extensions?: CertificateExtensionsInput | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Type of the key made here. Default EC_P256; not with csr. */
  keyType?: KeyType | null | undefined;
  /** Letters, digits and dots; the rest becomes hyphens. Default: by the naming rule. */
  name?: string | null | undefined;
  /** Notifications that tell of its end; when absent, the default notices of its owner. */
  notificationIds?: Array<string | number> | null | undefined;
  /** Whether its owner is told before it expires. */
  notify?: boolean;
  /** A team's address; the role of the same name becomes its owner role. */
  owner: string;
  /** Certificates it replaces; takes the right to update each. */
  replacesIds?: Array<string | number> | null | undefined;
  /** Roles whose holders may change it and get its key. */
  roleIds?: Array<string | number> | null | undefined;
  /** Whether it is renewed by itself. */
  rotation?: boolean;
  /** When it is due for renewal. Default: the policy named default. */
  rotationPolicyId?: string | number | null | undefined;
  /** Further parts of the subject. */
  subject?: SubjectInput | null | undefined;
  /** At most 1000; a common name that is a host name or an address is added. */
  subjectAlternativeNames?: Array<SubjectAlternativeNameInput> | null | undefined;
  /** Default: the authority's. */
  validityDays?: number | null | undefined;
  /** Or give validityDays. */
  validityEnd?: string | null | undefined;
  /** Default: now. */
  validityStart?: string | null | undefined;
};

/** A destination to make. */
export type CreateDestinationInput = {
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name: string;
  /** The plugin that puts certificates there, with its options. */
  options: DestinationOptionsInput;
  /** Roles that may attach it. None: whoever may change the certificate. */
  roleIds?: Array<string | number> | null | undefined;
  /** Servers that serve what is put there. As host:port; where TLS begins on request only (STARTTLS), with the protocol in front: smtp://, imap://, pop3://, ldap://, postgres://. A rotation makes sure there that the new one is. */
  servedAt?: Array<string> | null | undefined;
};

/** A DNS provider to make. */
export type CreateDnsProviderInput = {
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name: string;
  /** The plugin that publishes the records, with its options. */
  options: DnsProviderOptionsInput;
};

/** A domain to write down. */
export type CreateDomainInput = {
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** A DNS name, a wildcard, or an address; international names as people write them. */
  name: string;
  /** Whether only admins get certificates for it. */
  sensitive?: boolean;
};

/** A notification to make. */
export type CreateNotificationInput = {
  /** Whether it speaks. */
  active?: boolean;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** What it tells of besides the coming end of certificates. Default: everything. */
  events?: Array<NoticeEvent> | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** When it speaks: 1 to 20, each of another length. */
  intervals: Array<NotificationIntervalInput>;
  /** Unique without regard to case, at most 128 characters; not DEFAULT_…. */
  name: string;
  /** The plugin that sends it, with its options. */
  options: NotifierOptionsInput;
  /** A team whose members may change it as well. */
  owner?: string | null | undefined;
};

/** A role to make. */
export type CreateRoleInput = {
  /** What its members use at a remote CA. */
  credentials?: RoleCredentialsInput | null | undefined;
  /** What it is for. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Leaves its members to the identity provider. */
  managedByIdentityProvider?: boolean;
  /** A team's address makes it that team's owner role; any other name is free. */
  name: string;
  /** Its members. */
  userIds?: Array<string | number> | null | undefined;
};

/** A rotation policy to make: days or percent, one of them. */
export type CreateRotationPolicyInput = {
  /** Due this many days before the end, 1 to 3650. */
  days?: number | null | undefined;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Renewals are spread over so many minutes from when they are due, 0 to 10080. Default 0. */
  jitterMinutes?: number | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name: string;
  /** Due when this share of the lifetime, in percent, is left, 1 to 99. */
  percent?: number | null | undefined;
  /** When renewals may begin; absent: at any time. */
  renewalWindow?: RenewalWindowInput | null | undefined;
  /** Whether the old certificate is revoked once the new one is in its place. Default false. */
  revokeReplaced?: boolean | null | undefined;
};

/** A source to make. */
export type CreateSourceInput = {
  /** After so many syncs in a row that succeeded and did not see it, something has vanished; 1 to 100. */
  absentAfter?: number;
  /** Whether it is synchronised by itself. */
  active?: boolean;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Minutes between two syncs, 5 to 44640; null: only when asked for. */
  intervalMinutes?: number | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name: string;
  /** Whether the owner is told before those expire. */
  notify?: boolean;
  /** The plugin that looks there, with its options. */
  options: SourceOptionsInput;
  /** Owner of certificates found there and known nowhere else. */
  owner: string;
};

/** A user to make. */
export type CreateUserInput = {
  /** Their own address. */
  email: string;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Who they are (`sub`) at the configured identity provider. */
  identityProviderSubject?: string | null | undefined;
  /** Absent for people who sign in by the identity provider. */
  password?: string | null | undefined;
  /** The roles they hold. */
  roleIds?: Array<string | number> | null | undefined;
  /** What they sign in with: letters, digits and . _ @ + -. */
  username: string;
};

/** A PKCS#10 request (RFC 2986), to have the same key certified elsewhere. */
export type CsrExportOptions = {
  /** A new request for the same key and names, which takes the right to the key, instead of the stored one. */
  fresh?: boolean;
};

/** An interval of time, both ends included; an absent end is open. */
export type DateTimeRange = {
  /** Not before this. */
  from?: string | null | undefined;
  /** Not after this. */
  to?: string | null | undefined;
};

/** An authority to delete; only one that has issued nothing can be. */
export type DeleteAuthorityInput = {
  /** Which authority. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A certificate to delete. */
export type DeleteCertificateInput = {
  /** The certificate. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A destination to delete. */
export type DeleteDestinationInput = {
  /** The destination. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A DNS provider to delete. */
export type DeleteDnsProviderInput = {
  /** The DNS provider. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A domain to delete. */
export type DeleteDomainInput = {
  /** The domain. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A notification to delete. */
export type DeleteNotificationInput = {
  /** Also when certificates rely on it. */
  force?: boolean;
  /** The notification. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A role to delete. */
export type DeleteRoleInput = {
  /** The role. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A rotation policy to delete. */
export type DeleteRotationPolicyInput = {
  /** The policy. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A source to delete. */
export type DeleteSourceInput = {
  /** The source. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A user to delete. */
export type DeleteUserInput = {
  /** The user. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** How far a notice has got. */
export type DeliveryState =
  /** It was refused for good, or for too long; see lastError. */
  | 'FAILED'
  /** It is on its way; after a failure that may pass it is tried again. */
  | 'PENDING'
  /** It was taken. With a lastError: some of its recipients were refused for good. */
  | 'SENT'
  /** It is not told, since something else made it needless; see lastError. */
  | 'SKIPPED';

/** A certificate to put again to its destinations. */
export type DeployCertificateInput = {
  /** Only these of its destinations; all when absent. */
  destinationIds?: Array<string | number> | null | undefined;
  /** The certificate. */
  id: string | number;
};

/** Where a deployment stands. */
export type DeploymentState =
  /** It is there. */
  | 'DEPLOYED'
  /** It could not be put there or taken away; see lastError. */
  | 'FAILED'
  /** It is meant to be there, and has not been put there yet. */
  | 'PENDING'
  /** It is not there any more. */
  | 'REMOVED'
  /** It is not meant to be there any more, and may still be. */
  | 'REMOVING';

/** One DER value: the certificate, or its key as PKCS#8 (RFC 5208), not encrypted. */
export type DerExportOptions = {
  /** What a DER file holds. */
  part?: DerPart;
};

/** What a DER file holds. */
export type DerPart =
  /** The certificate. */
  | 'CERTIFICATE'
  /** Its key as PKCS#8, which takes the right to the key. */
  | 'PRIVATE_KEY';

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type DestinationFilter = {
  /** Of one of these plugins, by slug. */
  plugins?: Array<string> | null | undefined;
  /** That one of these roles may attach. */
  roleIds?: Array<string | number> | null | undefined;
  /** Substring of the name, without regard to case. */
  search?: string | null | undefined;
};

/** Options of a destination, by its plugin. Exactly one field is given. */
export type DestinationOptionsInput =
  {   /** Imports certificates into ACM, where load balancers, CloudFront and API gateways take them from. */
  acm: AcmDestinationOptionsInput; filesystem?: never; iam?: never; kubernetes?: never; s3?: never; sftp?: never; vault?: never; webdav?: never; webhook?: never; }
  |  { acm?: never;   /** Writes files into a folder of the server, below INDRI_FILESYSTEM_ROOT. */
  filesystem: FilesystemDestinationOptionsInput; iam?: never; kubernetes?: never; s3?: never; sftp?: never; vault?: never; webdav?: never; webhook?: never; }
  |  { acm?: never; filesystem?: never;   /** Uploads server certificates to IAM, for regions and services that ACM does not serve. */
  iam: IamDestinationOptionsInput; kubernetes?: never; s3?: never; sftp?: never; vault?: never; webdav?: never; webhook?: never; }
  |  { acm?: never; filesystem?: never; iam?: never;   /** Writes secrets of the type kubernetes.io/tls, where ingresses and gateways take certificates from. */
  kubernetes: KubernetesDestinationOptionsInput; s3?: never; sftp?: never; vault?: never; webdav?: never; webhook?: never; }
  |  { acm?: never; filesystem?: never; iam?: never; kubernetes?: never;   /** Puts files into a bucket of Amazon S3, or of what is compatible with it. */
  s3: S3DestinationOptionsInput; sftp?: never; vault?: never; webdav?: never; webhook?: never; }
  |  { acm?: never; filesystem?: never; iam?: never; kubernetes?: never; s3?: never;   /** Writes files into a folder of another server by SFTP. The server needs the extensions of OpenSSH. */
  sftp: SftpDestinationOptionsInput; vault?: never; webdav?: never; webhook?: never; }
  |  { acm?: never; filesystem?: never; iam?: never; kubernetes?: never; s3?: never; sftp?: never;   /** Writes secrets with certificate, chain, full_chain and private_key into a KV engine (version 2) of HashiCorp Vault or OpenBao. */
  vault: VaultDestinationOptionsInput; webdav?: never; webhook?: never; }
  |  { acm?: never; filesystem?: never; iam?: never; kubernetes?: never; s3?: never; sftp?: never; vault?: never;   /** Puts one PEM file with certificate, chain and key into a folder of a web server, by PUT. */
  webdav: WebdavDestinationOptionsInput; webhook?: never; }
  |  { acm?: never; filesystem?: never; iam?: never; kubernetes?: never; s3?: never; sftp?: never; vault?: never; webdav?: never;   /** Hands certificate, chain and key to a service of yours, by signed JSON over HTTPS: the event "deploy" replaces what it has under the name, "remove" takes it away. Each may come twice. */
  webhook: WebhookDestinationOptionsInput; };

/** Options of a DNS provider, by its plugin. Exactly one field is given. */
export type DnsProviderOptionsInput =
  {   /** Adds and removes TXT records in zones that Cloudflare keeps. */
  cloudflare: CloudflareDnsProviderOptionsInput; rfc2136?: never; route53?: never; webhook?: never; }
  |  { cloudflare?: never;   /** Adds and removes TXT records at a name server that takes dynamic updates (RFC 2136), such as BIND, Knot or PowerDNS. */
  rfc2136: Rfc2136DnsProviderOptionsInput; route53?: never; webhook?: never; }
  |  { cloudflare?: never; rfc2136?: never;   /** Adds and removes TXT records in hosted zones of Route 53. */
  route53: Route53DnsProviderOptionsInput; webhook?: never; }
  |  { cloudflare?: never; rfc2136?: never; route53?: never;   /** Asks a service of yours to add and remove TXT records, by signed JSON. It answers 404 where it keeps no zone for the name. */
  webhook: WebhookDnsProviderOptionsInput; };

/** Which domains. Fields are ANDed. */
export type DomainFilter = {
  /** These. */
  ids?: Array<string | number> | null | undefined;
  /** Of one of these names exactly, without regard to case. */
  names?: Array<string> | null | undefined;
  /** Substring of the name, without regard to case. */
  search?: string | null | undefined;
  /** Whether it is sensitive itself. */
  sensitive?: boolean | null | undefined;
};

/** Whom requests are signed for, or who assumes the role. */
export type ElbSourceIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of AWS load balancers. In updates absent keeps what is stored, null clears. */
export type ElbSourceOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** Whether rotation may point endpoints at the new certificate. Otherwise it waits until somebody else has. Default true. */
  allowSwitching?: boolean | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: ElbSourceIdentity | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
};

/** Options of E-mail. In updates absent keeps what is stored, null clears. */
export type EmailNotifierOptionsInput = {
  /** Who is written to, at most 50 addresses. Required. */
  recipients?: Array<string> | null | undefined;
};

/** How what is served compares with what should be. */
export type EndpointDrift =
  /** What is served is what should be. */
  | 'NONE'
  /** No certificate is served. */
  | 'NOT_SERVED'
  /** What is served has been replaced. */
  | 'OUTDATED'
  /** Something else is served, and not merely an older one. */
  | 'UNEXPECTED'
  /** Nothing is known of what should be. */
  | 'UNKNOWN';

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type EndpointFilter = {
  /** Serving one of these certificates. */
  certificateIds?: Array<string | number> | null | undefined;
  /** Whether something else is served than should be. */
  drifted?: boolean | null | undefined;
  /** Where what is served compares so with what should be. */
  drifts?: Array<EndpointDrift> | null | undefined;
  /** Whether the certificate served has expired by now. */
  expired?: boolean | null | undefined;
  /** With one of these weaknesses. */
  findings?: Array<EndpointFindingKind> | null | undefined;
  /** At one of these hosts, exactly. */
  hosts?: Array<string> | null | undefined;
  /** At one of these ports. */
  ports?: Array<number> | null | undefined;
  /** Accepting one of these versions. */
  protocols?: Array<TlsVersion> | null | undefined;
  /** In one of these regions, accounts or namespaces. */
  regions?: Array<string> | null | undefined;
  /** Whether the certificate served is revoked, as far as is known here. */
  revoked?: boolean | null | undefined;
  /** Substring of name, host or server name, without regard to case; % and _ are literal. */
  search?: string | null | undefined;
  /** Serving a certificate that ends in this interval. */
  servedNotAfter?: DateTimeRange | null | undefined;
  /** Seen by one of these sources. */
  sourceIds?: Array<string | number> | null | undefined;
  /** In one of these states. */
  states?: Array<EndpointState> | null | undefined;
  /** Where the last switch, if there was one, is in one of these states. */
  switchStates?: Array<EndpointSwitchState> | null | undefined;
  /** Whether there is any weakness. */
  weak?: boolean | null | undefined;
};

/** What may be weak in how a certificate is served. */
export type EndpointFindingKind =
  /** The certificate has expired. */
  | 'EXPIRED'
  /** An issuing certificate is not sent along. */
  | 'INCOMPLETE_CHAIN'
  /** The certificate is not for the name it is served under. */
  | 'NAME_MISMATCH'
  /** The certificate is not valid yet. */
  | 'NOT_YET_VALID'
  /** TLS 1.0 or 1.1 is accepted (RFC 8996). */
  | 'OLD_PROTOCOL'
  /** The certificate is self-signed. */
  | 'SELF_SIGNED'
  /** A cipher suite without forward secrecy, with SHA-1, or worse, is accepted. */
  | 'WEAK_CIPHER';

/** Whether an endpoint is still seen. */
export type EndpointState =
  /** The last syncs that succeeded did not see it, but they were too few to say so. */
  | 'MISSED'
  /** The last sync that succeeded saw it, or could not tell. */
  | 'PRESENT'
  /** As many syncs as its source asks for succeeded and did not see it. */
  | 'VANISHED';

/** How far it is that an endpoint serves another certificate. */
export type EndpointSwitchState =
  /** There was nothing to switch any more; see lastError. */
  | 'DROPPED'
  /** It could not be switched; see lastError. It is tried again as long as nextAttemptAt is set. */
  | 'FAILED'
  /** It is to be switched; lastError says what it waits for, or why it has not worked yet. */
  | 'PENDING'
  /** It serves it. */
  | 'SWITCHED';

/** What is wrong with an input. Codes may be added; clients should treat an unknown one as INVALID. */
export type ErrorCode =
  | 'ALREADY_REVOKED'
  | 'BAD_SIGNATURE'
  | 'CHAIN_MISMATCH'
  | 'COMPROMISED_KEY'
  | 'CONFLICT'
  | 'EXPIRED'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'INACTIVE'
  | 'INVALID'
  | 'INVALID_CREDENTIALS'
  | 'IN_USE'
  | 'KEY_MISMATCH'
  | 'LIMIT_EXCEEDED'
  | 'NOT_FOUND'
  | 'OUT_OF_RANGE'
  | 'POLICY_VIOLATION'
  | 'REQUIRED'
  | 'REQUIRES_KEY'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'UNSUPPORTED'
  | 'WEAK_KEY';

/** What a browser brings back from single sign-on. */
export type ExchangeSignInCodeInput = {
  /** From the fragment of the address the browser was sent to. Good once, for a minute. */
  code: string;
  /** The text whose SHA-256 was the `challenge` that the sign-in began with. */
  verifier: string;
};

/** A certificate to export. */
export type ExportCertificateInput = {
  /** In which format. */
  format: ExportFormatInput;
  /** The certificate. */
  id: string | number;
};

/** The format to export in, with its options. Exactly one field is given. */
export type ExportFormatInput =
  {   /** A PKCS#10 request (RFC 2986), to have the same key certified elsewhere. */
  csr: CsrExportOptions; der?: never; jks?: never; pem?: never; pkcs7?: never; pkcs12?: never; truststore?: never; }
  |  { csr?: never;   /** One DER value: the certificate, or its key as PKCS#8 (RFC 5208), not encrypted. */
  der: DerExportOptions; jks?: never; pem?: never; pkcs7?: never; pkcs12?: never; truststore?: never; }
  |  { csr?: never; der?: never;   /** A key store in Sun's own format (JKS) with certificate, key and chain, for Java that reads no PKCS#12. */
  jks: JksExportOptions; pem?: never; pkcs7?: never; pkcs12?: never; truststore?: never; }
  |  { csr?: never; der?: never; jks?: never;   /** PEM text (RFC 7468): the parts that are wanted, one behind the other. */
  pem: PemExportOptions; pkcs7?: never; pkcs12?: never; truststore?: never; }
  |  { csr?: never; der?: never; jks?: never; pem?: never;   /** PKCS#7: certificates only, as Windows and Java read them. */
  pkcs7: Pkcs7ExportOptions; pkcs12?: never; truststore?: never; }
  |  { csr?: never; der?: never; jks?: never; pem?: never; pkcs7?: never;   /** A PKCS#12 key store (RFC 7292) with certificate, key and chain. */
  pkcs12: Pkcs12ExportOptions; truststore?: never; }
  |  { csr?: never; der?: never; jks?: never; pem?: never; pkcs7?: never; pkcs12?: never;   /** A Java trust store (JKS): the certificate and its chain as trusted entries, and no key. */
  truststore: TruststoreExportOptions; };

/** A purpose of the key, by name or by OID. Exactly one field is given. */
export type ExtendedKeyUsageInput =
  {   /** By OID. */
  oid: string; purpose?: never; }
  |  { oid?: never;   /** By name. */
  purpose: ExtendedKeyUsagePurpose; };

/** Extended key usages that have a name here. */
export type ExtendedKeyUsagePurpose =
  | 'ANY'
  | 'CLIENT_AUTH'
  | 'CODE_SIGNING'
  | 'EAP_OVER_LAN'
  | 'EAP_OVER_PPP'
  | 'EMAIL_PROTECTION'
  | 'OCSP_SIGNING'
  | 'SERVER_AUTH'
  | 'SMART_CARD_LOGON'
  | 'TIME_STAMPING';

/** Which files are written. */
export type FilesystemDestinationLayout =
  /** name.pem with the certificate, name.chain.pem, name.key. */
  | 'APACHE'
  /** name.bundle.pem with certificate, chain and key. */
  | 'HAPROXY'
  /** name.p12, a PKCS#12 key store with certificate, chain and key. */
  | 'JAVA'
  /** name.jks, a key store in the old format of Java, for software that reads no PKCS#12. */
  | 'JAVA_JKS'
  /** name.pem with certificate and chain, name.key. */
  | 'NGINX';

/** Options of Files. In updates absent keeps what is stored, null clears. */
export type FilesystemDestinationOptionsInput = {
  /** Which files are written. Default NGINX. */
  layout?: FilesystemDestinationLayout | null | undefined;
  /** Folder below the one that the installation sets, such as web/nginx. Made when it is missing. Required. */
  path?: string | null | undefined;
  /** Name of the command to run after files were written, one of those that the installation allows (INDRI_RELOAD_COMMANDS). */
  reload?: string | null | undefined;
  /** Password of the key store, for the layouts JAVA and JAVA_JKS: 12 to 128 ASCII characters. Write-only: kept encrypted and never given out. */
  storePassword?: string | null | undefined;
};

/** Options of Files. In updates absent keeps what is stored, null clears. */
export type FilesystemSourceOptionsInput = {
  /** Whether cleaning may delete files. A file that holds a private key is never deleted. Default false. */
  allowRemoval?: boolean | null | undefined;
  /** How many levels of folders below. Default 3. */
  depth?: number | null | undefined;
  /** Files looked at; with more of them the scan is partial. Default 10000. */
  maximumFiles?: number | null | undefined;
  /** Folder below the one that the installation sets. Required. */
  path?: string | null | undefined;
};

/** A deployment of which you know that it is over. */
export type ForgetDeploymentInput = {
  /** The deployment. The certificate must not be meant to be there any more. */
  id: string | number;
};

/** Kinds of subject alternative names. RFC 5280 section 4.2.1.6. */
export type GeneralNameType =
  | 'DIRECTORY_NAME'
  | 'DNS'
  | 'EMAIL'
  | 'IP'
  | 'OTHER_NAME'
  | 'REGISTERED_ID'
  | 'URI';

/** Whom requests are signed for, or who assumes the role. */
export type IamDestinationIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of AWS IAM server certificates. In updates absent keeps what is stored, null clears. */
export type IamDestinationOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: IamDestinationIdentity | null | undefined;
  /** Path of the server certificates, with slashes at both ends; CloudFront takes them from /cloudfront/. Default /. */
  path?: string | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
  /** Tags put on what is deployed, each as Key=Value. Default . */
  tags?: Array<string> | null | undefined;
};

/** Whom requests are signed for, or who assumes the role. */
export type IamSourceIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of AWS IAM server certificates. In updates absent keeps what is stored, null clears. */
export type IamSourceOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** Whether cleaning may delete certificates there. AWS deletes none that is in use. Default false. */
  allowRemoval?: boolean | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: IamSourceIdentity | null | undefined;
  /** Path that they are looked for below. Default /. */
  path?: string | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
};

/** A CA made elsewhere, with its private key, which never leaves this service again. */
export type ImportAuthorityInput = {
  /** PEM of the CA certificate; its chain may follow it. */
  certificate: string;
  /** PEM of its chain, the issuer first, the root last. */
  chain?: string | null | undefined;
  /** What it is for. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it issues. */
  issuance?: IssuancePolicyInput | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name: string;
  /** A team's address; the role of the same name becomes its owner role. */
  owner: string;
  /** Passphrase of an encrypted key; it is not stored. */
  passphrase?: string | null | undefined;
  /** PEM of its private key: PKCS#8, PKCS#1 or SEC1, also encrypted. */
  privateKey: string;
  /** Roles whose holders may issue from it, besides the owner role. */
  roleIds?: Array<string | number> | null | undefined;
};

/** The certificate that a CA elsewhere made for an authority that waits for it. */
export type InstallAuthorityCertificateInput = {
  /** PEM of the certificate, for the key of its csr where it has one; its chain may follow it. */
  certificate: string;
  /** PEM of its chain, the issuer first, the root last. */
  chain?: string | null | undefined;
  /** The authority that waits, or an EXTERNAL one. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A week is 7 days, a month 30. */
export type IntervalUnit =
  | 'DAYS'
  | 'MONTHS'
  | 'WEEKS';

/** What an authority issues; what is absent keeps its value. Of the nullable lists null is no limit, an empty list permits none. */
export type IssuancePolicyInput = {
  /** DNS names: `example.org`, `*.example.org` (one label before it) or `**.example.org` (one or more). */
  allowedDnsNames?: Array<string> | null | undefined;
  /** Domains of e-mail addresses: `example.org`, `*.example.org` (one label before it) or `**.example.org` (one or more). */
  allowedEmailDomains?: Array<string> | null | undefined;
  /** Extended key usages, by OID. */
  allowedExtendedKeyUsages?: Array<string> | null | undefined;
  /** Extensions that a request may bring in `extensions.other`. */
  allowedExtensions?: Array<string> | null | undefined;
  /** Address ranges in CIDR notation: 10.0.0.0/8, 2001:db8::/32. */
  allowedIpRanges?: Array<string> | null | undefined;
  /** Empty: all key types. */
  allowedKeyTypes?: Array<KeyType> | null | undefined;
  /** Key usages. */
  allowedKeyUsages?: Array<KeyUsage> | null | undefined;
  /** Types of alternative names. */
  allowedNameTypes?: Array<GeneralNameType> | null | undefined;
  /** Hosts of URIs: `example.org`, `*.example.org` (one label before it) or `**.example.org` (one or more). */
  allowedUriHosts?: Array<string> | null | undefined;
  /** Days, when a request does not say. Default 365. */
  defaultValidityDays?: number | null | undefined;
  /** Days at most. Default 825. */
  maximumValidityDays?: number | null | undefined;
  /** Follow the rules of publicly trusted CAs. Default false. */
  publicTrust?: boolean | null | undefined;
  /** Whether every certificate needs a common name. Default false. */
  requireCommonName?: boolean | null | undefined;
};

/** A serial number and who gave it out. */
export type IssuerAndSerialInput = {
  /** The authority of ours that issued it. */
  authorityId: string | number;
  /** Its serial number. */
  serialNumber: string;
};

/** Options of a CA elsewhere, by its plugin. Exactly one field is given. */
export type IssuerOptionsInput =
  {   /** Orders from a CA by ACME (RFC 8555), such as Let's Encrypt: proves names by http-01 or dns-01. Validity is the CA's choice. */
  acme: AcmeIssuerOptionsInput; cfssl?: never; vault?: never; }
  |  { acme?: never;   /** Has a CFSSL server sign. Validity and usages are those of the server's profile; revoking takes a server with a database. */
  cfssl: CfsslIssuerOptionsInput; vault?: never; }
  |  { acme?: never; cfssl?: never;   /** Has the PKI engine of HashiCorp Vault or OpenBao sign. What may be signed, and for how long at most, is the matter of its role; it keeps no reasons of revocations. */
  vault: VaultIssuerOptionsInput; };

/** A key store in Sun's own format (JKS) with certificate, key and chain, for Java that reads no PKCS#12. */
export type JksExportOptions = {
  /** Name of the entry, in lower case. Default: the certificate's. */
  alias?: string | null | undefined;
  /** Whether the chain is in it. */
  chain?: boolean;
  /** Printable ASCII, 12 to 128 characters. Generated and returned when absent. */
  passphrase?: string | null | undefined;
};

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type JobFilter = {
  /** In one of these states. */
  states?: Array<JobState> | null | undefined;
  /** Of one of these types, by name; at most 100. */
  types?: Array<string | number> | null | undefined;
};

/** Where a job stands. */
export type JobState =
  /** Ended before it was done. */
  | 'CANCELLED'
  /** Done. */
  | 'COMPLETED'
  /** The last attempt failed. `retryJob` has it tried again. */
  | 'DEAD'
  /** An attempt failed; it waits for the next. */
  | 'RETRYING'
  /** A worker is at it. */
  | 'RUNNING'
  /** For a worker, or for its time. */
  | 'WAITING';

/** What there is to say against a key. */
export type KeyFindingKind =
  /** It is the key of an authority of ours. */
  | 'AUTHORITY_KEY'
  /** Others are known to have it. */
  | 'COMPROMISED'
  /** Certificates of other owners have it as well. */
  | 'SHARED'
  /** Its private half can be computed or guessed. */
  | 'WEAK';

/** Types of keys that are generated here. */
export type KeyType =
  | 'EC_P256'
  | 'EC_P384'
  | 'EC_P521'
  | 'ED25519'
  | 'ML_DSA_44'
  | 'ML_DSA_65'
  | 'ML_DSA_87'
  | 'RSA_2048'
  | 'RSA_3072'
  | 'RSA_4096';

/** What a key may be used for. RFC 5280 section 4.2.1.3. */
export type KeyUsage =
  | 'CRL_SIGN'
  | 'DATA_ENCIPHERMENT'
  | 'DECIPHER_ONLY'
  | 'DIGITAL_SIGNATURE'
  | 'ENCIPHER_ONLY'
  | 'KEY_AGREEMENT'
  | 'KEY_CERT_SIGN'
  | 'KEY_ENCIPHERMENT'
  | 'NON_REPUDIATION';

/** Options of Kubernetes. In updates absent keeps what is stored, null clears. */
export type KubernetesDestinationOptionsInput = {
  /** Labels put on the secrets, each such as team=web. Default . */
  labels?: Array<string> | null | undefined;
  /** What secrets are called; {name} and {commonName} are those of the certificate. With {commonName}-tls, a renewed certificate takes the place of the old one. Default {name}. */
  nameTemplate?: string | null | undefined;
  /** Namespace of the secrets. Required. */
  namespace?: string | null | undefined;
  /** Token of a service account, sent as bearer token. Required. Write-only: kept encrypted and never given out. */
  token?: string | null | undefined;
  /** PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it. */
  trustedCertificates?: string | null | undefined;
  /** Where the API server is, such as https://kubernetes.example.org:6443. Required. */
  url?: string | null | undefined;
};

/** Options of Kubernetes. In updates absent keeps what is stored, null clears. */
export type KubernetesSourceOptionsInput = {
  /** Namespaces that are looked at; all of the cluster when there are none. Default . */
  namespaces?: Array<string> | null | undefined;
  /** Token of a service account, sent as bearer token. Required. Write-only: kept encrypted and never given out. */
  token?: string | null | undefined;
  /** PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it. */
  trustedCertificates?: string | null | undefined;
  /** Where the API server is, such as https://kubernetes.example.org:6443. Required. */
  url?: string | null | undefined;
};

/** How bad a finding is: with an ERROR nothing is signed. */
export type LintSeverity =
  | 'ERROR'
  | 'WARNING';

/** Names that are permitted or excluded below a CA. RFC 5280 section 4.2.1.10. Exactly one field is given. */
export type NameConstraintInput =
  {   /** Distinguished names that begin so, in RFC 4514. */
  directoryName: string; dns?: never; email?: never; ipRange?: never; uri?: never; }
  |  { directoryName?: never;   /** A domain with everything below it, e.g. example.org. */
  dns: string; email?: never; ipRange?: never; uri?: never; }
  |  { directoryName?: never; dns?: never;   /** A mailbox, a host, or .example.org for the hosts below it. */
  email: string; ipRange?: never; uri?: never; }
  |  { directoryName?: never; dns?: never; email?: never;   /** Addresses as 10.0.0.0/8 or 2001:db8::/32. */
  ipRange: string; uri?: never; }
  |  { directoryName?: never; dns?: never; email?: never; ipRange?: never;   /** The host of URIs, or .example.org for the hosts below it. */
  uri: string; };

/** Names that certificates below a CA may have. RFC 5280 section 4.2.1.10. */
export type NameConstraintsInput = {
  /** Never these. */
  excluded?: Array<NameConstraintInput> | null | undefined;
  /** Only these, of the kinds that occur here. */
  permitted?: Array<NameConstraintInput> | null | undefined;
};

/** Whom a notice is for. */
export type NoticeAudience =
  /** Whoever a notification tells. */
  | 'NOTIFICATION'
  /** The owner, by e-mail. */
  | 'OWNER'
  /** The security team, by e-mail. */
  | 'SECURITY_TEAM';

/** What may happen to a certificate besides its coming end. */
export type NoticeEvent =
  /** It could not be put where it is used. */
  | 'DEPLOYMENT_FAILED'
  /** An endpoint goes on serving something else than it. */
  | 'ENDPOINT_DRIFTED'
  /** An endpoint goes on serving it though it is revoked or outside of its validity, and nothing replaces it. */
  | 'ENDPOINT_INVALID'
  /** An endpoint of which one of these was told serves what it should. */
  | 'ENDPOINT_RECOVERED'
  /** It has ended without having been replaced. */
  | 'EXPIRED'
  /** What was ordered from a CA did not come. */
  | 'ISSUANCE_FAILED'
  /** It was revoked, here or by the CA that issued it. */
  | 'REVOKED'
  /** Another certificate has taken its place. */
  | 'ROTATED'
  /** It is to be renewed by itself, and could not be. */
  | 'ROTATION_FAILED'
  /** An endpoint could not be switched to it. */
  | 'SWITCH_FAILED';

/** What people are told of. */
export type NoticeType =
  /** An authority ends soon, or has ended. */
  | 'AUTHORITY_EXPIRY'
  /** It could not be put where it is used. */
  | 'DEPLOYMENT_FAILED'
  /** An endpoint goes on serving something else than it. */
  | 'ENDPOINT_DRIFTED'
  /** An endpoint goes on serving it though it is revoked or outside of its validity, and nothing replaces it. */
  | 'ENDPOINT_INVALID'
  /** An endpoint of which one of these was told serves what it should. */
  | 'ENDPOINT_RECOVERED'
  /** It has ended without having been replaced. */
  | 'EXPIRED'
  /** A certificate ends soon. */
  | 'EXPIRY'
  /** What was ordered from a CA did not come. */
  | 'ISSUANCE_FAILED'
  /** Work in the background has failed for good: its job is dead, see `jobs`. */
  | 'JOB_FAILING'
  /** Work in the background that people were told of is done again. */
  | 'JOB_RECOVERED'
  /** It was revoked, here or by the CA that issued it. */
  | 'REVOKED'
  /** Another certificate has taken its place. */
  | 'ROTATED'
  /** It is to be renewed by itself, and could not be. */
  | 'ROTATION_FAILED'
  /** A source keeps failing: several syncs in a row did not succeed. */
  | 'SOURCE_FAILING'
  /** A source that people were told of works again. */
  | 'SOURCE_RECOVERED'
  /** How things stand, for the security team. */
  | 'SUMMARY'
  /** An endpoint could not be switched to it. */
  | 'SWITCH_FAILED'
  /** Somebody has tried a notification out. */
  | 'TEST';

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type NotificationFilter = {
  /** Whether it speaks. */
  active?: boolean | null | undefined;
  /** Speaking of one of these certificates. */
  certificateIds?: Array<string | number> | null | undefined;
  /** Owned by one of these. */
  owners?: Array<string> | null | undefined;
  /** Sent by one of these plugins, by slug. */
  plugins?: Array<string> | null | undefined;
  /** Substring of the name, without regard to case. */
  search?: string | null | undefined;
};

/** How long before the end of a certificate, at most ten years. */
export type NotificationIntervalInput = {
  /** How many, at least 1. */
  count: number;
  /** Of what. */
  unit?: IntervalUnit;
};

/** Options of a notifier, by its plugin. Exactly one field is given. */
export type NotifierOptionsInput =
  {   /** Sends each notice by e-mail to its recipients. */
  email: EmailNotifierOptionsInput; pagerduty?: never; slack?: never; teams?: never; webhook?: never; }
  |  { email?: never;   /** Triggers an incident for each certificate, and resolves it when the certificate is renewed or revoked. */
  pagerduty: PagerdutyNotifierOptionsInput; slack?: never; teams?: never; webhook?: never; }
  |  { email?: never; pagerduty?: never;   /** Writes each notice into a Slack channel by an incoming webhook. */
  slack: SlackNotifierOptionsInput; teams?: never; webhook?: never; }
  |  { email?: never; pagerduty?: never; slack?: never;   /** Posts each notice as a card to a Teams channel by a workflow. */
  teams: TeamsNotifierOptionsInput; webhook?: never; }
  |  { email?: never; pagerduty?: never; slack?: never; teams?: never;   /** Posts each notice as signed JSON to a URL. */
  webhook: WebhookNotifierOptionsInput; };

/** Which way a list is ordered. */
export type OrderDirection =
  | 'ASC'
  | 'DESC';

/** An extension without a field of its own. */
export type OtherExtensionInput = {
  /** Whether software must refuse what it does not know. */
  critical?: boolean;
  /** Its OID; not one that the profile writes itself. */
  oid: string;
  /** DER of its value. */
  value: string;
};

/** Options of PagerDuty. In updates absent keeps what is stored, null clears. */
export type PagerdutyNotifierOptionsInput = {
  /** Integration key of the service, of the type Events API v2. Required. Write-only: kept encrypted and never given out. */
  routingKey?: string | null | undefined;
  /** Where events go. In the EU: https://events.eu.pagerduty.com/v2/enqueue. Default https://events.pagerduty.com/v2/enqueue. */
  url?: string | null | undefined;
};

/** PEM text (RFC 7468): the parts that are wanted, one behind the other. */
export type PemExportOptions = {
  /** What a PEM file holds, in this order, each once. With PRIVATE_KEY it takes the right to the key. */
  parts?: Array<PemPart>;
};

/** What a PEM file holds, in this order, each once. With PRIVATE_KEY it takes the right to the key. */
export type PemPart =
  /** The certificate. */
  | 'CERTIFICATE'
  /** The certificates above it, its issuer first. */
  | 'CHAIN'
  /** Its key as PKCS#8, which takes the right to the key. */
  | 'PRIVATE_KEY';

/** Fields are ANDed; lists inside a field are ORed. */
export type PendingCertificateFilter = {
  /** Ordered from one of these authorities. */
  authorityIds?: Array<string | number> | null | undefined;
  /** Asked for by one of these users. */
  creatorIds?: Array<string | number> | null | undefined;
  /** One of these. */
  ids?: Array<string | number> | null | undefined;
  /** Owned by one of these. */
  owners?: Array<string> | null | undefined;
  /** In one of these states. */
  states?: Array<PendingCertificateState> | null | undefined;
};

/** What somebody may do with an order. */
export type PendingCertificatePermission =
  | 'CANCEL'
  | 'COMPLETE'
  | 'RETRY'
  | 'VIEW';

/** Where an order at a CA elsewhere stands. */
export type PendingCertificateState =
  /** Given up; its key is gone. */
  | 'CANCELLED'
  /** The CA said no, or its answer does not fit; retryPendingCertificate orders it anew. */
  | 'FAILED'
  /** Its certificate is there. */
  | 'ISSUED'
  /** On its way; it goes on by itself. */
  | 'PENDING';

/** What an API key may be narrowed to. A scope never gives more than its user may do. */
export type Permission =
  | 'API_KEY_CREATE'
  | 'API_KEY_REVOKE'
  | 'AUDIT_READ'
  | 'AUTHORITY_CREATE'
  | 'AUTHORITY_DELETE'
  | 'AUTHORITY_IMPORT'
  | 'AUTHORITY_UPDATE'
  | 'CERTIFICATE_CREATE'
  | 'CERTIFICATE_DELETE'
  | 'CERTIFICATE_DEPLOY'
  | 'CERTIFICATE_EXPORT'
  | 'CERTIFICATE_EXPORT_KEY'
  | 'CERTIFICATE_REISSUE'
  | 'CERTIFICATE_REVOKE'
  | 'CERTIFICATE_UPDATE'
  | 'CERTIFICATE_UPLOAD'
  | 'CERTIFICATE_VERIFY'
  | 'COMPROMISED_KEY_CREATE'
  | 'COMPROMISED_KEY_DELETE'
  | 'DESTINATION_CREATE'
  | 'DESTINATION_DELETE'
  | 'DESTINATION_TEST'
  | 'DESTINATION_UPDATE'
  | 'DNS_PROVIDER_CREATE'
  | 'DNS_PROVIDER_DELETE'
  | 'DNS_PROVIDER_UPDATE'
  | 'DOMAIN_CREATE'
  | 'DOMAIN_DELETE'
  | 'DOMAIN_UPDATE'
  | 'ENCRYPTION_KEY_READ'
  | 'ENCRYPTION_KEY_REWRAP'
  | 'ENDPOINT_UPDATE'
  | 'JOB_CANCEL'
  | 'JOB_READ'
  | 'JOB_RETRY'
  | 'JOB_START'
  | 'NOTIFICATION_CREATE'
  | 'NOTIFICATION_DELETE'
  | 'NOTIFICATION_TEST'
  | 'NOTIFICATION_UPDATE'
  | 'PENDING_CERTIFICATE_CANCEL'
  | 'PENDING_CERTIFICATE_COMPLETE'
  | 'PENDING_CERTIFICATE_UPDATE'
  | 'READ'
  | 'ROLE_CREATE'
  | 'ROLE_DELETE'
  | 'ROLE_UPDATE'
  | 'ROTATION_POLICY_CREATE'
  | 'ROTATION_POLICY_DELETE'
  | 'ROTATION_POLICY_UPDATE'
  | 'SOURCE_CLEAN'
  | 'SOURCE_CREATE'
  | 'SOURCE_DELETE'
  | 'SOURCE_SYNC'
  | 'SOURCE_UPDATE'
  | 'USER_CREATE'
  | 'USER_DELETE'
  | 'USER_UPDATE';

/** PKCS#7: certificates only, as Windows and Java read them. */
export type Pkcs7ExportOptions = {
  /** Whether the chain is in it. */
  chain?: boolean;
};

/** A PKCS#12 key store (RFC 7292) with certificate, key and chain. */
export type Pkcs12ExportOptions = {
  /** Name of the entry. Default: the certificate's. */
  alias?: string | null | undefined;
  /** Whether the chain is in it. */
  chain?: boolean;
  /** Printable ASCII, 12 to 128 characters. Generated and returned when absent. */
  passphrase?: string | null | undefined;
  /** How a PKCS#12 file is protected. */
  profile?: Pkcs12Profile;
};

/** A PKCS#12 file (.p12, .pfx): a certificate with its chain and, if it holds one, its private key. */
export type Pkcs12Input = {
  /** Its bytes, at most 1 MiB. */
  data: string;
  /** What it is protected with; empty when with nothing. */
  passphrase?: string;
};

/** How a PKCS#12 file is protected. */
export type Pkcs12Profile =
  /** AES-256 and a SHA-256 MAC: OpenSSL 1.1, Java 8u301 and later. */
  | 'COMPATIBLE'
  /** 3DES and a SHA-1 MAC, for older software only. */
  | 'LEGACY'
  /** AES-256 and PBMAC1 (RFC 9579): OpenSSL 3.4, Java 26. */
  | 'MODERN';

/** What a plugin can do beyond its family's duty. */
export type PluginCapability =
  /** A source that tells where certificates are served, too. */
  | 'LIST_ENDPOINTS'
  /** A destination that can take away what it put there, or a source what is kept there. */
  | 'REMOVE'
  /** A destination or an exporter that takes certificates with their private key only. */
  | 'REQUIRES_KEY'
  /** An issuer that can have a certificate revoked. */
  | 'REVOKE'
  /** A source that can have an endpoint serve another certificate. */
  | 'SWITCH_ENDPOINT';

/** Families of plugins. More may come. */
export type PluginKind =
  /** Puts certificates where they are used. */
  | 'DESTINATION'
  /** Publishes TXT records for dns-01 challenges. */
  | 'DNS_PROVIDER'
  /** Writes a file of a certificate. Its options are those of `exportCertificate`. */
  | 'EXPORTER'
  /** Has certificates signed by a CA elsewhere. */
  | 'ISSUER'
  /** Tells people, of an expiring certificate for instance. */
  | 'NOTIFIER'
  /** Finds certificates that are kept or served somewhere. */
  | 'SOURCE';

/** What an option takes, for a form to choose its control by. */
export type PluginOptionType =
  /** Yes or no. */
  | 'BOOLEAN'
  /** One of `choices`. */
  | 'CHOICE'
  /** A list of some of `choices`, in any order. */
  | 'CHOICES'
  /** One e-mail address. */
  | 'EMAIL'
  /** A list of e-mail addresses. */
  | 'EMAILS'
  /** A host name or an address. */
  | 'HOST'
  /** A whole number. */
  | 'INTEGER'
  /** A relative path of plain folder names. */
  | 'PATH'
  /** A port, 1 to 65535. */
  | 'PORT'
  /** Write-only text. */
  | 'SECRET'
  /** One line of text. */
  | 'STRING'
  /** A list of texts, each one line. */
  | 'STRINGS'
  /** Several lines of text. */
  | 'TEXT'
  /** A URL of http or https. */
  | 'URL';

/** A public key. Exactly one field is given. */
export type PublicKeyInput =
  {   /** PEM of a certificate with it. */
  certificate: string; csr?: never; fingerprint?: never; publicKey?: never; }
  |  { certificate?: never;   /** PEM of a request with it. */
  csr: string; fingerprint?: never; publicKey?: never; }
  |  { certificate?: never; csr?: never;   /** SHA-256 of its SubjectPublicKeyInfo. */
  fingerprint: string; publicKey?: never; }
  |  { certificate?: never; csr?: never; fingerprint?: never;   /** PEM of the key itself. */
  publicKey: string; };

/** A certificate to issue again: same subject, names and usages. */
export type ReissueCertificateInput = {
  /** Another authority to move to; takes the right to issue from it. */
  authorityId?: string | number | null | undefined;
  /** PEM of a request that brings the new key; its names are added. */
  csr?: string | null | undefined;
  /** The certificate. */
  id: string | number;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Whether the new one is linked as replacement of the old one. */
  replace?: boolean;
  /** Whether the new one gets the same key. */
  reuseKey?: boolean;
  /** Default: the same span from now, within what the authority allows. */
  validityDays?: number | null | undefined;
  /** Or give validityDays. */
  validityEnd?: string | null | undefined;
};

/** What a CA elsewhere knows of a revocation. */
export type RemoteRevocationState =
  /** It has revoked the certificate. */
  | 'DONE'
  /** It refused; revokeCertificate tells it again. */
  | 'FAILED'
  /** It cannot be told from here: the certificate is only marked. */
  | 'NOT_TOLD'
  /** It is being told, and told again until it has heard. */
  | 'PENDING';

/** A certificate that was revoked for CERTIFICATE_HOLD, to be valid again. */
export type RemoveCertificateHoldInput = {
  /** What there is to say about it, for the audit log. */
  comment?: string | null | undefined;
  /** The certificate. */
  id: string | number;
};

/** A record of a compromised key that was a mistake. */
export type RemoveCompromisedKeyInput = {
  /** Which record. */
  id: string | number;
  /** Why it was a mistake, at most 1024 characters; kept in the audit log. */
  reason: string;
};

/** When renewals may begin: from every tick of the cron expression on, for so many minutes. */
export type RenewalWindowInput = {
  /** Cron expression of five fields, such as "0 2 * * 1-5". */
  cron: string;
  /** How long it stays open, 1 to 10080 minutes. */
  durationMinutes: number;
  /** IANA time zone, such as Europe/Berlin. Default UTC. */
  timeZone?: string | null | undefined;
};

/** Something that was not told to everybody. */
export type RetryDeliveryInput = {
  /** The delivery: FAILED, PENDING, or SENT with a lastError. */
  id: string | number;
};

/** A deployment to try again now, put or taken away as it is meant. */
export type RetryDeploymentInput = {
  /** The deployment. */
  id: string | number;
};

/** A dead job to try again. */
export type RetryJobInput = {
  /** The job. */
  id: string | number;
};

/** An order to try again. */
export type RetryPendingCertificateInput = {
  /** The order. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A rotation to go on with now. */
export type RetryRotationInput = {
  /** The rotation. */
  id: string | number;
};

/** Whose private key is wanted. */
export type RevealPrivateKeyInput = {
  /** The certificate. */
  id: string | number;
};

/** Why a certificate was revoked. RFC 5280 section 5.3.1. */
export type RevocationReason =
  | 'AA_COMPROMISE'
  | 'AFFILIATION_CHANGED'
  | 'CA_COMPROMISE'
  | 'CERTIFICATE_HOLD'
  | 'CESSATION_OF_OPERATION'
  | 'KEY_COMPROMISE'
  | 'PRIVILEGE_WITHDRAWN'
  | 'SUPERSEDED'
  | 'UNSPECIFIED';

/** An API key to end. */
export type RevokeApiKeyInput = {
  /** The key. */
  id: string | number;
};

/** A certificate to revoke. */
export type RevokeCertificateInput = {
  /** What there is to say about it; not published. */
  comment?: string | null | undefined;
  /** Revoke it although endpoints serve it; and mark it as revoked here even where the CA elsewhere that issued it cannot be told, where it has to be revoked by other means. */
  force?: boolean;
  /** The certificate. */
  id: string | number;
  /** Why. */
  reason?: RevocationReason;
};

/** How to wrap stored secrets by the primary key. */
export type RewrapSecretsInput = {
  /** Only count what there would be to do. */
  dryRun?: boolean;
};

/** Algorithm of the TSIG key. */
export type Rfc2136DnsProviderAlgorithm =
  /** HMAC with SHA-256. */
  | 'HMAC_SHA256'
  /** HMAC with SHA-384. */
  | 'HMAC_SHA384'
  /** HMAC with SHA-512. */
  | 'HMAC_SHA512';

/** Options of Dynamic DNS updates. In updates absent keeps what is stored, null clears. */
export type Rfc2136DnsProviderOptionsInput = {
  /** Algorithm of the TSIG key. Default HMAC_SHA256. */
  algorithm?: Rfc2136DnsProviderAlgorithm | null | undefined;
  /** Name of the TSIG key, as the name server has it. Let it update TXT records only. Required. */
  keyName?: string | null | undefined;
  /** Port of the name server. Default 53. */
  port?: number | null | undefined;
  /** The TSIG key in base64, as tsig-keygen prints it. Required. Write-only: kept encrypted and never given out. */
  secret?: string | null | undefined;
  /** Name or address of the primary name server of the zones. Asked over TCP. Required. */
  server?: string | null | undefined;
};

/** An account at a remote CA. It is stored encrypted and never shown again. */
export type RoleCredentialsInput = {
  /** Its password there. */
  password: string;
  /** Its name there. */
  username: string;
};

/** Which roles. Fields are ANDed. */
export type RoleFilter = {
  /** Whether it comes with the installation. */
  builtIn?: boolean | null | undefined;
  /** These. */
  ids?: Array<string | number> | null | undefined;
  /** Whether the identity provider decides on its members. */
  managedByIdentityProvider?: boolean | null | undefined;
  /** Whether the caller holds it. */
  mine?: boolean | null | undefined;
  /** Substring of the name, without regard to case. */
  search?: string | null | undefined;
};

/** One step of an order. */
export type RoleOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** What to order by. */
  field: RoleOrderField;
};

/** What roles are ordered by. */
export type RoleOrderField =
  | 'CREATED_AT'
  | 'NAME';

/** A rotation to undo. */
export type RollBackRotationInput = {
  /** The rotation. */
  id: string | number;
};

/** A certificate to rotate now. */
export type RotateCertificateInput = {
  /** The certificate. */
  id: string | number;
};

/** Where a rotation stands. */
export type RotationState =
  /** The new one is put to the destinations of the old one. */
  | 'DEPLOYING'
  /** The new certificate has taken the place of the old one. */
  | 'DONE'
  /** A step failed; see step and lastError. It is tried again as long as nextAttemptAt is set. */
  | 'FAILED'
  /** It waits for its time. */
  | 'PLANNED'
  /** The new certificate is issued, or waited for where a CA elsewhere issues it. */
  | 'REISSUING'
  /** The old one is taken away, and revoked where the policy says so. */
  | 'RETIRING'
  /** The old certificate was put back. */
  | 'ROLLED_BACK'
  /** It had no reason any more, or was cancelled; see lastError. */
  | 'SKIPPED'
  /** Endpoints whose sources can are pointed at the new one, such as load balancers; of others, it is expected. */
  | 'SWITCHING'
  /** Handshakes show whether the new one is served. */
  | 'VERIFYING';

/** A step of a rotation. */
export type RotationStepName =
  /** The new one is put to the destinations of the old one. */
  | 'DEPLOYING'
  /** It waits for its time. */
  | 'PLANNED'
  /** The new certificate is issued, or waited for where a CA elsewhere issues it. */
  | 'REISSUING'
  /** The old one is taken away, and revoked where the policy says so. */
  | 'RETIRING'
  /** The old certificate is put back. */
  | 'ROLLING_BACK'
  /** Endpoints whose sources can are pointed at the new one, such as load balancers; of others, it is expected. */
  | 'SWITCHING'
  /** Handshakes show whether the new one is served. */
  | 'VERIFYING';

/** Where a step stands. */
export type RotationStepState =
  /** It is done. */
  | 'DONE'
  /** It failed; see error. */
  | 'FAILED'
  /** It is being done; or was, by a process that has ended. */
  | 'RUNNING'
  /** There was nothing to do. */
  | 'SKIPPED'
  /** It waits for what detail says. */
  | 'WAITING';

/** Why a certificate is rotated. */
export type RotationTrigger =
  /** Its CA asks for it (RFC 9773). */
  | 'CA'
  /** Its rotation policy says so. */
  | 'POLICY'
  /** Somebody asked for it. */
  | 'REQUEST';

/** Whom requests are signed for, or who assumes the role. */
export type Route53DnsProviderIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Options of Amazon Route 53. In updates absent keeps what is stored, null clears. */
export type Route53DnsProviderOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Id of the hosted zone, for users that may not list zones. Otherwise the public zone whose name fits longest. */
  hostedZoneId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: Route53DnsProviderIdentity | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
};

/** Who made a rule: a standard, the authority, or this installation. */
export type RuleSource =
  | 'AUTHORITY'
  | 'INSTALLATION'
  | 'STANDARD';

/** What a rule says. */
export type RuleVerdict =
  /** The certificate is refused. */
  | 'FAILED'
  /** Nothing is wrong. */
  | 'PASSED'
  /** Worth knowing; the certificate is issued all the same. */
  | 'WARNING';

/** How the objects are encrypted at rest. */
export type S3DestinationEncryption =
  /** By a key of S3 (SSE-S3). */
  | 'AES256'
  /** As the bucket says. */
  | 'BUCKET'
  /** By a key of the Key Management Service (SSE-KMS). */
  | 'KMS';

/** Whom requests are signed for, or who assumes the role. */
export type S3DestinationIdentity =
  /** The user of the access key. */
  | 'ACCESS_KEY'
  /** The role of the service's own container or instance, where the installation lends it (INDRI_AWS_CREDENTIALS). */
  | 'MACHINE';

/** Which files are written. */
export type S3DestinationLayout =
  /** name.pem with the certificate, name.chain.pem, name.key. */
  | 'APACHE'
  /** name.bundle.pem with certificate, chain and key. */
  | 'HAPROXY'
  /** name.p12, a PKCS#12 key store with certificate, chain and key. */
  | 'JAVA'
  /** name.jks, a key store in the old format of Java, for software that reads no PKCS#12. */
  | 'JAVA_JKS'
  /** name.pem with certificate and chain, name.key. */
  | 'NGINX';

/** Options of S3. In updates absent keeps what is stored, null clears. */
export type S3DestinationOptionsInput = {
  /** Access key id of the user that requests are signed for, with the identity ACCESS_KEY. */
  accessKeyId?: string | null | undefined;
  /** Name of the bucket. Required. */
  bucket?: string | null | undefined;
  /** How the objects are encrypted at rest. Default BUCKET. */
  encryption?: S3DestinationEncryption | null | undefined;
  /** URL in place of those of AWS, for what is compatible with it. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). */
  endpoint?: string | null | undefined;
  /** External id that the trust policy of the role asks for. */
  externalId?: string | null | undefined;
  /** Whom requests are signed for, or who assumes the role. Default ACCESS_KEY. */
  identity?: S3DestinationIdentity | null | undefined;
  /** Id or ARN of the key, with the encryption KMS; that of the account for S3 unless given. */
  kmsKeyId?: string | null | undefined;
  /** Which files are written. Default NGINX. */
  layout?: S3DestinationLayout | null | undefined;
  /** What the keys of the objects begin with, without slashes at its ends. */
  prefix?: string | null | undefined;
  /** Region, such as eu-central-1. It tells the partition, too: cn-… is China, us-gov-… GovCloud. Required. */
  region?: string | null | undefined;
  /** ARN of a role to assume (STS AssumeRole), for other accounts and narrower rights. */
  roleArn?: string | null | undefined;
  /** Secret access key that belongs to the access key id. Write-only: kept encrypted and never given out. */
  secretAccessKey?: string | null | undefined;
  /** Password of the key store, for the layouts JAVA and JAVA_JKS: 12 to 128 ASCII characters. Write-only: kept encrypted and never given out. */
  storePassword?: string | null | undefined;
};

/** A notification to try out. */
export type SendTestNotificationInput = {
  /** The notification; it may be inactive. */
  id: string | number;
};

/** What belongs at an endpoint. */
export type SetEndpointCertificateInput = {
  /** The certificate, which what replaces it stands in for. Null: whatever is served, or replaces that. */
  certificateId?: string | number | null | undefined;
  /** The endpoint. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A new password of somebody else. */
export type SetUserPasswordInput = {
  /** At least 12 characters. */
  password: string;
  /** Whose. */
  userId: string | number;
};

/** Which files are written. */
export type SftpDestinationLayout =
  /** name.pem with the certificate, name.chain.pem, name.key. */
  | 'APACHE'
  /** name.bundle.pem with certificate, chain and key. */
  | 'HAPROXY'
  /** name.p12, a PKCS#12 key store with certificate, chain and key. */
  | 'JAVA'
  /** name.jks, a key store in the old format of Java, for software that reads no PKCS#12. */
  | 'JAVA_JKS'
  /** name.pem with certificate and chain, name.key. */
  | 'NGINX';

/** Options of Files by SFTP. In updates absent keeps what is stored, null clears. */
export type SftpDestinationOptionsInput = {
  /** Name or address of the server. Required. */
  host?: string | null | undefined;
  /** Fingerprint of one of its host keys, as `ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub` prints it there. A server that shows no such key is sent nothing. Required. */
  hostFingerprint?: string | null | undefined;
  /** Which files are written. Default NGINX. */
  layout?: SftpDestinationLayout | null | undefined;
  /** Passphrase of the private key, if it has one. Write-only: kept encrypted and never given out. */
  passphrase?: string | null | undefined;
  /** Password of the user. Either it or a private key. Write-only: kept encrypted and never given out. */
  password?: string | null | undefined;
  /** Folder to write to, such as /etc/nginx/certificates; without a slash at its beginning, below where the user arrives. Made when it is missing. Required. */
  path?: string | null | undefined;
  /** Port of its SSH service. Default 22. */
  port?: number | null | undefined;
  /** Private key of the user, in the form of OpenSSH or PEM. Either it or a password. Write-only: kept encrypted and never given out. */
  privateKey?: string | null | undefined;
  /** Password of the key store, for the layouts JAVA and JAVA_JKS: 12 to 128 ASCII characters. Write-only: kept encrypted and never given out. */
  storePassword?: string | null | undefined;
  /** Who to sign in as. It needs to write to the folder, and nothing else. Required. */
  user?: string | null | undefined;
};

/** Who signs in. */
export type SignInInput = {
  /** As it was set; at most 4096 characters. */
  password: string;
  /** Without regard to case. */
  username: string;
};

/** Whose sessions end. */
export type SignOutEverywhereInput = {
  /** Ends their API keys as well. */
  revokeApiKeys?: boolean;
  /** Default: the caller's own. */
  userId?: string | number | null | undefined;
};

/** Options of Slack. In updates absent keeps what is stored, null clears. */
export type SlackNotifierOptionsInput = {
  /** URL of the incoming webhook, https://hooks.slack.com/services/…: whoever knows it can write into the channel. Required. Write-only: kept encrypted and never given out. */
  webhookUrl?: string | null | undefined;
};

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type SourceFilter = {
  /** Whether it is synchronised by itself. */
  active?: boolean | null | undefined;
  /** Whether its last sync did not succeed. */
  failing?: boolean | null | undefined;
  /** Of one of these plugins, by slug. */
  plugins?: Array<string> | null | undefined;
  /** Substring of the name, without regard to case. */
  search?: string | null | undefined;
};

/** Options of a source, by its plugin. Exactly one field is given. */
export type SourceOptionsInput =
  {   /** Finds the certificates that ACM keeps in a region, issued by it or imported. */
  acm: AcmSourceOptionsInput; cloudfront?: never; elb?: never; filesystem?: never; iam?: never; kubernetes?: never; tlsscan?: never; }
  |  { acm?: never;   /** Finds what the distributions of CloudFront serve, from ACM in us-east-1 and IAM; rotation points them at the new certificate. */
  cloudfront: CloudfrontSourceOptionsInput; elb?: never; filesystem?: never; iam?: never; kubernetes?: never; tlsscan?: never; }
  |  { acm?: never; cloudfront?: never;   /** Finds what the listeners of application, network and classic load balancers serve in a region, from ACM and IAM, and how; rotation points them at the new certificate. */
  elb: ElbSourceOptionsInput; filesystem?: never; iam?: never; kubernetes?: never; tlsscan?: never; }
  |  { acm?: never; cloudfront?: never; elb?: never;   /** Finds certificates in PEM, DER and PKCS#7 files of a folder of the server, below INDRI_FILESYSTEM_ROOT. */
  filesystem: FilesystemSourceOptionsInput; iam?: never; kubernetes?: never; tlsscan?: never; }
  |  { acm?: never; cloudfront?: never; elb?: never; filesystem?: never;   /** Finds the server certificates that IAM keeps for an account. */
  iam: IamSourceOptionsInput; kubernetes?: never; tlsscan?: never; }
  |  { acm?: never; cloudfront?: never; elb?: never; filesystem?: never; iam?: never;   /** Finds the certificates in secrets of the type kubernetes.io/tls. Their keys are not looked at. */
  kubernetes: KubernetesSourceOptionsInput; tlsscan?: never; }
  |  { acm?: never; cloudfront?: never; elb?: never; filesystem?: never; iam?: never; kubernetes?: never;   /** Finds certificates that are served in a network, by shaking hands, and what is weak in how they are. */
  tlsscan: TlsscanSourceOptionsInput; };

/** How a sync ended. */
export type SourceSyncOutcome =
  /** The source could not be looked at: nothing counts as missed. */
  | 'FAILED'
  /** A part could not be looked at, or nothing at all was found: nothing counts as missed. */
  | 'PARTIAL'
  /** Everything was looked at; what was not found counts as missed. */
  | 'SUCCEEDED';

/** What is going on with a source. */
export type SourceSyncState =
  /** Nothing, until its time comes or somebody asks. */
  | 'IDLE'
  /** A sync is under way. */
  | 'RUNNING'
  /** A sync was asked for, or its time has come. */
  | 'WAITING';

/** A recurring type of jobs to start now. */
export type StartJobInput = {
  /** Name of the type. */
  type: string | number;
};

/** What is spoken in the clear before TLS begins. */
export type StartTls =
  | 'IMAP'
  | 'LDAP'
  | 'POP3'
  | 'POSTGRES'
  | 'SMTP';

/** A name the certificate is for. Exactly one field is given. */
export type SubjectAlternativeNameInput =
  {   /** Distinguished name in RFC 4514. */
  directoryName: string; dns?: never; email?: never; ip?: never; otherName?: never; registeredId?: never; uri?: never; }
  |  { directoryName?: never;   /** Host name, also internationalised; a wildcard as *.example.org. */
  dns: string; email?: never; ip?: never; otherName?: never; registeredId?: never; uri?: never; }
  |  { directoryName?: never; dns?: never;   /** E-mail address. */
  email: string; ip?: never; otherName?: never; registeredId?: never; uri?: never; }
  |  { directoryName?: never; dns?: never; email?: never;   /** IPv4 or IPv6 address. */
  ip: string; otherName?: never; registeredId?: never; uri?: never; }
  |  { directoryName?: never; dns?: never; email?: never; ip?: never;   /** Other name as `<OID>;<base64 of the DER value>`. */
  otherName: string; registeredId?: never; uri?: never; }
  |  { directoryName?: never; dns?: never; email?: never; ip?: never; otherName?: never;   /** OID. */
  registeredId: string; uri?: never; }
  |  { directoryName?: never; dns?: never; email?: never; ip?: never; otherName?: never; registeredId?: never;   /** URI with its scheme. */
  uri: string; };

/** Parts of a subject; what is absent is left out of the name. */
export type SubjectInput = {
  /** CN, at most 64 characters. */
  commonName?: string | null | undefined;
  /** C, two letters of ISO 3166. */
  country?: string | null | undefined;
  /** emailAddress, at most 255 characters. */
  emailAddress?: string | null | undefined;
  /** L, at most 128 characters. */
  locality?: string | null | undefined;
  /** O, at most 64 characters. */
  organization?: string | null | undefined;
  /** OU, at most 64 characters. */
  organizationalUnit?: string | null | undefined;
  /** ST, at most 128 characters. */
  state?: string | null | undefined;
};

/** What an endpoint is to serve from now on. */
export type SwitchEndpointInput = {
  /** The certificate. It has to be kept where the endpoint takes certificates from, such as ACM. */
  certificateId: string | number;
  /** The endpoint. */
  id: string | number;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A source to synchronise. */
export type SyncSourceInput = {
  /** Whether it may be true that nothing at all is there any more. Otherwise a sync that finds nothing where there was something is taken for an outage. */
  acceptEmpty?: boolean;
  /** The source. */
  id: string | number;
};

/** Options of Microsoft Teams. In updates absent keeps what is stored, null clears. */
export type TeamsNotifierOptionsInput = {
  /** URL of the workflow "Post to a channel when a webhook request is received": whoever knows it can post. Required. Write-only: kept encrypted and never given out. */
  workflowUrl?: string | null | undefined;
};

/** A destination to test. */
export type TestDestinationInput = {
  /** The destination. */
  id: string | number;
};

/** A version of TLS. */
export type TlsVersion =
  | 'TLS_1_0'
  | 'TLS_1_1'
  | 'TLS_1_2'
  | 'TLS_1_3';

/** Options of TLS scan. In updates absent keeps what is stored, null clears. */
export type TlsscanSourceOptionsInput = {
  /** Places looked at at once. Default 20. */
  atOnce?: number | null | undefined;
  /** Looks at each address of a name that has several, at most 16: each is an endpoint. Otherwise at one of them. Default true. */
  everyAddress?: boolean | null | undefined;
  /** Names, addresses, and networks such as 192.0.2.0/24, each of at most 1024 addresses. Required. */
  hosts?: Array<string> | null | undefined;
  /** Connections begun a second. Default 50. */
  perSecond?: number | null | undefined;
  /** Ports where TLS begins at once, such as 443, or after STARTTLS: 25/smtp, 143/imap, 110/pop3, 389/ldap, 5432/postgres. Default 443. */
  ports?: Array<string> | null | undefined;
  /** Also tries old protocols and weak ciphers: 7 connections. Default true. */
  probe?: boolean | null | undefined;
  /** PEM of roots that your clients know besides the public ones. */
  roots?: string | null | undefined;
  /** Names to ask each of them for (SNI), besides its own; kept where the answer is another certificate or fits. */
  serverNames?: Array<string> | null | undefined;
  /** For one handshake. Default 5. */
  timeoutSeconds?: number | null | undefined;
};

/** A Java trust store (JKS): the certificate and its chain as trusted entries, and no key. */
export type TruststoreExportOptions = {
  /** Start of the entries' names. Default: the certificate's. */
  alias?: string | null | undefined;
  /** Printable ASCII, 12 to 128 characters. Generated and returned when absent. */
  passphrase?: string | null | undefined;
};

/** Fields are ANDed; lists inside a field are ORed, and an empty list matches nothing. */
export type UpcomingNoticeFilter = {
  /** Of one of these certificates. */
  certificateIds?: Array<string | number> | null | undefined;
  /** By one of these notifications. */
  notificationIds?: Array<string | number> | null | undefined;
  /** Of certificates owned by one of these. */
  owners?: Array<string> | null | undefined;
};

/** Changes to an authority. Absent keeps, null or an empty list clears. */
export type UpdateAuthorityInput = {
  /** False: it issues nothing any more; its revocation list is still made. */
  active?: boolean | null | undefined;
  /** What it is for. */
  description?: string | null | undefined;
  /** Which authority. */
  id: string | number;
  /** What it issues; what is absent inside keeps as well, null goes back to the defaults. */
  issuance?: IssuancePolicyInput | null | undefined;
  /** Options of an EXTERNAL authority to change. Write-only ones that are left out stay; the plugin itself cannot change. */
  issuer?: IssuerOptionsInput | null | undefined;
  /** Another team: its owner role takes the old one's place, and the creator of the CA certificate loses rights on it. */
  owner?: string | null | undefined;
  /** Roles whose holders may issue from it, besides the owner role and its own two, which stay. */
  roleIds?: Array<string | number> | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** Changes to a certificate: absent keeps, null or an empty list clears. */
export type UpdateCertificateInput = {
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** Everywhere it is meant to be; attaching takes a role of each destination that has roles. */
  destinationIds?: Array<string | number> | null | undefined;
  /** Publishes the challenges of its renewals when the authority asks (dns-01); null: nobody does. */
  dnsProviderId?: string | number | null | undefined;
  /** The certificate. */
  id: string | number;
  /** All notifications that tell of its end. */
  notificationIds?: Array<string | number> | null | undefined;
  /** Whether its owner is told before it expires. */
  notify?: boolean | null | undefined;
  /** The new owner. Its creator's rights end, and the owner role follows. */
  owner?: string | null | undefined;
  /** All certificates it replaces; takes the right to update each. */
  replacesIds?: Array<string | number> | null | undefined;
  /** All roles, besides the owner role, which stays. */
  roleIds?: Array<string | number> | null | undefined;
  /** Whether it is renewed by itself. */
  rotation?: boolean | null | undefined;
  /** When it is due for renewal; null: never. */
  rotationPolicyId?: string | number | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** Changes to a destination: absent keeps, null or an empty list clears. */
export type UpdateDestinationInput = {
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** Another place also when certificates are at the present one: they are put at the new one too, and what is at the old one stays there for you to take away. */
  force?: boolean;
  /** The destination. */
  id: string | number;
  /** Unique without regard to case, at most 128 characters. */
  name?: string | null | undefined;
  /** Options to change. Write-only ones that are left out stay; another plugin starts anew. */
  options?: DestinationOptionsInput | null | undefined;
  /** All roles that may attach it. */
  roleIds?: Array<string | number> | null | undefined;
  /** All servers that serve what is put there. As host:port; where TLS begins on request only (STARTTLS), with the protocol in front: smtp://, imap://, pop3://, ldap://, postgres://. */
  servedAt?: Array<string> | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** Changes to a DNS provider: absent keeps, null clears. */
export type UpdateDnsProviderInput = {
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The DNS provider. */
  id: string | number;
  /** Unique without regard to case, at most 128 characters. */
  name?: string | null | undefined;
  /** Options to change. Write-only ones that are left out stay; another plugin starts anew. */
  options?: DnsProviderOptionsInput | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** What changes about a domain. */
export type UpdateDomainInput = {
  /** The domain. */
  id: string | number;
  /** Whether only admins get certificates for it. */
  sensitive: boolean;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** Changes to a notification: absent keeps, null clears. */
export type UpdateNotificationInput = {
  /** Whether it speaks. */
  active?: boolean | null | undefined;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** All that it tells of besides. */
  events?: Array<NoticeEvent> | null | undefined;
  /** The notification. */
  id: string | number;
  /** All of its intervals. */
  intervals?: Array<NotificationIntervalInput> | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name?: string | null | undefined;
  /** Options to change. Write-only ones that are left out stay; another plugin starts anew. */
  options?: NotifierOptionsInput | null | undefined;
  /** The team whose members may change it. With another one its creator's rights end. */
  owner?: string | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** What changes about a role: absent keeps, null or an empty list clears. */
export type UpdateRoleInput = {
  /** What its members use at a remote CA. */
  credentials?: RoleCredentialsInput | null | undefined;
  /** What it is for. */
  description?: string | null | undefined;
  /** The role. */
  id: string | number;
  /** Leaves its members to the identity provider. */
  managedByIdentityProvider?: boolean | null | undefined;
  /** Another name; not while it owns anything by its name. */
  name?: string | null | undefined;
  /** All of its members. */
  userIds?: Array<string | number> | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** Changes to a rotation policy: absent keeps, null clears. */
export type UpdateRotationPolicyInput = {
  /** Days before the end, 1 to 3650; takes the place of percent. */
  days?: number | null | undefined;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The policy. */
  id: string | number;
  /** Renewals are spread over so many minutes, 0 to 10080. */
  jitterMinutes?: number | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name?: string | null | undefined;
  /** Percent of the lifetime, 1 to 99; takes the place of days. */
  percent?: number | null | undefined;
  /** When renewals may begin; null: at any time. */
  renewalWindow?: RenewalWindowInput | null | undefined;
  /** Whether the old certificate is revoked in the end. */
  revokeReplaced?: boolean | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** Changes to a source: absent keeps, null clears. */
export type UpdateSourceInput = {
  /** After so many syncs in a row that succeeded and did not see it, something has vanished; 1 to 100. */
  absentAfter?: number | null | undefined;
  /** Whether it is synchronised by itself. */
  active?: boolean | null | undefined;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** The source. */
  id: string | number;
  /** Minutes between two syncs, 5 to 44640; null: only when asked for. */
  intervalMinutes?: number | null | undefined;
  /** Unique without regard to case, at most 128 characters. */
  name?: string | null | undefined;
  /** Whether the owner is told before those expire. */
  notify?: boolean | null | undefined;
  /** Options to change. Write-only ones that are left out stay; another plugin starts anew. */
  options?: SourceOptionsInput | null | undefined;
  /** Owner of certificates that are found from now on. */
  owner?: string | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** What changes about a user: absent keeps, an empty list clears. */
export type UpdateUserInput = {
  /** False ends their sessions and API keys at once. */
  active?: boolean | null | undefined;
  /** Their own address. */
  email?: string | null | undefined;
  /** The user. */
  id: string | number;
  /** Who they are (`sub`) at the configured identity provider; null unlinks them. */
  identityProviderSubject?: string | null | undefined;
  /** All the roles they hold. */
  roleIds?: Array<string | number> | null | undefined;
  /** The version you have seen; when stale, CONFLICT and nothing changes. */
  version?: number | null | undefined;
};

/** A certificate that exists already, as PEM or in a PKCS#12 file. */
export type UploadCertificateInput = {
  /** The authority of ours that issued it, which is checked. */
  authorityId?: string | number | null | undefined;
  /** PEM of the certificate; further certificates in it are taken as its chain. Or give pkcs12. */
  body?: string | null | undefined;
  /** PEM of the chain: the certificate's issuer first. */
  chain?: string | null | undefined;
  /** PEM of the request it was issued for. */
  csr?: string | null | undefined;
  /** What it is for, at most 4096 characters. */
  description?: string | null | undefined;
  /** Where it is meant to be; takes a role of each destination that has roles. */
  destinationIds?: Array<string | number> | null | undefined;
  /** Its identifier at the CA that issued it. */
  externalId?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Letters, digits and dots; the rest becomes hyphens. Default: by the naming rule. */
  name?: string | null | undefined;
  /** Notifications that tell of its end; when absent, the default notices of its owner. */
  notificationIds?: Array<string | number> | null | undefined;
  /** Whether its owner is told before it expires. */
  notify?: boolean;
  /** A team's address; the role of the same name becomes its owner role. */
  owner: string;
  /** In place of body, chain and privateKey. */
  pkcs12?: Pkcs12Input | null | undefined;
  /** PEM of its private key, not encrypted. */
  privateKey?: string | null | undefined;
  /** Certificates it replaces; takes the right to update each. */
  replacesIds?: Array<string | number> | null | undefined;
  /** Roles whose holders may change it and get its key. */
  roleIds?: Array<string | number> | null | undefined;
  /** When it is due for renewal. Default: the policy named default. */
  rotationPolicyId?: string | number | null | undefined;
};

/** Which users. Fields are ANDed. */
export type UserFilter = {
  /** Whether they may sign in. */
  active?: boolean | null | undefined;
  /** These. */
  ids?: Array<string | number> | null | undefined;
  /** Members of one of these roles. Admins and auditors may name any role, others those they hold. */
  roleIds?: Array<string | number> | null | undefined;
  /** Substring of the user name or address, without regard to case. */
  search?: string | null | undefined;
};

/** Options of Vault KV. In updates absent keeps what is stored, null clears. */
export type VaultDestinationOptionsInput = {
  /** Where the AppRole authentication is mounted. Default approle. */
  appRoleMount?: string | null | undefined;
  /** Where the KV engine is mounted. Default secret. */
  mount?: string | null | undefined;
  /** Namespace, where there is more than one. */
  namespace?: string | null | undefined;
  /** Folder of the secrets; each is called by the name of its certificate. */
  path?: string | null | undefined;
  /** Role identifier of an AppRole, which is signed in to instead of asking with a token. */
  roleId?: string | null | undefined;
  /** Secret identifier of the AppRole. Write-only: kept encrypted and never given out. */
  secretId?: string | null | undefined;
  /** Token to ask with. It is not renewed: a periodic one, or an AppRole, lasts longer. Write-only: kept encrypted and never given out. */
  token?: string | null | undefined;
  /** PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it. */
  trustedCertificates?: string | null | undefined;
  /** Where Vault or OpenBao is, without /v1, such as https://vault.example.org:8200. Required. */
  url?: string | null | undefined;
};

/** Options of Vault PKI. In updates absent keeps what is stored, null clears. */
export type VaultIssuerOptionsInput = {
  /** Where the AppRole authentication is mounted. Default approle. */
  appRoleMount?: string | null | undefined;
  /** Where the PKI engine is mounted. Default pki. */
  mount?: string | null | undefined;
  /** Namespace, where there is more than one. */
  namespace?: string | null | undefined;
  /** Role of the engine that requests are signed by. Required. */
  role?: string | null | undefined;
  /** Role identifier of an AppRole, which is signed in to instead of asking with a token. */
  roleId?: string | null | undefined;
  /** Secret identifier of the AppRole. Write-only: kept encrypted and never given out. */
  secretId?: string | null | undefined;
  /** Token to ask with. It is not renewed: a periodic one, or an AppRole, lasts longer. Write-only: kept encrypted and never given out. */
  token?: string | null | undefined;
  /** PEM certificates of the CA behind the server's own TLS certificate, where that is a private one; then no other CA is trusted for it. */
  trustedCertificates?: string | null | undefined;
  /** Where Vault or OpenBao is, without /v1, such as https://vault.example.org:8200. Required. */
  url?: string | null | undefined;
};

/** Where the answer came from. */
export type VerificationMethod =
  /** A revocation list. RFC 5280 section 5. */
  | 'CRL'
  /** A responder. RFC 6960. */
  | 'OCSP';

/** Whether a certificate was found revoked. */
export type VerificationStatus =
  /** Who issued it says that it is not revoked. */
  | 'GOOD'
  /** Who issued it says that it is revoked. */
  | 'REVOKED'
  /** There is no proven answer; never to be read as GOOD. */
  | 'UNKNOWN';

/** A certificate to verify. */
export type VerifyCertificateInput = {
  /** The certificate. */
  id: string | number;
};

/** Options of WebDAV. In updates absent keeps what is stored, null clears. */
export type WebdavDestinationOptionsInput = {
  /** With which password. Write-only: kept encrypted and never given out. */
  password?: string | null | undefined;
  /** The folder, such as https://files.example.org/tls. It has to be there. Required. */
  url?: string | null | undefined;
  /** Who signs in there (HTTP Basic). Without one nobody does. */
  user?: string | null | undefined;
};

/** Options of Webhook. In updates absent keeps what is stored, null clears. */
export type WebhookDestinationOptionsInput = {
  /** Key of the signature, at least 16 characters. The receiver computes HMAC-SHA256 over "<t>.<body>" and compares it with v1 of the header Indri-Signature. Required. Write-only: kept encrypted and never given out. */
  secret?: string | null | undefined;
  /** Where the request is posted to. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). Required. */
  url?: string | null | undefined;
};

/** Options of Webhook. In updates absent keeps what is stored, null clears. */
export type WebhookDnsProviderOptionsInput = {
  /** Key of the signature, at least 16 characters. The receiver computes HMAC-SHA256 over "<t>.<body>" and compares it with v1 of the header Indri-Signature. Required. Write-only: kept encrypted and never given out. */
  secret?: string | null | undefined;
  /** Where the request is posted to. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). Required. */
  url?: string | null | undefined;
};

/** Options of Webhook. In updates absent keeps what is stored, null clears. */
export type WebhookNotifierOptionsInput = {
  /** Key of the signature, at least 16 characters. The receiver computes HMAC-SHA256 over "<t>.<body>" and compares it with v1 of the header Indri-Signature. Required. Write-only: kept encrypted and never given out. */
  secret?: string | null | undefined;
  /** Where the request is posted to. Internal addresses take the consent of the installation (INDRI_EGRESS_ALLOW). Required. */
  url?: string | null | undefined;
};

export type DescribeByKeyMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type DescribeByKeyMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ListByKeyQueryVariables = Exact<{ [key: string]: never; }>;


export type ListByKeyQuery = { certificates: { totalCount: number } | null };

export type ChangePasswordByKeyMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordByKeyMutation = { changePassword: { userErrors: Array<{ code: ErrorCode }> } };

export type SetPasswordByKeyMutationVariables = Exact<{
  input: SetUserPasswordInput;
}>;


export type SetPasswordByKeyMutation = { setUserPassword: { userErrors: Array<{ code: ErrorCode }> } };

export type ApiKeyNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type ApiKeyNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type AuditLogQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditLogQuery = { auditEvents: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, occurredAt: string, actorKind: AuditActorKind, actorId: string | null, actorName: string, action: string, targetType: string | null, targetId: string | null, targetName: string | null, outcome: AuditOutcome, because: string | null, requestId: string | null, address: string | null, details: Record<string, unknown>, seal: { sequence: number, digest: string } | null }> } | null };

export type AuditedExportMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type AuditedExportMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type AuditedRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type AuditedRevokeMutation = { revokeCertificate: { certificate: { state: CertificateState } | null, userErrors: Array<{ code: ErrorCode }> } };

export type AuditedCreateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type AuditedCreateMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type AuditedSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type AuditedSignInMutation = { signIn: { token: string | null, userErrors: Array<{ code: ErrorCode }> } };

export type AuditedReadingQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditedReadingQuery = { certificates: { nodes: Array<{ name: string }> } | null };

export type AuditEventByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type AuditEventByIdQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Authority', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'CompromisedKey', id: string }
    | { __typename: 'Deployment', id: string }
    | { __typename: 'Destination', id: string }
    | { __typename: 'DnsProvider', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'Endpoint', id: string }
    | { __typename: 'Job', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'NotificationDelivery', id: string }
    | { __typename: 'PendingCertificate', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Rotation', id: string }
    | { __typename: 'RotationPolicy', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'User', id: string }
   | null };

export type AuditOfCertificatesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AuditOfCertificatesQuery = { nodes: Array<
    | { auditEvents: { totalCount: number, pageInfo: { endCursor: string | null }, nodes: Array<{ action: string }> } | null }
    | Record<PropertyKey, never>
   | null> | null };

export type CreateAuthorityMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type CreateAuthorityMutation = { createAuthority: { authority: { id: string, name: string, owner: string, type: AuthorityType, active: boolean, expiresAt: string | null, chain: string | null, viewerPermissions: Array<AuthorityPermission>, issuance: { allowedKeyTypes: Array<KeyType>, defaultValidityDays: number, maximumValidityDays: number }, parent: { id: string } | null, roles: Array<{ name: string }>, creator: { username: string } | null, certificate: { id: string, body: string, hasPrivateKey: boolean, isAuthority: boolean, keyType: KeyType | null, authority: { id: string } | null } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type AuthoritiesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: AuthorityFilter | null | undefined;
  orderBy?: Array<AuthorityOrder> | AuthorityOrder | null | undefined;
}>;


export type AuthoritiesQuery = { authorities: { totalCount: number, nodes: Array<{ id: string, name: string }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type AuthorityByQueryVariables = Exact<{
  by: AuthorityLookup;
}>;


export type AuthorityByQuery = { authority: { id: string, viewerPermissions: Array<AuthorityPermission>, children: Array<{ id: string }> } | null };

export type IssueUnderMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type IssueUnderMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ExportOfCaMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportOfCaMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RevealOfCaMutationVariables = Exact<{
  input: RevealPrivateKeyInput;
}>;


export type RevealOfCaMutation = { revealPrivateKey: { privateKey: string | null, userErrors: Array<{ code: ErrorCode }> } };

export type ReissueOfCaMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueOfCaMutation = { reissueCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type UploadKeyOfCaMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadKeyOfCaMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ShareCertificateOfCaMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type ShareCertificateOfCaMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type CreateFromWaitingMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateFromWaitingMutation = { createCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type UploadSignedElsewhereMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadSignedElsewhereMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type HoldRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type HoldRevokeMutation = { revokeCertificate: { certificate: { state: CertificateState, notify: boolean, rotation: boolean, revocation: { reason: RevocationReason } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type HoldRemoveMutationVariables = Exact<{
  input: RemoveCertificateHoldInput;
}>;


export type HoldRemoveMutation = { removeCertificateHold: { certificate: { state: CertificateState, notify: boolean, rotation: boolean, revocation: { reason: RevocationReason } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type HoldAuditQueryVariables = Exact<{
  id: string | number;
}>;


export type HoldAuditQuery = { certificate: { auditEvents: { nodes: Array<{ action: string, because: string | null, details: Record<string, unknown> }> } | null } | null };

export type ListedQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: CertificateFilter | null | undefined;
  orderBy?: Array<CertificateOrder> | CertificateOrder | null | undefined;
}>;


export type ListedQuery = { certificates: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ name: string, commonName: string | null, owner: string, state: CertificateState, createdAt: string, notAfter: string, notBefore: string }> } | null };

export type CountedQueryVariables = Exact<{
  groupBy: CertificateStatsDimension;
  filter?: CertificateFilter | null | undefined;
}>;


export type CountedQuery = { certificateStats: Array<{ key: string | null, label: string | null, count: number }> | null };

export type PreviewCertificateQueryVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type PreviewCertificateQuery = { certificatePreview: { allowed: boolean, tbs: string | null, notBefore: string | null, notAfter: string | null, keyType: KeyType | null, signatureAlgorithm: string | null, subject: { rfc4514: string } | null, subjectAlternativeNames: Array<{ type: GeneralNameType, value: string }>, extensions: { keyUsage: Array<KeyUsage>, extendedKeyUsage: Array<{ oid: string }> } | null, rules: Array<{ id: string, source: RuleSource, verdict: RuleVerdict, code: ErrorCode | null, observed: string, limit: string, hint: string, path: Array<string> | null }>, lint: Array<{ rule: string, severity: LintSeverity, message: string, citation: string }> } | null };

export type CreateAsPreviewedMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateAsPreviewedMutation = { createCertificate: { certificate: { body: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ExportSafelyMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportSafelyMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type UpdateSafelyMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type UpdateSafelyMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type CreateSafelyMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateSafelyMutation = { createCertificate: { certificate: { id: string, name: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type StateOfSafeQueryVariables = Exact<{
  id: string | number;
  name?: string | null | undefined;
}>;


export type StateOfSafeQuery = { certificate: { notify: boolean, replacedBy: Array<{ id: string }> } | null, certificates: { totalCount: number } | null };

export type UpdateCertificateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type UpdateCertificateMutation = { updateCertificate: { certificate: { id: string, version: number, owner: string, description: string | null, notify: boolean, rotation: boolean, updatedAt: string, viewerPermissions: Array<CertificatePermission>, roles: Array<{ id: string, name: string }>, replaces: Array<{ id: string, replacedBy: Array<{ id: string }> }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type RevokeCertificateMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeCertificateMutation = { revokeCertificate: { certificate: { id: string, state: CertificateState, notify: boolean, rotation: boolean, version: number, revocation: { reason: RevocationReason, comment: string | null, revokedAt: string, revokedBy: { username: string } | null } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UploadOtherMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadOtherMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type CloudPlacesQueryVariables = Exact<{
  id: string | number;
}>;


export type CloudPlacesQuery = { certificate: { deployments: Array<{ state: DeploymentState, location: string | null, lastError: string | null, destination: { options:
          | { __typename: 'AcmDestinationOptions', region: string, accessKeyId: string | null, tags: Array<string>, writeOnlyOptions: Array<string> }
          | { __typename: 'FilesystemDestinationOptions' }
          | { __typename: 'IamDestinationOptions' }
          | { __typename: 'KubernetesDestinationOptions' }
          | { __typename: 'S3DestinationOptions' }
          | { __typename: 'SftpDestinationOptions' }
          | { __typename: 'VaultDestinationOptions' }
          | { __typename: 'WebdavDestinationOptions' }
          | { __typename: 'WebhookDestinationOptions' }
         | null } }> } | null };

export type CloudReissueMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type CloudReissueMutation = { reissueCertificate: { certificate: { id: string, body: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type CloudDetachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type CloudDetachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type CloudMoveMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type CloudMoveMutation = { updateDestination: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type AddKnownKeyMutationVariables = Exact<{
  input: AddCompromisedKeyInput;
}>;


export type AddKnownKeyMutation = { addCompromisedKey: { compromisedKey: { id: string, publicKeyFingerprint: string, reason: string, source: CompromisedKeySource, addedBy: { username: string } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RemoveKnownKeyMutationVariables = Exact<{
  input: RemoveCompromisedKeyInput;
}>;


export type RemoveKnownKeyMutation = { removeCompromisedKey: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RemovalsOfKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type RemovalsOfKeysQuery = { auditEvents: { nodes: Array<{ because: string | null, details: Record<string, unknown> }> } | null };

export type CreateForKeyMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateForKeyMutation = { createCertificate: { certificate: { id: string, keyFindings: Array<{ kind: KeyFindingKind }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type UploadKeyMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadKeyMutation = { uploadCertificate: { certificate: { id: string, keyFindings: Array<{ kind: KeyFindingKind, message: string }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RevokeForKeyMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeForKeyMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ListCompromisedKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type ListCompromisedKeysQuery = { compromisedKeys: { totalCount: number, nodes: Array<{ publicKeyFingerprint: string, source: CompromisedKeySource, reason: string }> } | null };

export type CorpusUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type CorpusUploadMutation = { uploadCertificate: { certificate: { fingerprint: string, serialNumber: string, serialNumberDecimal: string, notBefore: string, notAfter: string, validityDays: number, publicKeyFingerprint: string, isAuthority: boolean, hasPrivateKey: boolean, subject: { rfc4514: string }, issuer: { rfc4514: string }, subjectAlternativeNames: Array<{ type: GeneralNameType, value: string }>, extensions: { keyUsage: Array<KeyUsage>, crlDistributionPoints: Array<string>, certificatePolicies: Array<string>, basicConstraints: { ca: boolean, pathLength: number | null } | null, extendedKeyUsage: Array<{ oid: string, purpose: ExtendedKeyUsagePurpose | null }>, nameConstraints: { permitted: Array<{ value: string }>, excluded: Array<{ value: string }> } | null, other: Array<{ oid: string, critical: boolean, value: string }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type CorpusRequestMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CorpusRequestMutation = { createCertificate: { certificate: { hasPrivateKey: boolean, subject: { rfc4514: string } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type EverythingQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EverythingQuery = { certificates: { nodes: Array<{ id: string, name: string, body: string, hasPrivateKey: boolean, chain: string | null, roles: Array<{ id: string }>, domains: Array<{ id: string }>, authority: { id: string } | null, creator: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type KeyAfterCrashMutationVariables = Exact<{
  id: string | number;
}>;


export type KeyAfterCrashMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type AuthorityTreeQueryVariables = Exact<{
  filter?: AuthorityFilter | null | undefined;
}>;


export type AuthorityTreeQuery = { authorities: { nodes: Array<{ id: string, name: string, keyType: KeyType | null, pathLength: number | null, chainComplete: boolean, csr: string | null, parent: { id: string } | null, children: Array<{ id: string }>, issuedCounts: { total: number, valid: number, notYetValid: number, expired: number, revoked: number }, nameConstraints: { permitted: Array<{ value: string }> } | null, roles: Array<{ name: string }> }> } | null };

export type RevokeForCountsMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeForCountsMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type CreateBadCertificateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateBadCertificateMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type CreateCertificateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateCertificateMutation = { createCertificate: { certificate: { id: string, name: string, body: string, chain: string | null, csr: string | null, commonName: string | null, keyType: KeyType | null, keyAlgorithm: string, hasPrivateKey: boolean, owner: string, state: CertificateState, serialNumber: string, notBefore: string, notAfter: string, subject: { rfc4514: string }, subjectAlternativeNames: Array<{ type: GeneralNameType, value: string }>, roles: Array<{ name: string }>, domains: Array<{ name: string }>, replaces: Array<{ id: string }>, authority: { id: string } | null, creator: { username: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ExportKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type ExportKeyMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RestartCreateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type RestartCreateMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RestartStandingQueryVariables = Exact<{ [key: string]: never; }>;


export type RestartStandingQuery = { certificates: { nodes: Array<{ deployments: Array<{ state: DeploymentState }> }> } | null, jobs: { nodes: Array<{ type: string, lastError: string | null }> } | null, jobTypes: Array<{ name: string, lastTickAt: string | null }> | null };

export type DeleteOneMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type DeleteOneMutation = { deleteCertificate: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type SeenEverywhereQueryVariables = Exact<{
  id: string | number;
  name: string;
  fingerprint: string;
  serial: IssuerAndSerialInput;
  text: string;
  related: string | number;
}>;


export type SeenEverywhereQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, byId: { id: string } | null, byName: { id: string } | null, byFingerprint: { id: string } | null, bySerial: { id: string } | null, listed: { totalCount: number } | null, searched: { totalCount: number } | null, counted: Array<{ count: number }> | null, related: { replaces: Array<{ id: string }>, replacedBy: Array<{ id: string }> } | null, notReplaced: { totalCount: number } | null, authorities: { nodes: Array<{ certificates: { nodes: Array<{ id: string }> } }> } | null };

export type FactsOfOneQueryVariables = Exact<{
  id: string | number;
}>;


export type FactsOfOneQuery = { certificate: { name: string, fingerprint: string, serialNumber: string, version: number, viewerPermissions: Array<CertificatePermission> } | null };

export type ReplaceBothMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type ReplaceBothMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RevokeDeletedMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeDeletedMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type RevealMutationVariables = Exact<{
  input: RevealPrivateKeyInput;
}>;


export type RevealMutation = { revealPrivateKey: { privateKey: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ExportDeletedMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportDeletedMutation = { exportCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type UploadPublicMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadPublicMutation = { uploadCertificate: { certificate: { id: string, name: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type DeleteWhileUsedMutationVariables = Exact<{
  input: DeleteAuthorityInput;
}>;


export type DeleteWhileUsedMutation = { deleteAuthority: { deletedId: string | null, userErrors: Array<{ code: ErrorCode }> } };

export type CreateWhileDeletedMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateWhileDeletedMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type RetriesToldQueryVariables = Exact<{
  id: string | number;
}>;


export type RetriesToldQuery = { certificate: { notificationDeliveries: { nodes: Array<{ id: string, audience: NoticeAudience, state: DeliveryState, attempts: number, lastError: string | null, sentAt: string | null }> } } | null };

export type RetryDeliveryMutationVariables = Exact<{
  input: RetryDeliveryInput;
}>;


export type RetryDeliveryMutation = { retryDelivery: { delivery: { state: DeliveryState, attempts: number, lastError: string | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null, message: string }> } };

export type RetriesAuditQueryVariables = Exact<{ [key: string]: never; }>;


export type RetriesAuditQuery = { auditEvents: { nodes: Array<{ action: string, outcome: AuditOutcome }> } | null };

export type RetriesDeactivateMutationVariables = Exact<{
  input: UpdateNotificationInput;
}>;


export type RetriesDeactivateMutation = { updateNotification: { userErrors: Array<{ code: ErrorCode }> } };

export type OddlyNamedMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OddlyNamedMutation = { createCertificate: { certificate: { id: string, name: string, body: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OddlyLocatedQueryVariables = Exact<{
  id: string | number;
}>;


export type OddlyLocatedQuery = { certificate: { deployments: Array<{ state: DeploymentState, lastError: string | null, location: string | null }> } | null };

export type OddlyDetachedMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type OddlyDetachedMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type PlacesOfQueryVariables = Exact<{
  id: string | number;
}>;


export type PlacesOfQuery = { certificate: { deployments: Array<{ state: DeploymentState, attempts: number, lastError: string | null, placeName: string | null, location: string | null }> } | null };

export type PlacesReissueMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type PlacesReissueMutation = { reissueCertificate: { certificate: { id: string, name: string, body: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type PlacesAttachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type PlacesAttachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DeploymentWorkAttachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type DeploymentWorkAttachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentWorkDeleteMutationVariables = Exact<{
  input: DeleteDestinationInput;
}>;


export type DeploymentWorkDeleteMutation = { deleteDestination: { userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentWorkMoveMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type DeploymentWorkMoveMutation = { updateDestination: { userErrors: Array<{ code: ErrorCode }> } };

export type NotYetValidDeploymentsQueryVariables = Exact<{
  id: string | number;
}>;


export type NotYetValidDeploymentsQuery = { certificate: { state: CertificateState, deployments: Array<{ id: string, state: DeploymentState, attempts: number, lastError: string | null, nextAttemptAt: string | null, placeName: string | null }> } | null };

export type NotYetValidAttachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type NotYetValidAttachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type NotYetValidDeployMutationVariables = Exact<{
  input: DeployCertificateInput;
}>;


export type NotYetValidDeployMutation = { deployCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type NotYetValidUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type NotYetValidUploadMutation = { uploadCertificate: { certificate: { id: string, name: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsOfQueryVariables = Exact<{
  id: string | number;
}>;


export type DeploymentsOfQuery = { certificate: { name: string, fingerprint: string, state: CertificateState, deployments: Array<{ id: string, state: DeploymentState, desired: boolean, attempts: number, lastError: string | null, lastAttemptAt: string | null, nextAttemptAt: string | null, deployedAt: string | null, deployedFingerprint: string | null, location: string | null }> } | null };

export type DeploymentsAttachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type DeploymentsAttachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DeploymentsDeployMutationVariables = Exact<{
  input: DeployCertificateInput;
}>;


export type DeploymentsDeployMutation = { deployCertificate: { certificate: { deployments: Array<{ state: DeploymentState, attempts: number }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DeploymentsRetryMutationVariables = Exact<{
  input: RetryDeploymentInput;
}>;


export type DeploymentsRetryMutation = { retryDeployment: { deployment: { state: DeploymentState, attempts: number } | null, userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsForgetMutationVariables = Exact<{
  input: ForgetDeploymentInput;
}>;


export type DeploymentsForgetMutation = { forgetDeployment: { deployment: { state: DeploymentState } | null, userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsReissueMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type DeploymentsReissueMutation = { reissueCertificate: { certificate: { id: string, name: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type DeploymentsRevokeMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsEndHoldMutationVariables = Exact<{
  input: RemoveCertificateHoldInput;
}>;


export type DeploymentsEndHoldMutation = { removeCertificateHold: { userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsMoveMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type DeploymentsMoveMutation = { updateDestination: { userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsTestMutationVariables = Exact<{
  input: TestDestinationInput;
}>;


export type DeploymentsTestMutation = { testDestination: { test: { passed: boolean, probed: boolean, message: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type DeploymentsAtDestinationsQueryVariables = Exact<{
  search: string;
  states?: Array<DeploymentState> | DeploymentState | null | undefined;
}>;


export type DeploymentsAtDestinationsQuery = { destinations: { nodes: Array<{ deployments: { totalCount: number, nodes: Array<{ state: DeploymentState, certificate: { id: string } | null }> } }> } | null };

export type DeploymentsDisclosuresQueryVariables = Exact<{
  first: number;
}>;


export type DeploymentsDisclosuresQuery = { auditEvents: { nodes: Array<{ action: string, actorName: string, outcome: AuditOutcome, targetId: string | null, details: Record<string, unknown> }> } | null };

export type DestinationMovesMoveMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type DestinationMovesMoveMutation = { updateDestination: { destination: { version: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null, message: string }> } };

export type DestinationMovesAttachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type DestinationMovesAttachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type DestinationMovesLocationsQueryVariables = Exact<{
  id: string | number;
}>;


export type DestinationMovesLocationsQuery = { certificate: { deployments: Array<{ state: DeploymentState, location: string | null }> } | null };

export type DestinationMovesAuditQueryVariables = Exact<{ [key: string]: never; }>;


export type DestinationMovesAuditQuery = { auditEvents: { nodes: Array<{ details: Record<string, unknown> }> } | null };

export type OptionsCreateDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type OptionsCreateDestinationMutation = { createDestination: { destination: { id: string, version: number, options:
        | { reload: string | null, writeOnlyOptions: Array<string> }
        | { host: string, port: number, user: string, path: string, writeOnlyOptions: Array<string> }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OptionsUpdateDestinationMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type OptionsUpdateDestinationMutation = { updateDestination: { destination: { version: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type OptionsCreateDnsProviderMutationVariables = Exact<{
  input: CreateDnsProviderInput;
}>;


export type OptionsCreateDnsProviderMutation = { createDnsProvider: { dnsProvider: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type DestinationsDeploymentsQueryVariables = Exact<{
  id: string | number;
}>;


export type DestinationsDeploymentsQuery = { certificate: { dnsProvider: { id: string } | null, destinations: Array<{ id: string }>, deployments: Array<{ id: string, state: DeploymentState, attempts: number, lastError: string | null, deployedAt: string | null, deployedFingerprint: string | null, destination: { id: string }, certificate: { id: string } | null }> } | null };

export type DestinationsChangeMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type DestinationsChangeMutation = { updateCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type DestinationsUploadMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsReissueMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type DestinationsReissueMutation = { reissueCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsCreateMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type DestinationsCreateMutation = { createDestination: { destination: { id: string, plugin: { slug: string, capabilities: Array<PluginCapability> }, options:
        | { path: string, layout: FilesystemDestinationLayout }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsUpdateMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type DestinationsUpdateMutation = { updateDestination: { destination: { id: string, name: string, version: number, roles: Array<{ id: string }>, options:
        | { path: string, layout: FilesystemDestinationLayout }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsDeleteMutationVariables = Exact<{
  input: DeleteDestinationInput;
}>;


export type DestinationsDeleteMutation = { deleteDestination: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsDeleteDnsProviderMutationVariables = Exact<{
  input: DeleteDnsProviderInput;
}>;


export type DestinationsDeleteDnsProviderMutation = { deleteDnsProvider: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DestinationsListQueryVariables = Exact<{
  filter?: DestinationFilter | null | undefined;
}>;


export type DestinationsListQuery = { destinations: { nodes: Array<{ id: string, name: string, options:
        | { __typename: 'AcmDestinationOptions' }
        | { __typename: 'FilesystemDestinationOptions' }
        | { __typename: 'IamDestinationOptions' }
        | { __typename: 'KubernetesDestinationOptions' }
        | { __typename: 'S3DestinationOptions' }
        | { __typename: 'SftpDestinationOptions' }
        | { __typename: 'VaultDestinationOptions' }
        | { __typename: 'WebdavDestinationOptions' }
        | { __typename: 'WebhookDestinationOptions' }
       | null, roles: Array<{ id: string }>, certificates: { totalCount: number, nodes: Array<{ id: string }> } }> } | null };

export type DestinationsDeleteCertificateMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type DestinationsDeleteCertificateMutation = { deleteCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type FindDomainsQueryVariables = Exact<{
  filter?: DomainFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type FindDomainsQuery = { domains: { totalCount: number, nodes: Array<{ id: string, name: string, sensitive: boolean, version: number }> } | null };

export type WriteDomainMutationVariables = Exact<{
  input: CreateDomainInput;
}>;


export type WriteDomainMutation = { createDomain: { domain: { id: string, name: string, sensitive: boolean, version: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MarkDomainMutationVariables = Exact<{
  input: UpdateDomainInput;
}>;


export type MarkDomainMutation = { updateDomain: { domain: { sensitive: boolean } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DropDomainMutationVariables = Exact<{
  input: DeleteDomainInput;
}>;


export type DropDomainMutation = { deleteDomain: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DriftEndpointsQueryVariables = Exact<{
  filter?: EndpointFilter | null | undefined;
}>;


export type DriftEndpointsQuery = { endpoints: { nodes: Array<{ id: string, drift: EndpointDrift, driftToldAt: string | null, served: { id: string, name: string } | null }> } | null };

export type DriftExpectMutationVariables = Exact<{
  input: SetEndpointCertificateInput;
}>;


export type DriftExpectMutation = { setEndpointCertificate: { userErrors: Array<{ message: string }> } };

export type DriftRotateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type DriftRotateMutation = { rotateCertificate: { userErrors: Array<{ message: string }> } };

export type DriftChangeMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type DriftChangeMutation = { updateCertificate: { userErrors: Array<{ message: string }> } };

export type DriftExportMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type DriftExportMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ message: string }> } };

export type DriftRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type DriftRevokeMutation = { revokeCertificate: { userErrors: Array<{ message: string }> } };

export type DriftRemoveHoldMutationVariables = Exact<{
  input: RemoveCertificateHoldInput;
}>;


export type DriftRemoveHoldMutation = { removeCertificateHold: { userErrors: Array<{ message: string }> } };

export type UploadCopyMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadCopyMutation = { uploadCertificate: { certificate: { id: string, name: string, owner: string, duplicates: Array<{ id: string }>, authority: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null, message: string, certificate: { id: string, name: string } | null }> } };

export type RevokeCopyMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeCopyMutation = { revokeCertificate: { certificate: { id: string, state: CertificateState } | null, userErrors: Array<{ code: ErrorCode }> } };

export type DeleteCopyMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type DeleteCopyMutation = { deleteCertificate: { deletedId: string | null, userErrors: Array<{ code: ErrorCode }> } };

export type StatesOfCopiesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type StatesOfCopiesQuery = { nodes: Array<
    | { state: CertificateState, notify: boolean, revocation: { reason: RevocationReason } | null, duplicates: Array<{ id: string }> }
    | Record<PropertyKey, never>
   | null> | null };

export type EncryptionKeysOfQueryVariables = Exact<{ [key: string]: never; }>;


export type EncryptionKeysOfQuery = { encryptionKeys: { keys: Array<{ keyId: string, primary: boolean, available: boolean, records: Array<{ table: string, count: number }> }>, rewrap: { running: boolean, remaining: number, done: number, failed: number, failures: Array<{ table: string, id: string, keyId: string, code: string }> } } | null };

export type RewrapAllMutationVariables = Exact<{
  input: RewrapSecretsInput;
}>;


export type RewrapAllMutation = { rewrapSecrets: { rewrap: { remaining: number, running: boolean } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ExportKeyOfMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportKeyOfMutation = { exportCertificate: { export: { data: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ListAroundBadRowsQueryVariables = Exact<{ [key: string]: never; }>;


export type ListAroundBadRowsQuery = { certificates: { totalCount: number, nodes: Array<{ id: string, hasPrivateKey: boolean, body: string }> } | null };

export type FailedDisclosuresQueryVariables = Exact<{
  filter?: AuditFilter | null | undefined;
}>;


export type FailedDisclosuresQuery = { auditEvents: { nodes: Array<{ action: string, because: string | null }> } | null };

export type SwitchingSyncMutationVariables = Exact<{
  input: SyncSourceInput;
}>;


export type SwitchingSyncMutation = { syncSource: { userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingRotateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type SwitchingRotateMutation = { rotateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingRollBackMutationVariables = Exact<{
  input: RollBackRotationInput;
}>;


export type SwitchingRollBackMutation = { rollBackRotation: { userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingRetryMutationVariables = Exact<{
  input: RetryRotationInput;
}>;


export type SwitchingRetryMutation = { retryRotation: { userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingCancelMutationVariables = Exact<{
  input: CancelRotationInput;
}>;


export type SwitchingCancelMutation = { cancelRotation: { userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingAttachMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type SwitchingAttachMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type SwitchingUploadMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type SwitchingRotationQueryVariables = Exact<{
  id: string | number;
}>;


export type SwitchingRotationQuery = { certificate: { fingerprint: string, rotations: Array<{ id: string, state: RotationState, step: RotationStepName, lastError: string | null, replacement: { id: string } | null, steps: Array<{ step: RotationStepName, state: RotationStepState, detail: string | null, error: string | null }> }>, deployments: Array<{ state: DeploymentState, location: string | null, lastError: string | null }> } | null };

export type SwitchingEndpointsQueryVariables = Exact<{
  filter?: EndpointFilter | null | undefined;
}>;


export type SwitchingEndpointsQuery = { endpoints: { nodes: Array<{ id: string, version: number, name: string, serverName: string | null, drift: EndpointDrift, switchable: boolean, expectedByHand: boolean, served: { id: string } | null, lastSwitch: { state: EndpointSwitchState, attempts: number, lastError: string | null, nextAttemptAt: string | null, certificate: { id: string } | null } | null }> } | null };

export type SwitchToMutationVariables = Exact<{
  input: SwitchEndpointInput;
}>;


export type SwitchToMutation = { switchEndpoint: { endpoint: { lastSwitch: { state: EndpointSwitchState } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type EndpointsAtScaleQueryVariables = Exact<{
  filter?: EndpointFilter | null | undefined;
}>;


export type EndpointsAtScaleQuery = { endpoints: { totalCount: number, nodes: Array<{ drift: EndpointDrift, expected: { name: string } | null }> } | null };

export type ListEndpointsQueryVariables = Exact<{
  filter?: EndpointFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type ListEndpointsQuery = { endpoints: { totalCount: number, nodes: Array<{ id: string, name: string, version: number, drift: EndpointDrift, state: EndpointState, expectedByHand: boolean, source: { id: string, endpoints: { totalCount: number } }, served: { id: string, endpoints: Array<{ id: string }> } | null, expected: { id: string } | null, findings: Array<{ kind: EndpointFindingKind, detail: string }> }> } | null };

export type SetCertificateMutationVariables = Exact<{
  input: SetEndpointCertificateInput;
}>;


export type SetCertificateMutation = { setEndpointCertificate: { endpoint: { drift: EndpointDrift, expectedByHand: boolean, version: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RevokeServedMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeServedMutation = { revokeCertificate: { certificate: { state: CertificateState } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ExpiryToldQueryVariables = Exact<{
  id: string | number;
}>;


export type ExpiryToldQuery = { certificate: { notificationDeliveries: { totalCount: number, nodes: Array<{ id: string, type: NoticeType, audience: NoticeAudience, address: string | null, state: DeliveryState, attempts: number, lastError: string | null, dueAt: string, sentAt: string | null, interval: { count: number, unit: IntervalUnit } | null, notification: { name: string } | null, certificate: { id: string } | null }> } } | null };

export type ExpiryUpdateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type ExpiryUpdateMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ExpiryRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type ExpiryRevokeMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ExpiryDeleteMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type ExpiryDeleteMutation = { deleteCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ExportCertificateMutationVariables = Exact<{
  id: string | number;
  format: ExportFormatInput;
}>;


export type ExportCertificateMutation = { exportCertificate: { export: { data: string, fileName: string, mediaType: string, passphrase: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UploadKeylessMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadKeylessMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ExportFormsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExportFormsQuery = { plugins: Array<{ slug: string, title: string, capabilities: Array<PluginCapability>, options: Array<{ name: string, type: PluginOptionType, writeOnly: boolean, defaultValue: string | null, minimumLength: number | null, choices: Array<{ value: string }> }> }> | null, __type: { inputFields: Array<{ name: string, type: { inputFields: Array<{ name: string }> | null } }> | null } | null };

export type ExportOtherMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type ExportOtherMutation = { exportCertificate: { export: { data: string, fileName: string, mediaType: string, passphrase: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type CreateWithExtensionsMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateWithExtensionsMutation = { createCertificate: { certificate: { commonName: string | null, subject: { rfc4514: string }, subjectAlternativeNames: Array<{ type: GeneralNameType, value: string }>, domains: Array<{ name: string }>, extensions: { keyUsage: Array<KeyUsage>, subjectKeyIdentifier: string | null, authorityKeyIdentifier: string | null, crlDistributionPoints: Array<string>, ocspUrls: Array<string>, caIssuerUrls: Array<string>, certificatePolicies: Array<string>, basicConstraints: { ca: boolean, pathLength: number | null } | null, extendedKeyUsage: Array<{ oid: string, purpose: ExtendedKeyUsagePurpose | null }>, other: Array<{ oid: string, critical: boolean, value: string }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type PurposesQueryVariables = Exact<{ [key: string]: never; }>;


export type PurposesQuery = { __type: { enumValues: Array<{ name: string }> | null } | null };

export type FailingSourceQueryVariables = Exact<{
  id: string | number;
}>;


export type FailingSourceQuery = { node:
    | { sync: { state: SourceSyncState, lastOutcome: SourceSyncOutcome | null, lastError: string | null, lastSuccessAt: string | null, failures: number, failureToldAt: string | null } }
    | Record<PropertyKey, never>
   | null, sources: { nodes: Array<{ id: string }> } | null };

export type HostileUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type HostileUploadMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type HostileVerifyMutationVariables = Exact<{
  input: VerifyCertificateInput;
}>;


export type HostileVerifyMutation = { verifyCertificate: { certificate: { verification: { status: VerificationStatus, detail: string | null } | null } | null } };

export type HostileAuthorityMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type HostileAuthorityMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type HostileCreateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type HostileCreateMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type HostileSearchQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
}>;


export type HostileSearchQuery = { certificates: { nodes: Array<{ id: string }> } | null };

export type CreateOnceMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateOnceMutation = { createCertificate: { certificate: { id: string, name: string, serialNumber: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type UploadOnceMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadOnceMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ReissueOnceMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueOnceMutation = { reissueCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type CreateAuthorityOnceMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type CreateAuthorityOnceMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type UploadForImportMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadForImportMutation = { uploadCertificate: { certificate: { id: string, name: string, hasPrivateKey: boolean } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type RevokeForImportMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeForImportMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type DeadJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type DeadJobsQuery = { jobs: { nodes: Array<{ id: string }> } | null };

export type RetryDeadJobMutationVariables = Exact<{
  input: RetryJobInput;
}>;


export type RetryDeadJobMutation = { retryJob: { userErrors: Array<{ code: ErrorCode }> } };

export type ListedJobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: JobFilter | null | undefined;
}>;


export type ListedJobsQuery = { jobs: { totalCount: number, nodes: Array<{ id: string, type: string, description: string, state: JobState, attempts: number, maximumAttempts: number, createdAt: string, nextAttemptAt: string | null, startedAt: string | null, endedAt: string | null, lastError: string | null }>, pageInfo: { endCursor: string | null, hasNextPage: boolean } } | null };

export type ListedJobTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListedJobTypesQuery = { jobTypes: Array<{ name: string, title: string, schedule: string | null, lastTickAt: string | null, waiting: number, running: number, dead: number }> | null };

export type StartAJobMutationVariables = Exact<{
  input: StartJobInput;
}>;


export type StartAJobMutation = { startJob: { jobType: { name: string, waiting: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RetryAJobMutationVariables = Exact<{
  input: RetryJobInput;
}>;


export type RetryAJobMutation = { retryJob: { job: { state: JobState, maximumAttempts: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type CancelAJobMutationVariables = Exact<{
  input: CancelJobInput;
}>;


export type CancelAJobMutation = { cancelJob: { job: { state: JobState } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type JobAsNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type JobAsNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type JobEventsQueryVariables = Exact<{ [key: string]: never; }>;


export type JobEventsQuery = { auditEvents: { nodes: Array<{ action: string, targetId: string | null }> } | null };

export type AuthorityToBeKilledMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type AuthorityToBeKilledMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ message: string }> } };

export type OrderBeforeKillMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OrderBeforeKillMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ message: string }> } };

export type AfterKillQueryVariables = Exact<{ [key: string]: never; }>;


export type AfterKillQuery = { pendingCertificates: { nodes: Array<{ commonName: string | null, state: PendingCertificateState, lastError: string | null, certificate: { body: string, chain: string | null, hasPrivateKey: boolean } | null }> } | null, certificates: { nodes: Array<{ commonName: string | null }> } | null, auditEvents: { nodes: Array<{ targetName: string | null }> } | null };

export type DeadAfterKillQueryVariables = Exact<{ [key: string]: never; }>;


export type DeadAfterKillQuery = { jobs: { totalCount: number } | null };

export type LimitedViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type LimitedViewerQuery = { viewer: { username: string } | null };

export type LimitedPagesQueryVariables = Exact<{
  first?: number | null | undefined;
  last?: number | null | undefined;
}>;


export type LimitedPagesQuery = { certificates: { totalCount: number } | null };

export type LimitedListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: CertificateFilter | null | undefined;
  orderBy?: Array<CertificateOrder> | CertificateOrder | null | undefined;
}>;


export type LimitedListQuery = { certificates: { nodes: Array<{ name: string }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } | null };

export type CountedListQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type CountedListQuery = { certificates: { totalCount: number } | null };

export type PageAtScaleQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
  orderBy?: Array<CertificateOrder> | CertificateOrder | null | undefined;
}>;


export type PageAtScaleQuery = { certificates: { nodes: Array<{ id: string, name: string, owner: string, state: CertificateState, notAfter: string }>, pageInfo: { hasNextPage: boolean } } | null };

export type CountAtScaleQueryVariables = Exact<{
  filter?: CertificateFilter | null | undefined;
}>;


export type CountAtScaleQuery = { certificates: { totalCount: number } | null };

export type StatisticsAtScaleQueryVariables = Exact<{
  groupBy: CertificateStatsDimension;
}>;


export type StatisticsAtScaleQuery = { certificateStats: Array<{ key: string | null, count: number }> | null };

export type MeetCaMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type MeetCaMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OrderAfterMeetingMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OrderAfterMeetingMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ message: string }> } };

export type StandsAtQueryVariables = Exact<{
  id: string | number;
}>;


export type StandsAtQuery = { node:
    | { state: PendingCertificateState, detail: string | null, lastError: string | null, attempts: number, nextAttemptAt: string | null, certificate: { body: string, chain: string | null } | null }
    | Record<PropertyKey, never>
   | null };

export type CertificatesOfParentsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  filter?: CertificateFilter | null | undefined;
  orderBy?: Array<CertificateOrder> | CertificateOrder | null | undefined;
}>;


export type CertificatesOfParentsQuery = { nodes: Array<
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Authority', id: string, certificates: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string }>, nodes: Array<{ id: string, name: string, authority: { name: string } | null, roles: Array<{ name: string }> }> } }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'CompromisedKey', id: string }
    | { __typename: 'Deployment', id: string }
    | { __typename: 'Destination', id: string }
    | { __typename: 'DnsProvider', id: string }
    | { __typename: 'Domain', id: string, certificates: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string }>, nodes: Array<{ id: string, name: string, authority: { name: string } | null, roles: Array<{ name: string }> }> } }
    | { __typename: 'Endpoint', id: string }
    | { __typename: 'Job', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'NotificationDelivery', id: string }
    | { __typename: 'PendingCertificate', id: string }
    | { __typename: 'Role', id: string, certificates: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string }>, nodes: Array<{ id: string, name: string, authority: { name: string } | null, roles: Array<{ name: string }> }> } }
    | { __typename: 'Rotation', id: string }
    | { __typename: 'RotationPolicy', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'User', id: string, certificates: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string }>, nodes: Array<{ id: string, name: string, authority: { name: string } | null, roles: Array<{ name: string }> }> } }
   | null> | null };

export type ListedFragment = { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string }>, nodes: Array<{ id: string, name: string, authority: { name: string } | null, roles: Array<{ name: string }> }> };

export type TwoListsOfParentsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type TwoListsOfParentsQuery = { nodes: Array<
    | { newest: { nodes: Array<{ name: string }> }, byName: { totalCount: number, nodes: Array<{ name: string }> } }
    | Record<PropertyKey, never>
   | null> | null };

export type NoticeChangesUpdateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type NoticeChangesUpdateMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type NoticeChangesDeleteMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type NoticeChangesDeleteMutation = { deleteCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type NoticeChangesNotificationMutationVariables = Exact<{
  input: UpdateNotificationInput;
}>;


export type NoticeChangesNotificationMutation = { updateNotification: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type NoticeChangesToldQueryVariables = Exact<{
  id: string | number;
}>;


export type NoticeChangesToldQuery = { certificate: { notificationDeliveries: { nodes: Array<{ type: NoticeType, audience: NoticeAudience, address: string | null, state: DeliveryState, lastError: string | null, interval: { count: number } | null }> } } | null };

export type SecretUrlMutationVariables = Exact<{
  input: CreateNotificationInput;
}>;


export type SecretUrlMutation = { createNotification: { notification: { events: Array<NoticeEvent>, options:
        | { writeOnlyOptions: Array<string> }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null, message: string }> } };

export type EventsForetoldQueryVariables = Exact<{
  id: string | number;
}>;


export type EventsForetoldQuery = { authority: { expiresAt: string | null, upcomingNotices: Array<{ dueAt: string, toOwner: boolean, toSecurityTeam: boolean, interval: { count: number } }> } | null };

export type TrySendTestMutationVariables = Exact<{
  input: SendTestNotificationInput;
}>;


export type TrySendTestMutation = { sendTestNotification: { delivery: { id: string, type: NoticeType, state: DeliveryState, attempts: number, lastError: string | null, sentAt: string | null, notification: { id: string, deliveries: { totalCount: number } } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type TryPreviewQueryVariables = Exact<{
  id: string | number;
}>;


export type TryPreviewQuery = { previewNotification: { subject: string | null, text: string | null, entries: Array<{ dueAt: string, state: DeliveryState | null, silentBecause: string | null, interval: { count: number }, certificate: { id: string } | null }> } | null };

export type TryDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type TryDeliveryQuery = { node:
    | { state: DeliveryState, lastError: string | null }
    | Record<PropertyKey, never>
   | null };

export type NoticesOfQueryVariables = Exact<{
  id: string | number;
}>;


export type NoticesOfQuery = { certificate: { notifications: Array<{ id: string, name: string, owner: string | null, active: boolean, version: number, plugin: { slug: string }, intervals: Array<{ count: number, unit: IntervalUnit }>, creator: { id: string } | null, options:
        | { recipients: Array<string> }
        | Record<PropertyKey, never>
       | null }> } | null };

export type NotificationsUpdateMutationVariables = Exact<{
  input: UpdateNotificationInput;
}>;


export type NotificationsUpdateMutation = { updateNotification: { notification: { id: string, name: string, description: string | null, owner: string | null, active: boolean, version: number, intervals: Array<{ count: number, unit: IntervalUnit }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type NotificationsCreateMutationVariables = Exact<{
  input: CreateNotificationInput;
}>;


export type NotificationsCreateMutation = { createNotification: { notification: { id: string, name: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type NotificationsDeleteMutationVariables = Exact<{
  input: DeleteNotificationInput;
}>;


export type NotificationsDeleteMutation = { deleteNotification: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type NotificationsUpdateCertificateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type NotificationsUpdateCertificateMutation = { updateCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type NotificationsListQueryVariables = Exact<{
  filter?: NotificationFilter | null | undefined;
  first?: number | null | undefined;
  certificates?: CertificateFilter | null | undefined;
}>;


export type NotificationsListQuery = { notifications: { totalCount: number, nodes: Array<{ id: string, name: string, certificates: { totalCount: number, nodes: Array<{ id: string, notifications: Array<{ id: string }> }> } }> } | null };

export type UploadOddMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadOddMutation = { uploadCertificate: { certificate: { id: string, name: string, commonName: string | null, serialNumber: string, serialNumberDecimal: string, notBefore: string, notAfter: string, validityDays: number, daysRemaining: number, state: CertificateState, signatureAlgorithm: string, body: string, issuerName: string, subject: { rfc4514: string, organization: string | null }, issuer: { rfc4514: string }, subjectAlternativeNames: Array<{ type: GeneralNameType, value: string }>, extensions: { certificatePolicies: Array<string>, extendedKeyUsage: Array<{ oid: string, purpose: ExtendedKeyUsagePurpose | null }>, nameConstraints: { permitted: Array<{ type: GeneralNameType, value: string }>, excluded: Array<{ type: GeneralNameType, value: string }> } | null, other: Array<{ oid: string, critical: boolean, value: string }> } } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type DomainsOfOddQueryVariables = Exact<{
  id: string | number;
  domain: string;
}>;


export type DomainsOfOddQuery = { certificate: { domains: Array<{ name: string }> } | null, certificates: { totalCount: number } | null };

export type OrdersOfOddQueryVariables = Exact<{
  orderBy?: Array<CertificateOrder> | CertificateOrder | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersOfOddQuery = { certificates: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string }> } | null };

export type CreateByTheRulesMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateByTheRulesMutation = { createCertificate: { certificate: { id: string, body: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ReissueByTheRulesMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueByTheRulesMutation = { reissueCertificate: { certificate: { id: string, body: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UploadByTheRulesMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadByTheRulesMutation = { uploadCertificate: { certificate: { id: string } | null, policyFindings: Array<{ id: string, verdict: RuleVerdict, path: Array<string> | null }>, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ImportForTheRulesMutationVariables = Exact<{
  input: ImportAuthorityInput;
}>;


export type ImportForTheRulesMutation = { importAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type RestrictAuthorityMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type RestrictAuthorityMutation = { updateAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type CreateCaWithRenewalInformationMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type CreateCaWithRenewalInformationMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ message: string }> } };

export type OrderToBeReplacedMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OrderToBeReplacedMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ message: string }> } };

export type ReissueInPlaceMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueInPlaceMutation = { reissueCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ message: string }> } };

export type OrderThatReplacesQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderThatReplacesQuery = { node:
    | { state: PendingCertificateState, lastError: string | null, certificate: { id: string, body: string } | null }
    | Record<PropertyKey, never>
   | null };

export type MakeOutsideMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type MakeOutsideMutation = { createAuthority: { authority: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type OrderHereMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OrderHereMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type BecameOfQueryVariables = Exact<{
  id: string | number;
}>;


export type BecameOfQuery = { node:
    | { certificate: { id: string } | null }
    | Record<PropertyKey, never>
   | null };

export type RevokeOutsideMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeOutsideMutation = { revokeCertificate: { certificate: { state: CertificateState } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type EndHoldOutsideMutationVariables = Exact<{
  input: RemoveCertificateHoldInput;
}>;


export type EndHoldOutsideMutation = { removeCertificateHold: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type StandingQueryVariables = Exact<{
  id: string | number;
}>;


export type StandingQuery = { certificate: { state: CertificateState, revocation: { reason: RevocationReason, remote: { state: RemoteRevocationState, attempts: number, lastError: string | null, nextAttemptAt: string | null, toldAt: string | null } | null } | null, suggestedRenewal: { start: string, end: string, checkedAt: string | null } | null } | null };

export type UpdateOutsideMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type UpdateOutsideMutation = { updateAuthority: { authority: { version: number, active: boolean } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ShowCertificateMutationVariables = Exact<{
  input: InstallAuthorityCertificateInput;
}>;


export type ShowCertificateMutation = { installAuthorityCertificate: { authority: { type: AuthorityType, certificate: { body: string } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ListedAuthoritiesQueryVariables = Exact<{ [key: string]: never; }>;


export type ListedAuthoritiesQuery = { authorities: { nodes: Array<{ name: string, issuer: { slug: string, capabilities: Array<PluginCapability> }, issuerOptions:
        | { __typename: 'AcmeIssuerOptions' }
        | { __typename: 'CfsslIssuerOptions' }
        | { __typename: 'VaultIssuerOptions' }
       | null }> } | null };

export type CreateCaMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type CreateCaMutation = { createAuthority: { authority: { id: string, issuer: { slug: string }, issuerOptions:
        | { __typename: 'AcmeIssuerOptions', url: string, writeOnlyOptions: Array<string> }
        | { __typename: 'CfsslIssuerOptions' }
        | { __typename: 'VaultIssuerOptions' }
       | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OrderFromCaMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OrderFromCaMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OrderStateQueryVariables = Exact<{
  id: string | number;
}>;


export type OrderStateQuery = { node:
    | { state: PendingCertificateState, lastError: string | null, detail: string | null, attempts: number, certificate: { id: string, body: string, chain: string | null, serialNumber: string, hasPrivateKey: boolean, authority: { certificate: { isAuthority: boolean } | null } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type RevokeAtCaMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeAtCaMutation = { revokeCertificate: { certificate: { state: CertificateState, revocation: { remote: { state: RemoteRevocationState } | null } | null } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type RemoteStateQueryVariables = Exact<{
  id: string | number;
}>;


export type RemoteStateQuery = { certificate: { revocation: { remote: { state: RemoteRevocationState, lastError: string | null, toldAt: string | null } | null } | null } | null };

export type ReissueAtCaMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueAtCaMutation = { reissueCertificate: { certificate: { id: string } | null, pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type ChangeMyPasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangeMyPasswordMutation = { changePassword: { token: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type SetTheirPasswordMutationVariables = Exact<{
  input: SetUserPasswordInput;
}>;


export type SetTheirPasswordMutation = { setUserPassword: { user: { username: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type EndSessionsMutationVariables = Exact<{
  input: SignOutEverywhereInput;
}>;


export type EndSessionsMutation = { signOutEverywhere: { user: { username: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type CreateOutsideMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type CreateOutsideMutation = { createAuthority: { authority: { id: string, type: AuthorityType, active: boolean, awaitingCertificate: boolean, crlUrl: string | null, expiresAt: string | null, issuer: { kind: PluginKind, slug: string }, certificate: { body: string, owner: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OrderMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type OrderMutation = { createCertificate: { certificate: { id: string } | null, pendingCertificate: { id: string, name: string | null, commonName: string | null, owner: string, state: PendingCertificateState, hasPrivateKey: boolean, csr: string | null, version: number, viewerPermissions: Array<PendingCertificatePermission>, subjectAlternativeNames: Array<{ type: GeneralNameType, value: string }>, creator: { username: string } | null, authority: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type PendingQueryVariables = Exact<{
  id: string | number;
}>;


export type PendingQuery = { node:
    | { state: PendingCertificateState, attempts: number, lastError: string | null, detail: string | null, externalId: string | null, nextAttemptAt: string | null, finishedAt: string | null, cancelRequested: boolean, version: number, certificate: { id: string, name: string, owner: string, body: string, chain: string | null, hasPrivateKey: boolean, externalId: string | null, rotation: boolean, description: string | null, creator: { username: string } | null, authority: { id: string } | null, roles: Array<{ name: string }>, replaces: Array<{ id: string }>, destinations: Array<{ id: string }>, pendingCertificate: { id: string } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type CancelPendingMutationVariables = Exact<{
  input: CancelPendingCertificateInput;
}>;


export type CancelPendingMutation = { cancelPendingCertificate: { pendingCertificate: { state: PendingCertificateState, cancelRequested: boolean } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type RetryPendingMutationVariables = Exact<{
  input: RetryPendingCertificateInput;
}>;


export type RetryPendingMutation = { retryPendingCertificate: { pendingCertificate: { state: PendingCertificateState, attempts: number, lastError: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type CompletePendingMutationVariables = Exact<{
  input: CompletePendingCertificateInput;
}>;


export type CompletePendingMutation = { completePendingCertificate: { pendingCertificate: { state: PendingCertificateState, certificate: { id: string, hasPrivateKey: boolean } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ListPendingQueryVariables = Exact<{
  filter?: PendingCertificateFilter | null | undefined;
}>;


export type ListPendingQuery = { pendingCertificates: { totalCount: number, nodes: Array<{ id: string, state: PendingCertificateState }> } | null };

export type DeploymentOfSceneQueryVariables = Exact<{
  id: string | number;
}>;


export type DeploymentOfSceneQuery = { certificate: { deployments: Array<{ id: string }> } | null };

export type TestOfSceneMutationVariables = Exact<{
  input: SendTestNotificationInput;
}>;


export type TestOfSceneMutation = { sendTestNotification: { delivery: { id: string } | null } };

export type RotationOfSceneMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type RotationOfSceneMutation = { rotateCertificate: { rotation: { id: string } | null } };

export type HandOverMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type HandOverMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type HandOverNotificationMutationVariables = Exact<{
  input: UpdateNotificationInput;
}>;


export type HandOverNotificationMutation = { updateNotification: { userErrors: Array<{ code: ErrorCode }> } };

export type MayListJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListJobsQuery = { jobs: { totalCount: number } | null };

export type MayListJobTypesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListJobTypesQuery = { jobTypes: Array<{ name: string, dead: number }> | null };

export type MayRetryJobMutationVariables = Exact<{
  input: RetryJobInput;
}>;


export type MayRetryJobMutation = { retryJob: { job: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCancelJobMutationVariables = Exact<{
  input: CancelJobInput;
}>;


export type MayCancelJobMutation = { cancelJob: { job: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayStartJobMutationVariables = Exact<{
  input: StartJobInput;
}>;


export type MayStartJobMutation = { startJob: { jobType: { name: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayListPendingCertificatesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListPendingCertificatesQuery = { pendingCertificates: { nodes: Array<{ id: string }> } | null };

export type MayRetryPendingCertificateMutationVariables = Exact<{
  input: RetryPendingCertificateInput;
}>;


export type MayRetryPendingCertificateMutation = { retryPendingCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCancelPendingCertificateMutationVariables = Exact<{
  input: CancelPendingCertificateInput;
}>;


export type MayCancelPendingCertificateMutation = { cancelPendingCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCompletePendingCertificateMutationVariables = Exact<{
  input: CompletePendingCertificateInput;
}>;


export type MayCompletePendingCertificateMutation = { completePendingCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type SceneUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type SceneUserMutation = { createUser: { user: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SceneRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type SceneRoleMutation = { createRole: { role: { id: string } | null } };

export type SceneDomainMutationVariables = Exact<{
  input: CreateDomainInput;
}>;


export type SceneDomainMutation = { createDomain: { domain: { id: string } | null } };

export type SceneKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type SceneKeyMutation = { createApiKey: { apiKey: { id: string } | null } };

export type MayListUsersQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
}>;


export type MayListUsersQuery = { users: { totalCount: number } | null };

export type MayListRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListRolesQuery = { roles: { totalCount: number } | null };

export type MayListDomainsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListDomainsQuery = { domains: { totalCount: number } | null };

export type MayExchangeSignInCodeMutationVariables = Exact<{
  input: ExchangeSignInCodeInput;
}>;


export type MayExchangeSignInCodeMutation = { exchangeSignInCode: { token: string | null, userErrors: Array<{ code: ErrorCode }> } };

export type MayUpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type MayUpdateUserMutation = { updateUser: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteUserMutationVariables = Exact<{
  input: DeleteUserInput;
}>;


export type MayDeleteUserMutation = { deleteUser: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type MayChangePasswordMutation = { changePassword: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MaySetUserPasswordMutationVariables = Exact<{
  input: SetUserPasswordInput;
}>;


export type MaySetUserPasswordMutation = { setUserPassword: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MaySignOutEverywhereMutationVariables = Exact<{
  input: SignOutEverywhereInput;
}>;


export type MaySignOutEverywhereMutation = { signOutEverywhere: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateRoleMutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type MayUpdateRoleMutation = { updateRole: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteRoleMutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type MayDeleteRoleMutation = { deleteRole: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type MayRevokeApiKeyMutation = { revokeApiKey: { userErrors: Array<{ code: ErrorCode }> } };

export type MayUpdateDomainMutationVariables = Exact<{
  input: UpdateDomainInput;
}>;


export type MayUpdateDomainMutation = { updateDomain: { userErrors: Array<{ code: ErrorCode }> } };

export type MayDeleteDomainMutationVariables = Exact<{
  input: DeleteDomainInput;
}>;


export type MayDeleteDomainMutation = { deleteDomain: { userErrors: Array<{ code: ErrorCode }> } };

export type SceneViewerRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type SceneViewerRolesQuery = { viewer: { roles: Array<{ id: string, builtIn: boolean }> } | null };

export type MayListSourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListSourcesQuery = { sources: { totalCount: number } | null };

export type MayListEndpointsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListEndpointsQuery = { endpoints: { totalCount: number } | null };

export type MayCreateSourceMutationVariables = Exact<{
  input: CreateSourceInput;
}>;


export type MayCreateSourceMutation = { createSource: { source: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateSourceMutationVariables = Exact<{
  input: UpdateSourceInput;
}>;


export type MayUpdateSourceMutation = { updateSource: { source: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteSourceMutationVariables = Exact<{
  input: DeleteSourceInput;
}>;


export type MayDeleteSourceMutation = { deleteSource: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MaySyncSourceMutationVariables = Exact<{
  input: SyncSourceInput;
}>;


export type MaySyncSourceMutation = { syncSource: { source: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MaySetEndpointCertificateMutationVariables = Exact<{
  input: SetEndpointCertificateInput;
}>;


export type MaySetEndpointCertificateMutation = { setEndpointCertificate: { endpoint: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MaySwitchEndpointMutationVariables = Exact<{
  input: SwitchEndpointInput;
}>;


export type MaySwitchEndpointMutation = { switchEndpoint: { endpoint: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayListPendingCleaningQueryVariables = Exact<{
  sourceId: string | number;
}>;


export type MayListPendingCleaningQuery = { certificatesPendingCleaning: { totalCount: number } | null };

export type MayCleanSourceMutationVariables = Exact<{
  input: CleanSourceInput;
}>;


export type MayCleanSourceMutation = { cleanSource: { count: number | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayExportMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type MayExportMutation = { exportCertificate: { export: { fileName: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayAskViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type MayAskViewerQuery = { viewer: { id: string } | null };

export type MayAskNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type MayAskNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type MayAskNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type MayAskNodesQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> | null };

export type MayReadKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type MayReadKeysQuery = { encryptionKeys: { rewrap: { remaining: number } } | null };

export type MayRewrapMutationVariables = Exact<{
  input: RewrapSecretsInput;
}>;


export type MayRewrapMutation = { rewrapSecrets: { rewrap: { remaining: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayReadAuditQueryVariables = Exact<{ [key: string]: never; }>;


export type MayReadAuditQuery = { auditEvents: { totalCount: number } | null };

export type MayAskCertificateQueryVariables = Exact<{
  by: CertificateLookup;
}>;


export type MayAskCertificateQuery = { certificate: { id: string, body: string, chain: string | null, csr: string | null } | null };

export type MayListCertificatesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListCertificatesQuery = { certificates: { totalCount: number } | null };

export type MayCountCertificatesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayCountCertificatesQuery = { certificateStats: Array<{ key: string | null, count: number }> | null };

export type MayPreviewCertificateQueryVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type MayPreviewCertificateQuery = { certificatePreview: { allowed: boolean } | null };

export type MayListCompromisedKeysQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListCompromisedKeysQuery = { compromisedKeys: { nodes: Array<{ id: string }> } | null };

export type MayListRotationPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListRotationPoliciesQuery = { rotationPolicies: Array<{ id: string }> | null };

export type MayAskAuthorityQueryVariables = Exact<{
  by: AuthorityLookup;
}>;


export type MayAskAuthorityQuery = { authority: { id: string, chain: string | null } | null };

export type MayListAuthoritiesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListAuthoritiesQuery = { authorities: { totalCount: number } | null };

export type MaySignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type MaySignInMutation = { signIn: { token: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCreateAuthorityMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type MayCreateAuthorityMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayImportAuthorityMutationVariables = Exact<{
  input: ImportAuthorityInput;
}>;


export type MayImportAuthorityMutation = { importAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayInstallAuthorityCertificateMutationVariables = Exact<{
  input: InstallAuthorityCertificateInput;
}>;


export type MayInstallAuthorityCertificateMutation = { installAuthorityCertificate: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateAuthorityMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type MayUpdateAuthorityMutation = { updateAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteAuthorityMutationVariables = Exact<{
  input: DeleteAuthorityInput;
}>;


export type MayDeleteAuthorityMutation = { deleteAuthority: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCreateCertificateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type MayCreateCertificateMutation = { createCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayAddCompromisedKeyMutationVariables = Exact<{
  input: AddCompromisedKeyInput;
}>;


export type MayAddCompromisedKeyMutation = { addCompromisedKey: { compromisedKey: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRemoveCompromisedKeyMutationVariables = Exact<{
  input: RemoveCompromisedKeyInput;
}>;


export type MayRemoveCompromisedKeyMutation = { removeCompromisedKey: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUploadCertificateMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type MayUploadCertificateMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateCertificateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type MayUpdateCertificateMutation = { updateCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayReissueCertificateMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type MayReissueCertificateMutation = { reissueCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRevokeCertificateMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type MayRevokeCertificateMutation = { revokeCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRemoveCertificateHoldMutationVariables = Exact<{
  input: RemoveCertificateHoldInput;
}>;


export type MayRemoveCertificateHoldMutation = { removeCertificateHold: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayVerifyCertificateMutationVariables = Exact<{
  input: VerifyCertificateInput;
}>;


export type MayVerifyCertificateMutation = { verifyCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRevealPrivateKeyMutationVariables = Exact<{
  input: RevealPrivateKeyInput;
}>;


export type MayRevealPrivateKeyMutation = { revealPrivateKey: { privateKey: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteCertificateMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type MayDeleteCertificateMutation = { deleteCertificate: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCreateRotationPolicyMutationVariables = Exact<{
  input: CreateRotationPolicyInput;
}>;


export type MayCreateRotationPolicyMutation = { createRotationPolicy: { rotationPolicy: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateRotationPolicyMutationVariables = Exact<{
  input: UpdateRotationPolicyInput;
}>;


export type MayUpdateRotationPolicyMutation = { updateRotationPolicy: { rotationPolicy: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteRotationPolicyMutationVariables = Exact<{
  input: DeleteRotationPolicyInput;
}>;


export type MayDeleteRotationPolicyMutation = { deleteRotationPolicy: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayListPluginsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListPluginsQuery = { plugins: Array<{ slug: string }> | null };

export type MayListNotificationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListNotificationsQuery = { notifications: { nodes: Array<{ id: string }> } | null };

export type MayListDestinationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListDestinationsQuery = { destinations: { nodes: Array<{ id: string }> } | null };

export type MayListDnsProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListDnsProvidersQuery = { dnsProviders: Array<{ id: string }> | null };

export type MayPreviewNotificationQueryVariables = Exact<{
  id: string | number;
}>;


export type MayPreviewNotificationQuery = { previewNotification: { subject: string | null } | null };

export type MayListUpcomingNoticesQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListUpcomingNoticesQuery = { upcomingNotices: { totalCount: number } | null };

export type MaySendTestNotificationMutationVariables = Exact<{
  input: SendTestNotificationInput;
}>;


export type MaySendTestNotificationMutation = { sendTestNotification: { delivery: { state: DeliveryState } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRetryDeliveryMutationVariables = Exact<{
  input: RetryDeliveryInput;
}>;


export type MayRetryDeliveryMutation = { retryDelivery: { delivery: { state: DeliveryState } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCreateNotificationMutationVariables = Exact<{
  input: CreateNotificationInput;
}>;


export type MayCreateNotificationMutation = { createNotification: { notification: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateNotificationMutationVariables = Exact<{
  input: UpdateNotificationInput;
}>;


export type MayUpdateNotificationMutation = { updateNotification: { notification: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteNotificationMutationVariables = Exact<{
  input: DeleteNotificationInput;
}>;


export type MayDeleteNotificationMutation = { deleteNotification: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCreateDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type MayCreateDestinationMutation = { createDestination: { destination: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateDestinationMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type MayUpdateDestinationMutation = { updateDestination: { destination: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteDestinationMutationVariables = Exact<{
  input: DeleteDestinationInput;
}>;


export type MayDeleteDestinationMutation = { deleteDestination: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayTestDestinationMutationVariables = Exact<{
  input: TestDestinationInput;
}>;


export type MayTestDestinationMutation = { testDestination: { test: { passed: boolean } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeployCertificateMutationVariables = Exact<{
  input: DeployCertificateInput;
}>;


export type MayDeployCertificateMutation = { deployCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRetryDeploymentMutationVariables = Exact<{
  input: RetryDeploymentInput;
}>;


export type MayRetryDeploymentMutation = { retryDeployment: { deployment: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayForgetDeploymentMutationVariables = Exact<{
  input: ForgetDeploymentInput;
}>;


export type MayForgetDeploymentMutation = { forgetDeployment: { deployment: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayListRotationsQueryVariables = Exact<{ [key: string]: never; }>;


export type MayListRotationsQuery = { rotations: { nodes: Array<{ id: string }> } | null };

export type MayRotateCertificateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type MayRotateCertificateMutation = { rotateCertificate: { rotation: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRetryRotationMutationVariables = Exact<{
  input: RetryRotationInput;
}>;


export type MayRetryRotationMutation = { retryRotation: { rotation: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCancelRotationMutationVariables = Exact<{
  input: CancelRotationInput;
}>;


export type MayCancelRotationMutation = { cancelRotation: { rotation: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayRollBackRotationMutationVariables = Exact<{
  input: RollBackRotationInput;
}>;


export type MayRollBackRotationMutation = { rollBackRotation: { rotation: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayCreateDnsProviderMutationVariables = Exact<{
  input: CreateDnsProviderInput;
}>;


export type MayCreateDnsProviderMutation = { createDnsProvider: { dnsProvider: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayUpdateDnsProviderMutationVariables = Exact<{
  input: UpdateDnsProviderInput;
}>;


export type MayUpdateDnsProviderMutation = { updateDnsProvider: { dnsProvider: { id: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type MayDeleteDnsProviderMutationVariables = Exact<{
  input: DeleteDnsProviderInput;
}>;


export type MayDeleteDnsProviderMutation = { deleteDnsProvider: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type PluginSecretsEverythingQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type PluginSecretsEverythingQuery = { dnsProviders: Array<{ id: string, options:
      | { __typename: 'CloudflareDnsProviderOptions' }
      | { __typename: 'Rfc2136DnsProviderOptions' }
      | { __typename: 'Route53DnsProviderOptions' }
      | { __typename: 'WebhookDnsProviderOptions', url: string, writeOnlyOptions: Array<string> }
     | null }> | null, notifications: { nodes: Array<{ id: string, version: number, options:
        | { __typename: 'EmailNotifierOptions', recipients: Array<string> }
        | { __typename: 'PagerdutyNotifierOptions' }
        | { __typename: 'SlackNotifierOptions' }
        | { __typename: 'TeamsNotifierOptions' }
        | { __typename: 'WebhookNotifierOptions', url: string, writeOnlyOptions: Array<string> }
       | null }> } | null, nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string, notificationOptions:
        | { url: string }
        | Record<PropertyKey, never>
       | null }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> | null };

export type PluginSecretsUpdateMutationVariables = Exact<{
  input: UpdateNotificationInput;
}>;


export type PluginSecretsUpdateMutation = { updateNotification: { notification: { id: string, version: number, options:
        | { url: string, writeOnlyOptions: Array<string> }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type StartCleanUpMutationVariables = Exact<{ [key: string]: never; }>;


export type StartCleanUpMutation = { startJob: { userErrors: Array<{ code: ErrorCode }> } };

export type CleanUpJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type CleanUpJobsQuery = { jobs: { nodes: Array<{ state: JobState }> } | null };

export type ReissueCertificateMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueCertificateMutation = { reissueCertificate: { certificate: { id: string, name: string, body: string, owner: string, description: string | null, hasPrivateKey: boolean, keyType: KeyType | null, publicKeyFingerprint: string, validityDays: number, notBefore: string, notAfter: string, rotation: boolean, notify: boolean, subject: { rfc4514: string }, subjectAlternativeNames: Array<{ value: string }>, extensions: { keyUsage: Array<KeyUsage>, certificatePolicies: Array<string>, extendedKeyUsage: Array<{ oid: string }>, other: Array<{ oid: string, value: string }> }, roles: Array<{ name: string }>, replaces: Array<{ id: string }>, authority: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type OldCertificateQueryVariables = Exact<{
  id: string | number;
}>;


export type OldCertificateQuery = { certificate: { publicKeyFingerprint: string, replacedBy: Array<{ id: string }> } | null };

export type RevokeOldMutationVariables = Exact<{
  id: string | number;
  reason: RevocationReason;
}>;


export type RevokeOldMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type UploadOldMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadOldMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RevokeOneMoreMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeOneMoreMutation = { revokeCertificate: { certificate: { state: CertificateState } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RevokeInTimeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeInTimeMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ListsThatFailedQueryVariables = Exact<{ [key: string]: never; }>;


export type ListsThatFailedQuery = { jobs: { nodes: Array<{ lastError: string | null }> } | null };

export type RevokeForListMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeForListMutation = { revokeCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type VerifyForListMutationVariables = Exact<{
  input: VerifyCertificateInput;
}>;


export type VerifyForListMutation = { verifyCertificate: { certificate: { verification: { status: VerificationStatus } | null } | null } };

export type ChangesMakePolicyMutationVariables = Exact<{
  input: CreateRotationPolicyInput;
}>;


export type ChangesMakePolicyMutation = { createRotationPolicy: { rotationPolicy: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ChangesPolicyMutationVariables = Exact<{
  input: UpdateRotationPolicyInput;
}>;


export type ChangesPolicyMutation = { updateRotationPolicy: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesCertificateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type ChangesCertificateMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesAuthorityMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type ChangesAuthorityMutation = { updateAuthority: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type ChangesRevokeMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesRotateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type ChangesRotateMutation = { rotateCertificate: { rotation: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ChangesRetryMutationVariables = Exact<{
  input: RetryRotationInput;
}>;


export type ChangesRetryMutation = { retryRotation: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesRollBackMutationVariables = Exact<{
  input: RollBackRotationInput;
}>;


export type ChangesRollBackMutation = { rollBackRotation: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesToldQueryVariables = Exact<{
  id: string | number;
}>;


export type ChangesToldQuery = { certificate: { deployments: Array<{ location: string | null, lastError: string | null }>, rotations: Array<{ lastError: string | null, steps: Array<{ detail: string | null, error: string | null }> }> } | null };

export type ChangesDestinationMutationVariables = Exact<{
  input: UpdateDestinationInput;
}>;


export type ChangesDestinationMutation = { updateDestination: { userErrors: Array<{ code: ErrorCode }> } };

export type ChangesMakeOutsideMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type ChangesMakeOutsideMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ChangesOrderMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type ChangesOrderMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ChangesStandingQueryVariables = Exact<{
  id: string | number;
}>;


export type ChangesStandingQuery = { certificate: { state: CertificateState, deployments: Array<{ state: DeploymentState }>, rotations: Array<{ id: string, state: RotationState, step: RotationStepName, dueAt: string, lastError: string | null, nextAttemptAt: string | null, policy: { id: string } | null, replacement: { id: string, hasPrivateKey: boolean } | null, steps: Array<{ step: RotationStepName, state: RotationStepState, detail: string | null }> }> } | null };

export type RotationPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type RotationPoliciesQuery = { rotationPolicies: Array<{ id: string, name: string, days: number | null, percent: number | null, version: number }> | null };

export type CreatePolicyMutationVariables = Exact<{
  input: CreateRotationPolicyInput;
}>;


export type CreatePolicyMutation = { createRotationPolicy: { rotationPolicy: { id: string, name: string, days: number | null, percent: number | null, version: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type UpdatePolicyMutationVariables = Exact<{
  input: UpdateRotationPolicyInput;
}>;


export type UpdatePolicyMutation = { updateRotationPolicy: { rotationPolicy: { name: string, days: number | null, percent: number | null, version: number } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DeletePolicyMutationVariables = Exact<{
  input: DeleteRotationPolicyInput;
}>;


export type DeletePolicyMutation = { deleteRotationPolicy: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type AssignPolicyMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type AssignPolicyMutation = { updateCertificate: { certificate: { rotationPolicy: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DueQueryVariables = Exact<{
  ids?: Array<string | number> | string | number | null | undefined;
}>;


export type DueQuery = { due: { nodes: Array<{ id: string }> } | null, notDue: { nodes: Array<{ id: string }> } | null, all: { nodes: Array<{ id: string, inRotationWindow: boolean, rotationPolicy: { id: string, name: string } | null }> } | null };

export type ReissueWithPolicyMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type ReissueWithPolicyMutation = { reissueCertificate: { certificate: { rotationPolicy: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type RotationsPolicyMutationVariables = Exact<{
  input: CreateRotationPolicyInput;
}>;


export type RotationsPolicyMutation = { createRotationPolicy: { rotationPolicy: { id: string, jitterMinutes: number, revokeReplaced: boolean, renewalWindow: { cron: string, timeZone: string, durationMinutes: number } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RotationsOfQueryVariables = Exact<{
  id: string | number;
}>;


export type RotationsOfQuery = { certificate: { name: string, state: CertificateState, fingerprint: string, rotation: boolean, replaces: Array<{ id: string }>, deployments: Array<{ state: DeploymentState }>, rotations: Array<{ id: string, state: RotationState, step: RotationStepName, trigger: RotationTrigger, attempts: number, lastError: string | null, nextAttemptAt: string | null, finishedAt: string | null, certificate: { id: string } | null, replacement: { id: string, name: string, rotation: boolean } | null, policy: { id: string } | null, steps: Array<{ step: RotationStepName, state: RotationStepState, detail: string | null, error: string | null, attempts: number }> }> } | null };

export type RotationsListQueryVariables = Exact<{
  states?: Array<RotationState> | RotationState | null | undefined;
}>;


export type RotationsListQuery = { rotations: { nodes: Array<{ id: string, certificate: { id: string } | null, steps: Array<{ step: RotationStepName }> }> } | null };

export type RotationsRotateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type RotationsRotateMutation = { rotateCertificate: { rotation: { id: string, trigger: RotationTrigger } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RotationsRetryMutationVariables = Exact<{
  input: RetryRotationInput;
}>;


export type RotationsRetryMutation = { retryRotation: { rotation: { state: RotationState, attempts: number } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RotationsCancelMutationVariables = Exact<{
  input: CancelRotationInput;
}>;


export type RotationsCancelMutation = { cancelRotation: { rotation: { state: RotationState, lastError: string | null } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RotationsRollBackMutationVariables = Exact<{
  input: RollBackRotationInput;
}>;


export type RotationsRollBackMutation = { rollBackRotation: { rotation: { state: RotationState } | null, userErrors: Array<{ code: ErrorCode }> } };

export type RotationsRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RotationsRevokeMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type RotationsActivateMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type RotationsActivateMutation = { updateAuthority: { userErrors: Array<{ code: ErrorCode }> } };

export type LoggedUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type LoggedUploadMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type LoggedExportMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type LoggedExportMutation = { exportCertificate: { export: { data: string, passphrase: string | null } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type LoggedSignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type LoggedSignInMutation = { signIn: { token: string | null, userErrors: Array<{ message: string }> } };

export type LoggedListQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type LoggedListQuery = { certificates: { nodes: Array<{ name: string }> } | null };

export type NumberedQueryVariables = Exact<{
  id: string | number;
  authorityId: string | number;
  hex: string;
  decimal: string;
}>;


export type NumberedQuery = { certificate: { serialNumber: string, serialNumberDecimal: string } | null, byHex: { id: string } | null, byDecimal: { id: string } | null, auditEvents: { nodes: Array<{ details: Record<string, unknown> }> } | null };

export type RevokeNumberedMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeNumberedMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type ByNumberQueryVariables = Exact<{
  serialNumber: string;
}>;


export type ByNumberQuery = { certificates: { nodes: Array<{ name: string }> } | null };

export type NginxDeployedQueryVariables = Exact<{
  id: string | number;
}>;


export type NginxDeployedQuery = { certificate: { fingerprint: string, deployments: Array<{ id: string, state: DeploymentState, lastError: string | null, location: string | null }> } | null };

export type NginxReissueMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type NginxReissueMutation = { reissueCertificate: { certificate: { id: string } | null } };

export type NginxDriftedQueryVariables = Exact<{ [key: string]: never; }>;


export type NginxDriftedQuery = { drifted: { nodes: Array<{ port: number, drift: EndpointDrift }> } | null, expired: { totalCount: number } | null, endpoints: { nodes: Array<{ serverName: string | null, drift: EndpointDrift, served: { id: string } | null }> } | null };

export type StartTlsDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type StartTlsDestinationMutation = { createDestination: { destination: { servedAt: Array<string> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type StartTlsRotateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type StartTlsRotateMutation = { rotateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type StartTlsRotationsQueryVariables = Exact<{
  id: string | number;
}>;


export type StartTlsRotationsQuery = { certificate: { rotations: Array<{ state: RotationState, step: RotationStepName, lastError: string | null, steps: Array<{ step: RotationStepName, state: RotationStepState, detail: string | null }> }> } | null };

export type SignInByPasswordMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInByPasswordMutation = { signIn: { token: string | null, expiresAt: string | null, user: { username: string, roles: Array<{ name: string }> } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type WhoIsAskingQueryVariables = Exact<{ [key: string]: never; }>;


export type WhoIsAskingQuery = { viewer: { id: string, username: string } | null };

export type NodeByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type NodeByIdQuery = { node:
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Authority', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'CompromisedKey', id: string }
    | { __typename: 'Deployment', id: string }
    | { __typename: 'Destination', id: string }
    | { __typename: 'DnsProvider', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'Endpoint', id: string }
    | { __typename: 'Job', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'NotificationDelivery', id: string }
    | { __typename: 'PendingCertificate', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Rotation', id: string }
    | { __typename: 'RotationPolicy', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'User', id: string }
   | null };

export type NodesByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type NodesByIdQuery = { nodes: Array<
    | { __typename: 'ApiKey', id: string }
    | { __typename: 'AuditEvent', id: string }
    | { __typename: 'Authority', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'CompromisedKey', id: string }
    | { __typename: 'Deployment', id: string }
    | { __typename: 'Destination', id: string }
    | { __typename: 'DnsProvider', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'Endpoint', id: string }
    | { __typename: 'Job', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'NotificationDelivery', id: string }
    | { __typename: 'PendingCertificate', id: string }
    | { __typename: 'Role', id: string }
    | { __typename: 'Rotation', id: string }
    | { __typename: 'RotationPolicy', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'User', id: string }
   | null> | null };

export type PartsQueryVariables = Exact<{
  id: string | number;
}>;


export type PartsQuery = { certificate: { roles: Array<{ id: string }>, domains: Array<{ id: string }>, creator: { id: string } | null } | null };

export type ExchangeMutationVariables = Exact<{
  input: ExchangeSignInCodeInput;
}>;


export type ExchangeMutation = { exchangeSignInCode: { token: string | null, user: { id: string, username: string, email: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { viewer: { id: string, username: string, email: string, identityProviderSubject: string | null, roles: Array<{ name: string, builtIn: boolean, managedByIdentityProvider: boolean }> } | null };

export type ChangeUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type ChangeUserMutation = { updateUser: { user: { id: string, active: boolean } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type RoleNamedQueryVariables = Exact<{
  search: string;
}>;


export type RoleNamedQuery = { roles: { nodes: Array<{ id: string, name: string }> } | null };

export type SetMembersMutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type SetMembersMutation = { updateRole: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type SignOutMutationVariables = Exact<{
  input: SignOutEverywhereInput;
}>;


export type SignOutMutation = { signOutEverywhere: { userErrors: Array<{ code: ErrorCode }> } };

export type PendingCleaningQueryVariables = Exact<{
  sourceId: string | number;
  graceDays?: number | null | undefined;
}>;


export type PendingCleaningQuery = { certificatesPendingCleaning: { totalCount: number, nodes: Array<{ externalId: string, source: { id: string }, certificate: { commonName: string | null } | null }> } | null };

export type CleanMutationVariables = Exact<{
  input: CleanSourceInput;
}>;


export type CleanMutation = { cleanSource: { count: number | null, places: Array<{ externalId: string }>, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type SyncToCleanMutationVariables = Exact<{
  input: SyncSourceInput;
}>;


export type SyncToCleanMutation = { syncSource: { userErrors: Array<{ code: ErrorCode }> } };

export type PlacesToCleanQueryVariables = Exact<{
  id: string | number;
}>;


export type PlacesToCleanQuery = { certificate: { places: Array<{ externalId: string, removedAt: string | null, removalRequestedAt: string | null, removalError: string | null, vanishedAt: string | null }> } | null };

export type SourceStateQueryVariables = Exact<{
  id: string | number;
}>;


export type SourceStateQuery = { node:
    | { sync: { state: SourceSyncState, nextSyncAt: string | null, certificatesFound: number, certificatesImported: number, endpointsFound: number, problemsFound: number, lastOutcome: SourceSyncOutcome | null, lastError: string | null, failures: number }, problems: Array<{ externalId: string | null, message: string }> | null, endpoints: { nodes: Array<{ name: string, port: number, serverName: string | null, address: string | null, startTls: StartTls | null, state: EndpointState, drift: EndpointDrift, protocols: Array<TlsVersion> | null, served: { commonName: string | null } | null, expected: { commonName: string | null } | null, findings: Array<{ kind: EndpointFindingKind }> }> } }
    | Record<PropertyKey, never>
   | null };

export type SyncNowMutationVariables = Exact<{
  input: SyncSourceInput;
}>;


export type SyncNowMutation = { syncSource: { source: { sync: { state: SourceSyncState } } | null, userErrors: Array<{ code: ErrorCode }> } };

export type FoundByQueryVariables = Exact<{
  sourceIds?: Array<string | number> | string | number | null | undefined;
}>;


export type FoundByQuery = { certificates: { totalCount: number, nodes: Array<{ commonName: string | null, owner: string, description: string | null, chain: string | null, creator: { id: string } | null, sources: Array<{ id: string }>, places: Array<{ externalId: string, missedSyncs: number, vanishedAt: string | null, source: { name: string } }>, endpoints: Array<{ name: string }>, keyFindings: Array<{ kind: KeyFindingKind }> }> } | null };

export type CreateSourceMutationVariables = Exact<{
  input: CreateSourceInput;
}>;


export type CreateSourceMutation = { createSource: { source: { id: string, version: number, name: string, active: boolean, intervalMinutes: number | null, absentAfter: number, sync: { state: SourceSyncState }, plugin: { slug: string, capabilities: Array<PluginCapability> }, options:
        | { path: string, depth: number, allowRemoval: boolean }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type UpdateSourceMutationVariables = Exact<{
  input: UpdateSourceInput;
}>;


export type UpdateSourceMutation = { updateSource: { source: { version: number, name: string, intervalMinutes: number | null, options:
        | { hosts: Array<string>, ports: Array<string>, probe: boolean }
        | Record<PropertyKey, never>
       | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DeleteSourceMutationVariables = Exact<{
  input: DeleteSourceInput;
}>;


export type DeleteSourceMutation = { deleteSource: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type ListSourcesQueryVariables = Exact<{
  filter?: SourceFilter | null | undefined;
}>;


export type ListSourcesQuery = { sources: { totalCount: number, nodes: Array<{ id: string, name: string, options:
        | { __typename: 'AcmSourceOptions' }
        | { __typename: 'CloudfrontSourceOptions' }
        | { __typename: 'ElbSourceOptions' }
        | { __typename: 'FilesystemSourceOptions' }
        | { __typename: 'IamSourceOptions' }
        | { __typename: 'KubernetesSourceOptions' }
        | { __typename: 'TlsscanSourceOptions' }
       | null, sync: { state: SourceSyncState }, problems: Array<{ message: string }> | null, certificates: { totalCount: number }, endpoints: { totalCount: number } }> } | null };

export type SendTestMessageMutationVariables = Exact<{
  input: SendTestNotificationInput;
}>;


export type SendTestMessageMutation = { sendTestNotification: { delivery: { state: DeliveryState } | null } };

export type LoadCreateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type LoadCreateMutation = { createCertificate: { certificate: { id: string, name: string, serialNumber: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type LoadUpdateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type LoadUpdateMutation = { updateCertificate: { certificate: { id: string, version: number } | null, userErrors: Array<{ code: ErrorCode }> } };

export type LoadRevokeMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type LoadRevokeMutation = { revokeCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type LoadUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type LoadUploadMutation = { uploadCertificate: { certificate: { id: string } | null, userErrors: Array<{ code: ErrorCode }> } };

export type LoadVersionQueryVariables = Exact<{
  id: string | number;
}>;


export type LoadVersionQuery = { certificate: { version: number } | null };

export type UnprovableAuthorityMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type UnprovableAuthorityMutation = { createAuthority: { authority: { id: string } | null, userErrors: Array<{ message: string }> } };

export type UnprovableAuthorityChangeMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type UnprovableAuthorityChangeMutation = { updateAuthority: { userErrors: Array<{ message: string }> } };

export type UnprovableCreateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type UnprovableCreateMutation = { createCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UnprovablePreviewQueryVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type UnprovablePreviewQuery = { certificatePreview: { allowed: boolean, rules: Array<{ id: string, verdict: RuleVerdict, code: ErrorCode | null, hint: string, path: Array<string> | null }> } | null };

export type UnprovableReissueMutationVariables = Exact<{
  input: ReissueCertificateInput;
}>;


export type UnprovableReissueMutation = { reissueCertificate: { pendingCertificate: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UnprovableRetryMutationVariables = Exact<{
  input: RetryPendingCertificateInput;
}>;


export type UnprovableRetryMutation = { retryPendingCertificate: { userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UnprovableOrderQueryVariables = Exact<{
  id: string | number;
}>;


export type UnprovableOrderQuery = { node:
    | { state: PendingCertificateState, lastError: string | null, certificate: { id: string } | null }
    | Record<PropertyKey, never>
   | null };

export type UnprovableRotateMutationVariables = Exact<{
  input: RotateCertificateInput;
}>;


export type UnprovableRotateMutation = { rotateCertificate: { userErrors: Array<{ message: string }> } };

export type UnprovableRotationsQueryVariables = Exact<{
  id: string | number;
}>;


export type UnprovableRotationsQuery = { certificate: { rotations: Array<{ state: RotationState, step: RotationStepName, attempts: number, lastError: string | null }> } | null };

export type UnprovableOrdersQueryVariables = Exact<{ [key: string]: never; }>;


export type UnprovableOrdersQuery = { pendingCertificates: { nodes: Array<{ id: string }> } | null };

export type UpcomingQueryVariables = Exact<{
  until?: string | null | undefined;
  filter?: UpcomingNoticeFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type UpcomingQuery = { upcomingNotices: { totalCount: number, nodes: Array<{ dueAt: string, interval: { count: number }, certificate: { id: string, owner: string } | null, notification: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type UpcomingToldQueryVariables = Exact<{
  id: string | number;
}>;


export type UpcomingToldQuery = { certificate: { notificationDeliveries: { nodes: Array<{ type: NoticeType, state: DeliveryState, notification: { name: string } | null, interval: { count: number } | null }> } } | null };

export type AuthorityFactsQueryVariables = Exact<{
  id: string | number;
}>;


export type AuthorityFactsQuery = { authority: { version: number, roles: Array<{ id: string, name: string }> } | null };

export type CertificateFactsOfAuthorityQueryVariables = Exact<{
  id: string | number;
}>;


export type CertificateFactsOfAuthorityQuery = { certificate: { viewerPermissions: Array<CertificatePermission>, roles: Array<{ name: string }> } | null };

export type CreateFromInactiveMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type CreateFromInactiveMutation = { createCertificate: { userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DeleteAuthorityMutationVariables = Exact<{
  input: DeleteAuthorityInput;
}>;


export type DeleteAuthorityMutation = { deleteAuthority: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UploadCertificateMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadCertificateMutation = { uploadCertificate: { certificate: { id: string, name: string, body: string, chain: string | null, csr: string | null, owner: string, state: CertificateState, keyAlgorithm: string, keyType: KeyType | null, hasPrivateKey: boolean, selfSigned: boolean, isAuthority: boolean, serialNumber: string, externalId: string | null, authority: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null, certificate: { id: string } | null }> } };

export type KeyOfUploadMutationVariables = Exact<{
  id: string | number;
}>;


export type KeyOfUploadMutation = { exportCertificate: { export: { data: string } | null } };

export type UploadPkcs12MutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadPkcs12Mutation = { uploadCertificate: { certificate: { id: string, body: string, chain: string | null, csr: string | null, hasPrivateKey: boolean, commonName: string | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null, certificate: { id: string } | null }> } };

export type UploadPkcs12ExportMutationVariables = Exact<{
  input: ExportCertificateInput;
}>;


export type UploadPkcs12ExportMutation = { exportCertificate: { export: { data: string, passphrase: string | null } | null, userErrors: Array<{ code: ErrorCode }> } };

export type ListPeopleQueryVariables = Exact<{
  filter?: UserFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ListPeopleQuery = { users: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ username: string, email: string, identityProviderSubject: string | null, roles: Array<{ name: string }>, apiKeys: Array<{ name: string }> }> } | null };

export type ListRolesQueryVariables = Exact<{
  filter?: RoleFilter | null | undefined;
  orderBy?: Array<RoleOrder> | RoleOrder | null | undefined;
}>;


export type ListRolesQuery = { roles: { nodes: Array<{ id: string, name: string, builtIn: boolean, viewerIsMember: boolean, hasCredentials: boolean | null, members: Array<{ username: string }>, authorities: Array<{ name: string }> }> } | null };

export type DropUserMutationVariables = Exact<{
  input: DeleteUserInput;
}>;


export type DropUserMutation = { deleteUser: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type DropRoleMutationVariables = Exact<{
  input: DeleteRoleInput;
}>;


export type DropRoleMutation = { deleteRole: { deletedId: string | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type TakeOverMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type TakeOverMutation = { updateCertificate: { certificate: { owner: string, roles: Array<{ name: string }> } | null, userErrors: Array<{ code: ErrorCode }> } };

export type SweepUploadMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type SweepUploadMutation = { uploadCertificate: { certificate: { id: string, name: string, state: CertificateState } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SweepFactsQueryVariables = Exact<{
  id: string | number;
}>;


export type SweepFactsQuery = { certificate: { state: CertificateState, rotation: boolean, notify: boolean, revocation: { reason: RevocationReason, revokedAt: string, revokedBy: { username: string } | null } | null, verification: { status: VerificationStatus, method: VerificationMethod | null, detail: string | null } | null, auditEvents: { nodes: Array<{ action: string, because: string | null }> } | null } | null };

export type SweepRotateMutationVariables = Exact<{
  input: UpdateCertificateInput;
}>;


export type SweepRotateMutation = { updateCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type SweepDeleteMutationVariables = Exact<{
  input: DeleteCertificateInput;
}>;


export type SweepDeleteMutation = { deleteCertificate: { deletedId: string | null } };

export type UploadToVerifyMutationVariables = Exact<{
  input: UploadCertificateInput;
}>;


export type UploadToVerifyMutation = { uploadCertificate: { certificate: { id: string, version: number, verification: { status: VerificationStatus } | null } | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type VerifyMutationVariables = Exact<{
  input: VerifyCertificateInput;
}>;


export type VerifyMutation = { verifyCertificate: { certificate: { id: string, version: number, state: CertificateState, revocation: { reason: RevocationReason } | null, verification: { status: VerificationStatus, method: VerificationMethod | null, checkedAt: string, detail: string | null } | null } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type StoredVerificationQueryVariables = Exact<{
  id: string | number;
}>;


export type StoredVerificationQuery = { certificate: { verification: { status: VerificationStatus, method: VerificationMethod | null, detail: string | null } | null } | null, auditEvents: { nodes: Array<{ because: string | null, details: Record<string, unknown> }> } | null };

export type RevokeToVerifyMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeToVerifyMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type WhoSeesFailuresQueryVariables = Exact<{
  source: string | number;
  certificate: string | number;
}>;


export type WhoSeesFailuresQuery = { node:
    | { sync: { lastOutcome: SourceSyncOutcome | null, lastError: string | null, problemsFound: number }, problems: Array<{ message: string }> | null, endpoints: { nodes: Array<{ lastProblem: string | null, lastSwitch: { state: EndpointSwitchState, lastError: string | null } | null }> } }
    | Record<PropertyKey, never>
   | null, certificate: { places: Array<{ removalError: string | null }>, revocation: { remote: { state: RemoteRevocationState, lastError: string | null } | null } | null } | null };

export type RevokeAsLeastPrivilegedMutationVariables = Exact<{
  input: RevokeCertificateInput;
}>;


export type RevokeAsLeastPrivilegedMutation = { revokeCertificate: { userErrors: Array<{ code: ErrorCode }> } };

export type KeysAfterSignalQueryVariables = Exact<{ [key: string]: never; }>;


export type KeysAfterSignalQuery = { encryptionKeys: { keys: Array<{ keyId: string }> } | null };

export type CreateAuthorityInFullMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type CreateAuthorityInFullMutation = { createAuthority: { authority: { id: string, name: string, owner: string, active: boolean, awaitingCertificate: boolean, type: AuthorityType, csr: string | null, keyType: KeyType | null, pathLength: number | null, expiresAt: string | null, version: number, chain: string | null, chainComplete: boolean, certificateUrl: string | null, crlUrl: string | null, roles: Array<{ id: string, name: string }>, parent: { id: string } | null, nameConstraints: { permitted: Array<{ type: GeneralNameType, value: string }>, excluded: Array<{ type: GeneralNameType, value: string }> } | null, certificate: { id: string, body: string, notBefore: string, notAfter: string, owner: string, hasPrivateKey: boolean, roles: Array<{ name: string }> } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type ImportAuthorityMutationVariables = Exact<{
  input: ImportAuthorityInput;
}>;


export type ImportAuthorityMutation = { importAuthority: { warnings: Array<string>, authority: { id: string, name: string, type: AuthorityType, active: boolean, keyType: KeyType | null, chain: string | null, chainComplete: boolean, version: number, parent: { id: string } | null, certificate: { id: string, owner: string, hasPrivateKey: boolean, chain: string | null, roles: Array<{ name: string }> } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type InstallCertificateMutationVariables = Exact<{
  input: InstallAuthorityCertificateInput;
}>;


export type InstallCertificateMutation = { installAuthorityCertificate: { warnings: Array<string>, authority: { id: string, active: boolean, awaitingCertificate: boolean, chain: string | null, chainComplete: boolean, version: number, parent: { id: string } | null, certificate: { id: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type UpdateAuthorityMutationVariables = Exact<{
  input: UpdateAuthorityInput;
}>;


export type UpdateAuthorityMutation = { updateAuthority: { authority: { id: string, owner: string, description: string | null, active: boolean, version: number, roles: Array<{ id: string, name: string }>, issuance: { allowedKeyTypes: Array<KeyType>, defaultValidityDays: number, maximumValidityDays: number }, certificate: { owner: string, viewerPermissions: Array<CertificatePermission>, roles: Array<{ name: string }> } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { token: string | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type PeopleViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type PeopleViewerQuery = { viewer: { id: string, username: string, email: string, active: boolean, version: number, roles: Array<{ id: string, name: string }>, apiKeys: Array<{ id: string, name: string, prefix: string, scopes: Array<Permission>, lastUsedAt: string | null, revokedAt: string | null, expiresAt: string, user: { username: string } | null }> } | null };

export type PeopleCreateUserMutationVariables = Exact<{
  input: CreateUserInput;
}>;


export type PeopleCreateUserMutation = { createUser: { user: { id: string, username: string, email: string, version: number, roles: Array<{ name: string }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type PeopleUpdateUserMutationVariables = Exact<{
  input: UpdateUserInput;
}>;


export type PeopleUpdateUserMutation = { updateUser: { user: { id: string, email: string, active: boolean, version: number, roles: Array<{ name: string }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type PeopleCreateRoleMutationVariables = Exact<{
  input: CreateRoleInput;
}>;


export type PeopleCreateRoleMutation = { createRole: { role: { id: string, name: string, version: number, hasCredentials: boolean | null, members: Array<{ username: string }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type PeopleUpdateRoleMutationVariables = Exact<{
  input: UpdateRoleInput;
}>;


export type PeopleUpdateRoleMutation = { updateRole: { role: { id: string, name: string, description: string | null, version: number, hasCredentials: boolean | null, members: Array<{ username: string }> } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type PeopleCreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type PeopleCreateApiKeyMutation = { createApiKey: { token: string | null, apiKey: { id: string, prefix: string, name: string, expiresAt: string } | null, userErrors: Array<{ code: ErrorCode, path: Array<string> | null }> } };

export type PeopleRevokeApiKeyMutationVariables = Exact<{
  input: RevokeApiKeyInput;
}>;


export type PeopleRevokeApiKeyMutation = { revokeApiKey: { apiKey: { revokedAt: string | null } | null, userErrors: Array<{ code: ErrorCode }> } };

export type SeedNotificationMutationVariables = Exact<{
  input: CreateNotificationInput;
}>;


export type SeedNotificationMutation = { createNotification: { notification: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SeedDestinationMutationVariables = Exact<{
  input: CreateDestinationInput;
}>;


export type SeedDestinationMutation = { createDestination: { destination: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SeedDnsProviderMutationVariables = Exact<{
  input: CreateDnsProviderInput;
}>;


export type SeedDnsProviderMutation = { createDnsProvider: { dnsProvider: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SeedSourceMutationVariables = Exact<{
  input: CreateSourceInput;
}>;


export type SeedSourceMutation = { createSource: { source: { id: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SeedAuthorityMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type SeedAuthorityMutation = { createAuthority: { authority: { id: string, name: string, version: number, certificate: { id: string, body: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SeedCertificateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type SeedCertificateMutation = { createCertificate: { certificate: { id: string, name: string, version: number, body: string, chain: string | null, serialNumber: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type DeploymentsAfterKillsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DeploymentsAfterKillsQuery = { certificates: { nodes: Array<{ id: string, name: string, deployments: Array<{ state: DeploymentState, placeName: string | null, lastError: string | null }>, replacedBy: Array<{ id: string }>, rotations: Array<{ state: RotationState, lastError: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type UnfinishedJobsQueryVariables = Exact<{
  states: Array<JobState> | JobState;
}>;


export type UnfinishedJobsQuery = { jobs: { totalCount: number, nodes: Array<{ type: string, description: string, state: JobState, lastError: string | null }> } | null };

export type PolicyUnderKillsMutationVariables = Exact<{
  input: CreateRotationPolicyInput;
}>;


export type PolicyUnderKillsMutation = { createRotationPolicy: { rotationPolicy: { id: string } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ListedFragmentDoc = new TypedDocumentString(`
    fragment Listed on CertificateConnection {
  totalCount
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  edges {
    cursor
  }
  nodes {
    id
    name
    authority {
      name
    }
    roles {
      name
    }
  }
}
    `, {"fragmentName":"Listed"}) as unknown as TypedDocumentString<ListedFragment, unknown>;
export const DescribeByKeyDocument = new TypedDocumentString(`
    mutation DescribeByKey($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DescribeByKeyMutation, DescribeByKeyMutationVariables>;
export const ListByKeyDocument = new TypedDocumentString(`
    query ListByKey {
  certificates {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ListByKeyQuery, ListByKeyQueryVariables>;
export const ChangePasswordByKeyDocument = new TypedDocumentString(`
    mutation ChangePasswordByKey($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordByKeyMutation, ChangePasswordByKeyMutationVariables>;
export const SetPasswordByKeyDocument = new TypedDocumentString(`
    mutation SetPasswordByKey($input: SetUserPasswordInput!) {
  setUserPassword(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SetPasswordByKeyMutation, SetPasswordByKeyMutationVariables>;
export const ApiKeyNodeDocument = new TypedDocumentString(`
    query ApiKeyNode($id: ID!) {
  node(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ApiKeyNodeQuery, ApiKeyNodeQueryVariables>;
export const AuditLogDocument = new TypedDocumentString(`
    query AuditLog($filter: AuditFilter, $first: Int, $after: String) {
  auditEvents(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      occurredAt
      actorKind
      actorId
      actorName
      action
      targetType
      targetId
      targetName
      outcome
      because
      requestId
      address
      details
      seal {
        sequence
        digest
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditLogQuery, AuditLogQueryVariables>;
export const AuditedExportDocument = new TypedDocumentString(`
    mutation AuditedExport($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AuditedExportMutation, AuditedExportMutationVariables>;
export const AuditedRevokeDocument = new TypedDocumentString(`
    mutation AuditedRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      state
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AuditedRevokeMutation, AuditedRevokeMutationVariables>;
export const AuditedCreateDocument = new TypedDocumentString(`
    mutation AuditedCreate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AuditedCreateMutation, AuditedCreateMutationVariables>;
export const AuditedSignInDocument = new TypedDocumentString(`
    mutation AuditedSignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AuditedSignInMutation, AuditedSignInMutationVariables>;
export const AuditedReadingDocument = new TypedDocumentString(`
    query AuditedReading {
  certificates {
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AuditedReadingQuery, AuditedReadingQueryVariables>;
export const AuditEventByIdDocument = new TypedDocumentString(`
    query AuditEventById($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<AuditEventByIdQuery, AuditEventByIdQueryVariables>;
export const AuditOfCertificatesDocument = new TypedDocumentString(`
    query AuditOfCertificates($ids: [ID!]!, $first: Int, $after: String) {
  nodes(ids: $ids) {
    ... on Certificate {
      auditEvents(first: $first, after: $after) {
        totalCount
        pageInfo {
          endCursor
        }
        nodes {
          action
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuditOfCertificatesQuery, AuditOfCertificatesQueryVariables>;
export const CreateAuthorityDocument = new TypedDocumentString(`
    mutation CreateAuthority($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
      name
      owner
      type
      active
      expiresAt
      chain
      issuance {
        allowedKeyTypes
        defaultValidityDays
        maximumValidityDays
      }
      parent {
        id
      }
      roles {
        name
      }
      creator {
        username
      }
      viewerPermissions
      certificate {
        id
        body
        hasPrivateKey
        isAuthority
        keyType
        authority {
          id
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAuthorityMutation, CreateAuthorityMutationVariables>;
export const AuthoritiesDocument = new TypedDocumentString(`
    query Authorities($first: Int, $after: String, $filter: AuthorityFilter, $orderBy: [AuthorityOrder!]) {
  authorities(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      name
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<AuthoritiesQuery, AuthoritiesQueryVariables>;
export const AuthorityByDocument = new TypedDocumentString(`
    query AuthorityBy($by: AuthorityLookup!) {
  authority(by: $by) {
    id
    children {
      id
    }
    viewerPermissions
  }
}
    `) as unknown as TypedDocumentString<AuthorityByQuery, AuthorityByQueryVariables>;
export const IssueUnderDocument = new TypedDocumentString(`
    mutation IssueUnder($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<IssueUnderMutation, IssueUnderMutationVariables>;
export const ExportOfCaDocument = new TypedDocumentString(`
    mutation ExportOfCa($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportOfCaMutation, ExportOfCaMutationVariables>;
export const RevealOfCaDocument = new TypedDocumentString(`
    mutation RevealOfCa($input: RevealPrivateKeyInput!) {
  revealPrivateKey(input: $input) {
    privateKey
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevealOfCaMutation, RevealOfCaMutationVariables>;
export const ReissueOfCaDocument = new TypedDocumentString(`
    mutation ReissueOfCa($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueOfCaMutation, ReissueOfCaMutationVariables>;
export const UploadKeyOfCaDocument = new TypedDocumentString(`
    mutation UploadKeyOfCa($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UploadKeyOfCaMutation, UploadKeyOfCaMutationVariables>;
export const ShareCertificateOfCaDocument = new TypedDocumentString(`
    mutation ShareCertificateOfCa($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ShareCertificateOfCaMutation, ShareCertificateOfCaMutationVariables>;
export const CreateFromWaitingDocument = new TypedDocumentString(`
    mutation CreateFromWaiting($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateFromWaitingMutation, CreateFromWaitingMutationVariables>;
export const UploadSignedElsewhereDocument = new TypedDocumentString(`
    mutation UploadSignedElsewhere($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UploadSignedElsewhereMutation, UploadSignedElsewhereMutationVariables>;
export const HoldRevokeDocument = new TypedDocumentString(`
    mutation HoldRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      state
      notify
      rotation
      revocation {
        reason
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HoldRevokeMutation, HoldRevokeMutationVariables>;
export const HoldRemoveDocument = new TypedDocumentString(`
    mutation HoldRemove($input: RemoveCertificateHoldInput!) {
  removeCertificateHold(input: $input) {
    certificate {
      state
      notify
      rotation
      revocation {
        reason
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HoldRemoveMutation, HoldRemoveMutationVariables>;
export const HoldAuditDocument = new TypedDocumentString(`
    query HoldAudit($id: ID!) {
  certificate(by: {id: $id}) {
    auditEvents(first: 1) {
      nodes {
        action
        because
        details
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HoldAuditQuery, HoldAuditQueryVariables>;
export const ListedDocument = new TypedDocumentString(`
    query Listed($first: Int, $after: String, $last: Int, $before: String, $filter: CertificateFilter, $orderBy: [CertificateOrder!]) {
  certificates(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      name
      commonName
      owner
      state
      createdAt
      notAfter
      notBefore
    }
  }
}
    `) as unknown as TypedDocumentString<ListedQuery, ListedQueryVariables>;
export const CountedDocument = new TypedDocumentString(`
    query Counted($groupBy: CertificateStatsDimension!, $filter: CertificateFilter) {
  certificateStats(groupBy: $groupBy, filter: $filter) {
    key
    label
    count
  }
}
    `) as unknown as TypedDocumentString<CountedQuery, CountedQueryVariables>;
export const PreviewCertificateDocument = new TypedDocumentString(`
    query PreviewCertificate($input: CreateCertificateInput!) {
  certificatePreview(input: $input) {
    allowed
    tbs
    notBefore
    notAfter
    keyType
    signatureAlgorithm
    subject {
      rfc4514
    }
    subjectAlternativeNames {
      type
      value
    }
    extensions {
      keyUsage
      extendedKeyUsage {
        oid
      }
    }
    rules {
      id
      source
      verdict
      code
      observed
      limit
      hint
      path
    }
    lint {
      rule
      severity
      message
      citation
    }
  }
}
    `) as unknown as TypedDocumentString<PreviewCertificateQuery, PreviewCertificateQueryVariables>;
export const CreateAsPreviewedDocument = new TypedDocumentString(`
    mutation CreateAsPreviewed($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      body
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAsPreviewedMutation, CreateAsPreviewedMutationVariables>;
export const ExportSafelyDocument = new TypedDocumentString(`
    mutation ExportSafely($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportSafelyMutation, ExportSafelyMutationVariables>;
export const UpdateSafelyDocument = new TypedDocumentString(`
    mutation UpdateSafely($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSafelyMutation, UpdateSafelyMutationVariables>;
export const CreateSafelyDocument = new TypedDocumentString(`
    mutation CreateSafely($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      name
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSafelyMutation, CreateSafelyMutationVariables>;
export const StateOfSafeDocument = new TypedDocumentString(`
    query StateOfSafe($id: ID!, $name: String) {
  certificate(by: {id: $id}) {
    notify
    replacedBy {
      id
    }
  }
  certificates(filter: {search: $name}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<StateOfSafeQuery, StateOfSafeQueryVariables>;
export const UpdateCertificateDocument = new TypedDocumentString(`
    mutation UpdateCertificate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      id
      version
      owner
      description
      notify
      rotation
      updatedAt
      roles {
        id
        name
      }
      replaces {
        id
        replacedBy {
          id
        }
      }
      viewerPermissions
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateCertificateMutation, UpdateCertificateMutationVariables>;
export const RevokeCertificateDocument = new TypedDocumentString(`
    mutation RevokeCertificate($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      id
      state
      notify
      rotation
      version
      revocation {
        reason
        comment
        revokedAt
        revokedBy {
          username
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeCertificateMutation, RevokeCertificateMutationVariables>;
export const UploadOtherDocument = new TypedDocumentString(`
    mutation UploadOther($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UploadOtherMutation, UploadOtherMutationVariables>;
export const CloudPlacesDocument = new TypedDocumentString(`
    query CloudPlaces($id: ID!) {
  certificate(by: {id: $id}) {
    deployments {
      state
      location
      lastError
      destination {
        options {
          __typename
          ... on AcmDestinationOptions {
            region
            accessKeyId
            tags
            writeOnlyOptions
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CloudPlacesQuery, CloudPlacesQueryVariables>;
export const CloudReissueDocument = new TypedDocumentString(`
    mutation CloudReissue($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
      body
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<CloudReissueMutation, CloudReissueMutationVariables>;
export const CloudDetachDocument = new TypedDocumentString(`
    mutation CloudDetach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CloudDetachMutation, CloudDetachMutationVariables>;
export const CloudMoveDocument = new TypedDocumentString(`
    mutation CloudMove($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CloudMoveMutation, CloudMoveMutationVariables>;
export const AddKnownKeyDocument = new TypedDocumentString(`
    mutation AddKnownKey($input: AddCompromisedKeyInput!) {
  addCompromisedKey(input: $input) {
    compromisedKey {
      id
      publicKeyFingerprint
      reason
      source
      addedBy {
        username
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AddKnownKeyMutation, AddKnownKeyMutationVariables>;
export const RemoveKnownKeyDocument = new TypedDocumentString(`
    mutation RemoveKnownKey($input: RemoveCompromisedKeyInput!) {
  removeCompromisedKey(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveKnownKeyMutation, RemoveKnownKeyMutationVariables>;
export const RemovalsOfKeysDocument = new TypedDocumentString(`
    query RemovalsOfKeys {
  auditEvents(filter: {actions: ["compromised-key.delete"]}, first: 10) {
    nodes {
      because
      details
    }
  }
}
    `) as unknown as TypedDocumentString<RemovalsOfKeysQuery, RemovalsOfKeysQueryVariables>;
export const CreateForKeyDocument = new TypedDocumentString(`
    mutation CreateForKey($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      keyFindings {
        kind
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateForKeyMutation, CreateForKeyMutationVariables>;
export const UploadKeyDocument = new TypedDocumentString(`
    mutation UploadKey($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      keyFindings {
        kind
        message
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UploadKeyMutation, UploadKeyMutationVariables>;
export const RevokeForKeyDocument = new TypedDocumentString(`
    mutation RevokeForKey($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeForKeyMutation, RevokeForKeyMutationVariables>;
export const ListCompromisedKeysDocument = new TypedDocumentString(`
    query ListCompromisedKeys {
  compromisedKeys(first: 100) {
    nodes {
      publicKeyFingerprint
      source
      reason
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<ListCompromisedKeysQuery, ListCompromisedKeysQueryVariables>;
export const CorpusUploadDocument = new TypedDocumentString(`
    mutation CorpusUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      fingerprint
      serialNumber
      serialNumberDecimal
      notBefore
      notAfter
      validityDays
      publicKeyFingerprint
      isAuthority
      hasPrivateKey
      subject {
        rfc4514
      }
      issuer {
        rfc4514
      }
      subjectAlternativeNames {
        type
        value
      }
      extensions {
        basicConstraints {
          ca
          pathLength
        }
        keyUsage
        extendedKeyUsage {
          oid
          purpose
        }
        nameConstraints {
          permitted {
            value
          }
          excluded {
            value
          }
        }
        crlDistributionPoints
        certificatePolicies
        other {
          oid
          critical
          value
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CorpusUploadMutation, CorpusUploadMutationVariables>;
export const CorpusRequestDocument = new TypedDocumentString(`
    mutation CorpusRequest($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      subject {
        rfc4514
      }
      hasPrivateKey
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CorpusRequestMutation, CorpusRequestMutationVariables>;
export const EverythingDocument = new TypedDocumentString(`
    query Everything($after: String) {
  certificates(first: 100, after: $after) {
    nodes {
      id
      name
      body
      hasPrivateKey
      roles {
        id
      }
      domains {
        id
      }
      authority {
        id
      }
      creator {
        id
      }
      chain
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<EverythingQuery, EverythingQueryVariables>;
export const KeyAfterCrashDocument = new TypedDocumentString(`
    mutation KeyAfterCrash($id: ID!) {
  exportCertificate(input: {id: $id, format: {pem: {parts: [PRIVATE_KEY]}}}) {
    export {
      data
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<KeyAfterCrashMutation, KeyAfterCrashMutationVariables>;
export const AuthorityTreeDocument = new TypedDocumentString(`
    query AuthorityTree($filter: AuthorityFilter) {
  authorities(filter: $filter, first: 100) {
    nodes {
      id
      name
      parent {
        id
      }
      children {
        id
      }
      issuedCounts {
        total
        valid
        notYetValid
        expired
        revoked
      }
      keyType
      pathLength
      chainComplete
      csr
      nameConstraints {
        permitted {
          value
        }
      }
      roles {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AuthorityTreeQuery, AuthorityTreeQueryVariables>;
export const RevokeForCountsDocument = new TypedDocumentString(`
    mutation RevokeForCounts($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeForCountsMutation, RevokeForCountsMutationVariables>;
export const CreateBadCertificateDocument = new TypedDocumentString(`
    mutation CreateBadCertificate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateBadCertificateMutation, CreateBadCertificateMutationVariables>;
export const CreateCertificateDocument = new TypedDocumentString(`
    mutation CreateCertificate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      name
      body
      chain
      csr
      commonName
      keyType
      keyAlgorithm
      hasPrivateKey
      owner
      state
      serialNumber
      notBefore
      notAfter
      subject {
        rfc4514
      }
      subjectAlternativeNames {
        type
        value
      }
      roles {
        name
      }
      domains {
        name
      }
      replaces {
        id
      }
      authority {
        id
      }
      creator {
        username
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCertificateMutation, CreateCertificateMutationVariables>;
export const ExportKeyDocument = new TypedDocumentString(`
    mutation ExportKey($id: ID!) {
  exportCertificate(input: {id: $id, format: {pem: {parts: [PRIVATE_KEY]}}}) {
    export {
      data
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportKeyMutation, ExportKeyMutationVariables>;
export const RestartCreateDocument = new TypedDocumentString(`
    mutation RestartCreate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RestartCreateMutation, RestartCreateMutationVariables>;
export const RestartStandingDocument = new TypedDocumentString(`
    query RestartStanding {
  certificates(first: 100, filter: {hasPrivateKey: true}) {
    nodes {
      deployments {
        state
      }
    }
  }
  jobs(first: 100, filter: {states: [DEAD]}) {
    nodes {
      type
      lastError
    }
  }
  jobTypes {
    name
    lastTickAt
  }
}
    `) as unknown as TypedDocumentString<RestartStandingQuery, RestartStandingQueryVariables>;
export const DeleteOneDocument = new TypedDocumentString(`
    mutation DeleteOne($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteOneMutation, DeleteOneMutationVariables>;
export const SeenEverywhereDocument = new TypedDocumentString(`
    query SeenEverywhere($id: ID!, $name: String!, $fingerprint: Fingerprint!, $serial: IssuerAndSerialInput!, $text: String!, $related: ID!) {
  node(id: $id) {
    id
  }
  byId: certificate(by: {id: $id}) {
    id
  }
  byName: certificate(by: {name: $name}) {
    id
  }
  byFingerprint: certificate(by: {fingerprint: $fingerprint}) {
    id
  }
  bySerial: certificate(by: {serial: $serial}) {
    id
  }
  listed: certificates(filter: {ids: [$id]}) {
    totalCount
  }
  searched: certificates(filter: {search: $text}) {
    totalCount
  }
  counted: certificateStats(groupBy: OWNER, filter: {search: $text}) {
    count
  }
  related: certificate(by: {id: $related}) {
    replaces {
      id
    }
    replacedBy {
      id
    }
  }
  notReplaced: certificates(filter: {ids: [$related], replaced: false}) {
    totalCount
  }
  authorities {
    nodes {
      certificates {
        nodes {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SeenEverywhereQuery, SeenEverywhereQueryVariables>;
export const FactsOfOneDocument = new TypedDocumentString(`
    query FactsOfOne($id: ID!) {
  certificate(by: {id: $id}) {
    name
    fingerprint
    serialNumber
    version
    viewerPermissions
  }
}
    `) as unknown as TypedDocumentString<FactsOfOneQuery, FactsOfOneQueryVariables>;
export const ReplaceBothDocument = new TypedDocumentString(`
    mutation ReplaceBoth($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReplaceBothMutation, ReplaceBothMutationVariables>;
export const RevokeDeletedDocument = new TypedDocumentString(`
    mutation RevokeDeleted($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeDeletedMutation, RevokeDeletedMutationVariables>;
export const RevealDocument = new TypedDocumentString(`
    mutation Reveal($input: RevealPrivateKeyInput!) {
  revealPrivateKey(input: $input) {
    privateKey
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevealMutation, RevealMutationVariables>;
export const ExportDeletedDocument = new TypedDocumentString(`
    mutation ExportDeleted($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportDeletedMutation, ExportDeletedMutationVariables>;
export const UploadPublicDocument = new TypedDocumentString(`
    mutation UploadPublic($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UploadPublicMutation, UploadPublicMutationVariables>;
export const DeleteWhileUsedDocument = new TypedDocumentString(`
    mutation DeleteWhileUsed($input: DeleteAuthorityInput!) {
  deleteAuthority(input: $input) {
    deletedId
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteWhileUsedMutation, DeleteWhileUsedMutationVariables>;
export const CreateWhileDeletedDocument = new TypedDocumentString(`
    mutation CreateWhileDeleted($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWhileDeletedMutation, CreateWhileDeletedMutationVariables>;
export const RetriesToldDocument = new TypedDocumentString(`
    query RetriesTold($id: ID!) {
  certificate(by: {id: $id}) {
    notificationDeliveries(first: 20) {
      nodes {
        id
        audience
        state
        attempts
        lastError
        sentAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RetriesToldQuery, RetriesToldQueryVariables>;
export const RetryDeliveryDocument = new TypedDocumentString(`
    mutation RetryDelivery($input: RetryDeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      state
      attempts
      lastError
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RetryDeliveryMutation, RetryDeliveryMutationVariables>;
export const RetriesAuditDocument = new TypedDocumentString(`
    query RetriesAudit {
  auditEvents(first: 5, filter: {actions: ["notification.retry"]}) {
    nodes {
      action
      outcome
    }
  }
}
    `) as unknown as TypedDocumentString<RetriesAuditQuery, RetriesAuditQueryVariables>;
export const RetriesDeactivateDocument = new TypedDocumentString(`
    mutation RetriesDeactivate($input: UpdateNotificationInput!) {
  updateNotification(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RetriesDeactivateMutation, RetriesDeactivateMutationVariables>;
export const OddlyNamedDocument = new TypedDocumentString(`
    mutation OddlyNamed($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      name
      body
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OddlyNamedMutation, OddlyNamedMutationVariables>;
export const OddlyLocatedDocument = new TypedDocumentString(`
    query OddlyLocated($id: ID!) {
  certificate(by: {id: $id}) {
    deployments {
      state
      lastError
      location
    }
  }
}
    `) as unknown as TypedDocumentString<OddlyLocatedQuery, OddlyLocatedQueryVariables>;
export const OddlyDetachedDocument = new TypedDocumentString(`
    mutation OddlyDetached($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<OddlyDetachedMutation, OddlyDetachedMutationVariables>;
export const PlacesOfDocument = new TypedDocumentString(`
    query PlacesOf($id: ID!) {
  certificate(by: {id: $id}) {
    deployments {
      state
      attempts
      lastError
      placeName
      location
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesOfQuery, PlacesOfQueryVariables>;
export const PlacesReissueDocument = new TypedDocumentString(`
    mutation PlacesReissue($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
      name
      body
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesReissueMutation, PlacesReissueMutationVariables>;
export const PlacesAttachDocument = new TypedDocumentString(`
    mutation PlacesAttach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesAttachMutation, PlacesAttachMutationVariables>;
export const DeploymentWorkAttachDocument = new TypedDocumentString(`
    mutation DeploymentWorkAttach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentWorkAttachMutation, DeploymentWorkAttachMutationVariables>;
export const DeploymentWorkDeleteDocument = new TypedDocumentString(`
    mutation DeploymentWorkDelete($input: DeleteDestinationInput!) {
  deleteDestination(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentWorkDeleteMutation, DeploymentWorkDeleteMutationVariables>;
export const DeploymentWorkMoveDocument = new TypedDocumentString(`
    mutation DeploymentWorkMove($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentWorkMoveMutation, DeploymentWorkMoveMutationVariables>;
export const NotYetValidDeploymentsDocument = new TypedDocumentString(`
    query NotYetValidDeployments($id: ID!) {
  certificate(by: {id: $id}) {
    state
    deployments {
      id
      state
      attempts
      lastError
      nextAttemptAt
      placeName
    }
  }
}
    `) as unknown as TypedDocumentString<NotYetValidDeploymentsQuery, NotYetValidDeploymentsQueryVariables>;
export const NotYetValidAttachDocument = new TypedDocumentString(`
    mutation NotYetValidAttach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<NotYetValidAttachMutation, NotYetValidAttachMutationVariables>;
export const NotYetValidDeployDocument = new TypedDocumentString(`
    mutation NotYetValidDeploy($input: DeployCertificateInput!) {
  deployCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<NotYetValidDeployMutation, NotYetValidDeployMutationVariables>;
export const NotYetValidUploadDocument = new TypedDocumentString(`
    mutation NotYetValidUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<NotYetValidUploadMutation, NotYetValidUploadMutationVariables>;
export const DeploymentsOfDocument = new TypedDocumentString(`
    query DeploymentsOf($id: ID!) {
  certificate(by: {id: $id}) {
    name
    fingerprint
    state
    deployments {
      id
      state
      desired
      attempts
      lastError
      lastAttemptAt
      nextAttemptAt
      deployedAt
      deployedFingerprint
      location
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsOfQuery, DeploymentsOfQueryVariables>;
export const DeploymentsAttachDocument = new TypedDocumentString(`
    mutation DeploymentsAttach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsAttachMutation, DeploymentsAttachMutationVariables>;
export const DeploymentsDeployDocument = new TypedDocumentString(`
    mutation DeploymentsDeploy($input: DeployCertificateInput!) {
  deployCertificate(input: $input) {
    certificate {
      deployments {
        state
        attempts
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsDeployMutation, DeploymentsDeployMutationVariables>;
export const DeploymentsRetryDocument = new TypedDocumentString(`
    mutation DeploymentsRetry($input: RetryDeploymentInput!) {
  retryDeployment(input: $input) {
    deployment {
      state
      attempts
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsRetryMutation, DeploymentsRetryMutationVariables>;
export const DeploymentsForgetDocument = new TypedDocumentString(`
    mutation DeploymentsForget($input: ForgetDeploymentInput!) {
  forgetDeployment(input: $input) {
    deployment {
      state
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsForgetMutation, DeploymentsForgetMutationVariables>;
export const DeploymentsReissueDocument = new TypedDocumentString(`
    mutation DeploymentsReissue($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
      name
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsReissueMutation, DeploymentsReissueMutationVariables>;
export const DeploymentsRevokeDocument = new TypedDocumentString(`
    mutation DeploymentsRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsRevokeMutation, DeploymentsRevokeMutationVariables>;
export const DeploymentsEndHoldDocument = new TypedDocumentString(`
    mutation DeploymentsEndHold($input: RemoveCertificateHoldInput!) {
  removeCertificateHold(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsEndHoldMutation, DeploymentsEndHoldMutationVariables>;
export const DeploymentsMoveDocument = new TypedDocumentString(`
    mutation DeploymentsMove($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsMoveMutation, DeploymentsMoveMutationVariables>;
export const DeploymentsTestDocument = new TypedDocumentString(`
    mutation DeploymentsTest($input: TestDestinationInput!) {
  testDestination(input: $input) {
    test {
      passed
      probed
      message
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsTestMutation, DeploymentsTestMutationVariables>;
export const DeploymentsAtDestinationsDocument = new TypedDocumentString(`
    query DeploymentsAtDestinations($search: String!, $states: [DeploymentState!]) {
  destinations(filter: {search: $search}) {
    nodes {
      deployments(first: 5, states: $states) {
        totalCount
        nodes {
          state
          certificate {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsAtDestinationsQuery, DeploymentsAtDestinationsQueryVariables>;
export const DeploymentsDisclosuresDocument = new TypedDocumentString(`
    query DeploymentsDisclosures($first: Int!) {
  auditEvents(
    first: $first
    filter: {actions: ["certificate.deploy-key", "certificate.deploy"]}
  ) {
    nodes {
      action
      actorName
      outcome
      targetId
      details
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsDisclosuresQuery, DeploymentsDisclosuresQueryVariables>;
export const DestinationMovesMoveDocument = new TypedDocumentString(`
    mutation DestinationMovesMove($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    destination {
      version
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationMovesMoveMutation, DestinationMovesMoveMutationVariables>;
export const DestinationMovesAttachDocument = new TypedDocumentString(`
    mutation DestinationMovesAttach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationMovesAttachMutation, DestinationMovesAttachMutationVariables>;
export const DestinationMovesLocationsDocument = new TypedDocumentString(`
    query DestinationMovesLocations($id: ID!) {
  certificate(by: {id: $id}) {
    deployments {
      state
      location
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationMovesLocationsQuery, DestinationMovesLocationsQueryVariables>;
export const DestinationMovesAuditDocument = new TypedDocumentString(`
    query DestinationMovesAudit {
  auditEvents(first: 1, filter: {actions: ["destination.update"]}) {
    nodes {
      details
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationMovesAuditQuery, DestinationMovesAuditQueryVariables>;
export const OptionsCreateDestinationDocument = new TypedDocumentString(`
    mutation OptionsCreateDestination($input: CreateDestinationInput!) {
  createDestination(input: $input) {
    destination {
      id
      version
      options {
        ... on SftpDestinationOptions {
          host
          port
          user
          path
          writeOnlyOptions
        }
        ... on FilesystemDestinationOptions {
          reload
          writeOnlyOptions
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OptionsCreateDestinationMutation, OptionsCreateDestinationMutationVariables>;
export const OptionsUpdateDestinationDocument = new TypedDocumentString(`
    mutation OptionsUpdateDestination($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    destination {
      version
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OptionsUpdateDestinationMutation, OptionsUpdateDestinationMutationVariables>;
export const OptionsCreateDnsProviderDocument = new TypedDocumentString(`
    mutation OptionsCreateDnsProvider($input: CreateDnsProviderInput!) {
  createDnsProvider(input: $input) {
    dnsProvider {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OptionsCreateDnsProviderMutation, OptionsCreateDnsProviderMutationVariables>;
export const DestinationsDeploymentsDocument = new TypedDocumentString(`
    query DestinationsDeployments($id: ID!) {
  certificate(by: {id: $id}) {
    dnsProvider {
      id
    }
    destinations {
      id
    }
    deployments {
      id
      state
      attempts
      lastError
      deployedAt
      deployedFingerprint
      destination {
        id
      }
      certificate {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsDeploymentsQuery, DestinationsDeploymentsQueryVariables>;
export const DestinationsChangeDocument = new TypedDocumentString(`
    mutation DestinationsChange($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsChangeMutation, DestinationsChangeMutationVariables>;
export const DestinationsUploadDocument = new TypedDocumentString(`
    mutation DestinationsUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsUploadMutation, DestinationsUploadMutationVariables>;
export const DestinationsReissueDocument = new TypedDocumentString(`
    mutation DestinationsReissue($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsReissueMutation, DestinationsReissueMutationVariables>;
export const DestinationsCreateDocument = new TypedDocumentString(`
    mutation DestinationsCreate($input: CreateDestinationInput!) {
  createDestination(input: $input) {
    destination {
      id
      plugin {
        slug
        capabilities
      }
      options {
        ... on FilesystemDestinationOptions {
          path
          layout
        }
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsCreateMutation, DestinationsCreateMutationVariables>;
export const DestinationsUpdateDocument = new TypedDocumentString(`
    mutation DestinationsUpdate($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    destination {
      id
      name
      version
      roles {
        id
      }
      options {
        ... on FilesystemDestinationOptions {
          path
          layout
        }
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsUpdateMutation, DestinationsUpdateMutationVariables>;
export const DestinationsDeleteDocument = new TypedDocumentString(`
    mutation DestinationsDelete($input: DeleteDestinationInput!) {
  deleteDestination(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsDeleteMutation, DestinationsDeleteMutationVariables>;
export const DestinationsDeleteDnsProviderDocument = new TypedDocumentString(`
    mutation DestinationsDeleteDnsProvider($input: DeleteDnsProviderInput!) {
  deleteDnsProvider(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsDeleteDnsProviderMutation, DestinationsDeleteDnsProviderMutationVariables>;
export const DestinationsListDocument = new TypedDocumentString(`
    query DestinationsList($filter: DestinationFilter) {
  destinations(filter: $filter) {
    nodes {
      id
      name
      options {
        __typename
      }
      roles {
        id
      }
      certificates(first: 5) {
        totalCount
        nodes {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsListQuery, DestinationsListQueryVariables>;
export const DestinationsDeleteCertificateDocument = new TypedDocumentString(`
    mutation DestinationsDeleteCertificate($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DestinationsDeleteCertificateMutation, DestinationsDeleteCertificateMutationVariables>;
export const FindDomainsDocument = new TypedDocumentString(`
    query FindDomains($filter: DomainFilter, $first: Int) {
  domains(filter: $filter, first: $first) {
    totalCount
    nodes {
      id
      name
      sensitive
      version
    }
  }
}
    `) as unknown as TypedDocumentString<FindDomainsQuery, FindDomainsQueryVariables>;
export const WriteDomainDocument = new TypedDocumentString(`
    mutation WriteDomain($input: CreateDomainInput!) {
  createDomain(input: $input) {
    domain {
      id
      name
      sensitive
      version
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WriteDomainMutation, WriteDomainMutationVariables>;
export const MarkDomainDocument = new TypedDocumentString(`
    mutation MarkDomain($input: UpdateDomainInput!) {
  updateDomain(input: $input) {
    domain {
      sensitive
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MarkDomainMutation, MarkDomainMutationVariables>;
export const DropDomainDocument = new TypedDocumentString(`
    mutation DropDomain($input: DeleteDomainInput!) {
  deleteDomain(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DropDomainMutation, DropDomainMutationVariables>;
export const DriftEndpointsDocument = new TypedDocumentString(`
    query DriftEndpoints($filter: EndpointFilter) {
  endpoints(filter: $filter) {
    nodes {
      id
      drift
      driftToldAt
      served {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DriftEndpointsQuery, DriftEndpointsQueryVariables>;
export const DriftExpectDocument = new TypedDocumentString(`
    mutation DriftExpect($input: SetEndpointCertificateInput!) {
  setEndpointCertificate(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DriftExpectMutation, DriftExpectMutationVariables>;
export const DriftRotateDocument = new TypedDocumentString(`
    mutation DriftRotate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DriftRotateMutation, DriftRotateMutationVariables>;
export const DriftChangeDocument = new TypedDocumentString(`
    mutation DriftChange($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DriftChangeMutation, DriftChangeMutationVariables>;
export const DriftExportDocument = new TypedDocumentString(`
    mutation DriftExport($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DriftExportMutation, DriftExportMutationVariables>;
export const DriftRevokeDocument = new TypedDocumentString(`
    mutation DriftRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DriftRevokeMutation, DriftRevokeMutationVariables>;
export const DriftRemoveHoldDocument = new TypedDocumentString(`
    mutation DriftRemoveHold($input: RemoveCertificateHoldInput!) {
  removeCertificateHold(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<DriftRemoveHoldMutation, DriftRemoveHoldMutationVariables>;
export const UploadCopyDocument = new TypedDocumentString(`
    mutation UploadCopy($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
      owner
      duplicates {
        id
      }
      authority {
        id
      }
    }
    userErrors {
      code
      path
      message
      ... on UploadCertificateError {
        certificate {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UploadCopyMutation, UploadCopyMutationVariables>;
export const RevokeCopyDocument = new TypedDocumentString(`
    mutation RevokeCopy($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      id
      state
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeCopyMutation, RevokeCopyMutationVariables>;
export const DeleteCopyDocument = new TypedDocumentString(`
    mutation DeleteCopy($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    deletedId
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCopyMutation, DeleteCopyMutationVariables>;
export const StatesOfCopiesDocument = new TypedDocumentString(`
    query StatesOfCopies($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Certificate {
      state
      notify
      revocation {
        reason
      }
      duplicates {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StatesOfCopiesQuery, StatesOfCopiesQueryVariables>;
export const EncryptionKeysOfDocument = new TypedDocumentString(`
    query EncryptionKeysOf {
  encryptionKeys {
    keys {
      keyId
      primary
      available
      records {
        table
        count
      }
    }
    rewrap {
      running
      remaining
      done
      failed
      failures {
        table
        id
        keyId
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EncryptionKeysOfQuery, EncryptionKeysOfQueryVariables>;
export const RewrapAllDocument = new TypedDocumentString(`
    mutation RewrapAll($input: RewrapSecretsInput!) {
  rewrapSecrets(input: $input) {
    rewrap {
      remaining
      running
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RewrapAllMutation, RewrapAllMutationVariables>;
export const ExportKeyOfDocument = new TypedDocumentString(`
    mutation ExportKeyOf($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExportKeyOfMutation, ExportKeyOfMutationVariables>;
export const ListAroundBadRowsDocument = new TypedDocumentString(`
    query ListAroundBadRows {
  certificates(first: 100) {
    totalCount
    nodes {
      id
      hasPrivateKey
      body
    }
  }
}
    `) as unknown as TypedDocumentString<ListAroundBadRowsQuery, ListAroundBadRowsQueryVariables>;
export const FailedDisclosuresDocument = new TypedDocumentString(`
    query FailedDisclosures($filter: AuditFilter) {
  auditEvents(filter: $filter) {
    nodes {
      action
      because
    }
  }
}
    `) as unknown as TypedDocumentString<FailedDisclosuresQuery, FailedDisclosuresQueryVariables>;
export const SwitchingSyncDocument = new TypedDocumentString(`
    mutation SwitchingSync($input: SyncSourceInput!) {
  syncSource(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingSyncMutation, SwitchingSyncMutationVariables>;
export const SwitchingRotateDocument = new TypedDocumentString(`
    mutation SwitchingRotate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingRotateMutation, SwitchingRotateMutationVariables>;
export const SwitchingRollBackDocument = new TypedDocumentString(`
    mutation SwitchingRollBack($input: RollBackRotationInput!) {
  rollBackRotation(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingRollBackMutation, SwitchingRollBackMutationVariables>;
export const SwitchingRetryDocument = new TypedDocumentString(`
    mutation SwitchingRetry($input: RetryRotationInput!) {
  retryRotation(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingRetryMutation, SwitchingRetryMutationVariables>;
export const SwitchingCancelDocument = new TypedDocumentString(`
    mutation SwitchingCancel($input: CancelRotationInput!) {
  cancelRotation(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingCancelMutation, SwitchingCancelMutationVariables>;
export const SwitchingAttachDocument = new TypedDocumentString(`
    mutation SwitchingAttach($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingAttachMutation, SwitchingAttachMutationVariables>;
export const SwitchingUploadDocument = new TypedDocumentString(`
    mutation SwitchingUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingUploadMutation, SwitchingUploadMutationVariables>;
export const SwitchingRotationDocument = new TypedDocumentString(`
    query SwitchingRotation($id: ID!) {
  certificate(by: {id: $id}) {
    fingerprint
    rotations {
      id
      state
      step
      lastError
      replacement {
        id
      }
      steps {
        step
        state
        detail
        error
      }
    }
    deployments {
      state
      location
      lastError
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingRotationQuery, SwitchingRotationQueryVariables>;
export const SwitchingEndpointsDocument = new TypedDocumentString(`
    query SwitchingEndpoints($filter: EndpointFilter) {
  endpoints(filter: $filter) {
    nodes {
      id
      version
      name
      serverName
      drift
      switchable
      expectedByHand
      served {
        id
      }
      lastSwitch {
        state
        attempts
        lastError
        nextAttemptAt
        certificate {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchingEndpointsQuery, SwitchingEndpointsQueryVariables>;
export const SwitchToDocument = new TypedDocumentString(`
    mutation SwitchTo($input: SwitchEndpointInput!) {
  switchEndpoint(input: $input) {
    endpoint {
      lastSwitch {
        state
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SwitchToMutation, SwitchToMutationVariables>;
export const EndpointsAtScaleDocument = new TypedDocumentString(`
    query EndpointsAtScale($filter: EndpointFilter) {
  endpoints(first: 20, filter: $filter) {
    totalCount
    nodes {
      drift
      expected {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EndpointsAtScaleQuery, EndpointsAtScaleQueryVariables>;
export const ListEndpointsDocument = new TypedDocumentString(`
    query ListEndpoints($filter: EndpointFilter, $first: Int) {
  endpoints(filter: $filter, first: $first) {
    totalCount
    nodes {
      id
      name
      version
      drift
      state
      expectedByHand
      source {
        id
        endpoints(first: 1) {
          totalCount
        }
      }
      served {
        id
        endpoints {
          id
        }
      }
      expected {
        id
      }
      findings {
        kind
        detail
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListEndpointsQuery, ListEndpointsQueryVariables>;
export const SetCertificateDocument = new TypedDocumentString(`
    mutation SetCertificate($input: SetEndpointCertificateInput!) {
  setEndpointCertificate(input: $input) {
    endpoint {
      drift
      expectedByHand
      version
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetCertificateMutation, SetCertificateMutationVariables>;
export const RevokeServedDocument = new TypedDocumentString(`
    mutation RevokeServed($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      state
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeServedMutation, RevokeServedMutationVariables>;
export const ExpiryToldDocument = new TypedDocumentString(`
    query ExpiryTold($id: ID!) {
  certificate(by: {id: $id}) {
    notificationDeliveries(first: 50) {
      totalCount
      nodes {
        id
        type
        audience
        address
        state
        attempts
        lastError
        dueAt
        sentAt
        interval {
          count
          unit
        }
        notification {
          name
        }
        certificate {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiryToldQuery, ExpiryToldQueryVariables>;
export const ExpiryUpdateDocument = new TypedDocumentString(`
    mutation ExpiryUpdate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiryUpdateMutation, ExpiryUpdateMutationVariables>;
export const ExpiryRevokeDocument = new TypedDocumentString(`
    mutation ExpiryRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiryRevokeMutation, ExpiryRevokeMutationVariables>;
export const ExpiryDeleteDocument = new TypedDocumentString(`
    mutation ExpiryDelete($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiryDeleteMutation, ExpiryDeleteMutationVariables>;
export const ExportCertificateDocument = new TypedDocumentString(`
    mutation ExportCertificate($id: ID!, $format: ExportFormatInput!) {
  exportCertificate(input: {id: $id, format: $format}) {
    export {
      data
      fileName
      mediaType
      passphrase
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ExportCertificateMutation, ExportCertificateMutationVariables>;
export const UploadKeylessDocument = new TypedDocumentString(`
    mutation UploadKeyless($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UploadKeylessMutation, UploadKeylessMutationVariables>;
export const ExportFormsDocument = new TypedDocumentString(`
    query ExportForms {
  plugins(kind: EXPORTER) {
    slug
    title
    capabilities
    options {
      name
      type
      writeOnly
      defaultValue
      minimumLength
      choices {
        value
      }
    }
  }
  __type(name: "ExportFormatInput") {
    inputFields {
      name
      type {
        inputFields {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExportFormsQuery, ExportFormsQueryVariables>;
export const ExportOtherDocument = new TypedDocumentString(`
    mutation ExportOther($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
      fileName
      mediaType
      passphrase
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ExportOtherMutation, ExportOtherMutationVariables>;
export const CreateWithExtensionsDocument = new TypedDocumentString(`
    mutation CreateWithExtensions($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      commonName
      subject {
        rfc4514
      }
      subjectAlternativeNames {
        type
        value
      }
      domains {
        name
      }
      extensions {
        basicConstraints {
          ca
          pathLength
        }
        keyUsage
        extendedKeyUsage {
          oid
          purpose
        }
        subjectKeyIdentifier
        authorityKeyIdentifier
        crlDistributionPoints
        ocspUrls
        caIssuerUrls
        certificatePolicies
        other {
          oid
          critical
          value
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateWithExtensionsMutation, CreateWithExtensionsMutationVariables>;
export const PurposesDocument = new TypedDocumentString(`
    query Purposes {
  __type(name: "ExtendedKeyUsagePurpose") {
    enumValues {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PurposesQuery, PurposesQueryVariables>;
export const FailingSourceDocument = new TypedDocumentString(`
    query FailingSource($id: ID!) {
  node(id: $id) {
    ... on Source {
      sync {
        state
        lastOutcome
        lastError
        lastSuccessAt
        failures
        failureToldAt
      }
    }
  }
  sources(filter: {failing: true}) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<FailingSourceQuery, FailingSourceQueryVariables>;
export const HostileUploadDocument = new TypedDocumentString(`
    mutation HostileUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HostileUploadMutation, HostileUploadMutationVariables>;
export const HostileVerifyDocument = new TypedDocumentString(`
    mutation HostileVerify($input: VerifyCertificateInput!) {
  verifyCertificate(input: $input) {
    certificate {
      verification {
        status
        detail
      }
    }
  }
}
    `) as unknown as TypedDocumentString<HostileVerifyMutation, HostileVerifyMutationVariables>;
export const HostileAuthorityDocument = new TypedDocumentString(`
    mutation HostileAuthority($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<HostileAuthorityMutation, HostileAuthorityMutationVariables>;
export const HostileCreateDocument = new TypedDocumentString(`
    mutation HostileCreate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<HostileCreateMutation, HostileCreateMutationVariables>;
export const HostileSearchDocument = new TypedDocumentString(`
    query HostileSearch($filter: CertificateFilter) {
  certificates(first: 1, filter: $filter) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<HostileSearchQuery, HostileSearchQueryVariables>;
export const CreateOnceDocument = new TypedDocumentString(`
    mutation CreateOnce($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      name
      serialNumber
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOnceMutation, CreateOnceMutationVariables>;
export const UploadOnceDocument = new TypedDocumentString(`
    mutation UploadOnce($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UploadOnceMutation, UploadOnceMutationVariables>;
export const ReissueOnceDocument = new TypedDocumentString(`
    mutation ReissueOnce($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueOnceMutation, ReissueOnceMutationVariables>;
export const CreateAuthorityOnceDocument = new TypedDocumentString(`
    mutation CreateAuthorityOnce($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAuthorityOnceMutation, CreateAuthorityOnceMutationVariables>;
export const UploadForImportDocument = new TypedDocumentString(`
    mutation UploadForImport($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
      hasPrivateKey
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UploadForImportMutation, UploadForImportMutationVariables>;
export const RevokeForImportDocument = new TypedDocumentString(`
    mutation RevokeForImport($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeForImportMutation, RevokeForImportMutationVariables>;
export const DeadJobsDocument = new TypedDocumentString(`
    query DeadJobs {
  jobs(filter: {states: [DEAD]}) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DeadJobsQuery, DeadJobsQueryVariables>;
export const RetryDeadJobDocument = new TypedDocumentString(`
    mutation RetryDeadJob($input: RetryJobInput!) {
  retryJob(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RetryDeadJobMutation, RetryDeadJobMutationVariables>;
export const ListedJobsDocument = new TypedDocumentString(`
    query ListedJobs($first: Int, $after: String, $filter: JobFilter) {
  jobs(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes {
      id
      type
      description
      state
      attempts
      maximumAttempts
      createdAt
      nextAttemptAt
      startedAt
      endedAt
      lastError
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<ListedJobsQuery, ListedJobsQueryVariables>;
export const ListedJobTypesDocument = new TypedDocumentString(`
    query ListedJobTypes {
  jobTypes {
    name
    title
    schedule
    lastTickAt
    waiting
    running
    dead
  }
}
    `) as unknown as TypedDocumentString<ListedJobTypesQuery, ListedJobTypesQueryVariables>;
export const StartAJobDocument = new TypedDocumentString(`
    mutation StartAJob($input: StartJobInput!) {
  startJob(input: $input) {
    jobType {
      name
      waiting
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<StartAJobMutation, StartAJobMutationVariables>;
export const RetryAJobDocument = new TypedDocumentString(`
    mutation RetryAJob($input: RetryJobInput!) {
  retryJob(input: $input) {
    job {
      state
      maximumAttempts
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RetryAJobMutation, RetryAJobMutationVariables>;
export const CancelAJobDocument = new TypedDocumentString(`
    mutation CancelAJob($input: CancelJobInput!) {
  cancelJob(input: $input) {
    job {
      state
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelAJobMutation, CancelAJobMutationVariables>;
export const JobAsNodeDocument = new TypedDocumentString(`
    query JobAsNode($id: ID!) {
  node(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<JobAsNodeQuery, JobAsNodeQueryVariables>;
export const JobEventsDocument = new TypedDocumentString(`
    query JobEvents {
  auditEvents(filter: {actions: ["job.start", "job.retry", "job.cancel"]}) {
    nodes {
      action
      targetId
    }
  }
}
    `) as unknown as TypedDocumentString<JobEventsQuery, JobEventsQueryVariables>;
export const AuthorityToBeKilledDocument = new TypedDocumentString(`
    mutation AuthorityToBeKilled($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<AuthorityToBeKilledMutation, AuthorityToBeKilledMutationVariables>;
export const OrderBeforeKillDocument = new TypedDocumentString(`
    mutation OrderBeforeKill($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderBeforeKillMutation, OrderBeforeKillMutationVariables>;
export const AfterKillDocument = new TypedDocumentString(`
    query AfterKill {
  pendingCertificates(first: 100) {
    nodes {
      commonName
      state
      lastError
      certificate {
        body
        chain
        hasPrivateKey
      }
    }
  }
  certificates(first: 100, filter: {hasPrivateKey: true}) {
    nodes {
      commonName
    }
  }
  auditEvents(first: 100, filter: {actions: ["pending-certificate.take-over"]}) {
    nodes {
      targetName
    }
  }
}
    `) as unknown as TypedDocumentString<AfterKillQuery, AfterKillQueryVariables>;
export const DeadAfterKillDocument = new TypedDocumentString(`
    query DeadAfterKill {
  jobs(first: 10, filter: {states: [DEAD]}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<DeadAfterKillQuery, DeadAfterKillQueryVariables>;
export const LimitedViewerDocument = new TypedDocumentString(`
    query LimitedViewer {
  viewer {
    username
  }
}
    `) as unknown as TypedDocumentString<LimitedViewerQuery, LimitedViewerQueryVariables>;
export const LimitedPagesDocument = new TypedDocumentString(`
    query LimitedPages($first: Int, $last: Int) {
  certificates(first: $first, last: $last) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<LimitedPagesQuery, LimitedPagesQueryVariables>;
export const LimitedListDocument = new TypedDocumentString(`
    query LimitedList($first: Int, $after: String, $last: Int, $before: String, $filter: CertificateFilter, $orderBy: [CertificateOrder!]) {
  certificates(
    first: $first
    after: $after
    last: $last
    before: $before
    filter: $filter
    orderBy: $orderBy
  ) {
    nodes {
      name
    }
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<LimitedListQuery, LimitedListQueryVariables>;
export const CountedListDocument = new TypedDocumentString(`
    query CountedList($first: Int) {
  certificates(first: $first) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountedListQuery, CountedListQueryVariables>;
export const PageAtScaleDocument = new TypedDocumentString(`
    query PageAtScale($filter: CertificateFilter, $orderBy: [CertificateOrder!]) {
  certificates(first: 20, filter: $filter, orderBy: $orderBy) {
    nodes {
      id
      name
      owner
      state
      notAfter
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<PageAtScaleQuery, PageAtScaleQueryVariables>;
export const CountAtScaleDocument = new TypedDocumentString(`
    query CountAtScale($filter: CertificateFilter) {
  certificates(first: 1, filter: $filter) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountAtScaleQuery, CountAtScaleQueryVariables>;
export const StatisticsAtScaleDocument = new TypedDocumentString(`
    query StatisticsAtScale($groupBy: CertificateStatsDimension!) {
  certificateStats(groupBy: $groupBy) {
    key
    count
  }
}
    `) as unknown as TypedDocumentString<StatisticsAtScaleQuery, StatisticsAtScaleQueryVariables>;
export const MeetCaDocument = new TypedDocumentString(`
    mutation MeetCa($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MeetCaMutation, MeetCaMutationVariables>;
export const OrderAfterMeetingDocument = new TypedDocumentString(`
    mutation OrderAfterMeeting($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderAfterMeetingMutation, OrderAfterMeetingMutationVariables>;
export const StandsAtDocument = new TypedDocumentString(`
    query StandsAt($id: ID!) {
  node(id: $id) {
    ... on PendingCertificate {
      state
      detail
      lastError
      attempts
      nextAttemptAt
      certificate {
        body
        chain
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StandsAtQuery, StandsAtQueryVariables>;
export const CertificatesOfParentsDocument = new TypedDocumentString(`
    query CertificatesOfParents($ids: [ID!]!, $first: Int, $after: String, $last: Int, $before: String, $filter: CertificateFilter, $orderBy: [CertificateOrder!]) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Authority {
      certificates(
        first: $first
        after: $after
        last: $last
        before: $before
        filter: $filter
        orderBy: $orderBy
      ) {
        ...Listed
      }
    }
    ... on Role {
      certificates(
        first: $first
        after: $after
        last: $last
        before: $before
        filter: $filter
        orderBy: $orderBy
      ) {
        ...Listed
      }
    }
    ... on User {
      certificates(
        first: $first
        after: $after
        last: $last
        before: $before
        filter: $filter
        orderBy: $orderBy
      ) {
        ...Listed
      }
    }
    ... on Domain {
      certificates(
        first: $first
        after: $after
        last: $last
        before: $before
        filter: $filter
        orderBy: $orderBy
      ) {
        ...Listed
      }
    }
  }
}
    fragment Listed on CertificateConnection {
  totalCount
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
  edges {
    cursor
  }
  nodes {
    id
    name
    authority {
      name
    }
    roles {
      name
    }
  }
}`) as unknown as TypedDocumentString<CertificatesOfParentsQuery, CertificatesOfParentsQueryVariables>;
export const TwoListsOfParentsDocument = new TypedDocumentString(`
    query TwoListsOfParents($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Authority {
      newest: certificates(first: 2) {
        nodes {
          name
        }
      }
      byName: certificates(first: 2, orderBy: [{field: NAME, direction: ASC}]) {
        totalCount
        nodes {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TwoListsOfParentsQuery, TwoListsOfParentsQueryVariables>;
export const NoticeChangesUpdateDocument = new TypedDocumentString(`
    mutation NoticeChangesUpdate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeChangesUpdateMutation, NoticeChangesUpdateMutationVariables>;
export const NoticeChangesDeleteDocument = new TypedDocumentString(`
    mutation NoticeChangesDelete($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeChangesDeleteMutation, NoticeChangesDeleteMutationVariables>;
export const NoticeChangesNotificationDocument = new TypedDocumentString(`
    mutation NoticeChangesNotification($input: UpdateNotificationInput!) {
  updateNotification(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeChangesNotificationMutation, NoticeChangesNotificationMutationVariables>;
export const NoticeChangesToldDocument = new TypedDocumentString(`
    query NoticeChangesTold($id: ID!) {
  certificate(by: {id: $id}) {
    notificationDeliveries(first: 50) {
      nodes {
        type
        audience
        address
        state
        lastError
        interval {
          count
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticeChangesToldQuery, NoticeChangesToldQueryVariables>;
export const SecretUrlDocument = new TypedDocumentString(`
    mutation SecretUrl($input: CreateNotificationInput!) {
  createNotification(input: $input) {
    notification {
      events
      options {
        ... on SlackNotifierOptions {
          writeOnlyOptions
        }
      }
    }
    userErrors {
      code
      path
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SecretUrlMutation, SecretUrlMutationVariables>;
export const EventsForetoldDocument = new TypedDocumentString(`
    query EventsForetold($id: ID!) {
  authority(by: {id: $id}) {
    expiresAt
    upcomingNotices {
      interval {
        count
      }
      dueAt
      toOwner
      toSecurityTeam
    }
  }
}
    `) as unknown as TypedDocumentString<EventsForetoldQuery, EventsForetoldQueryVariables>;
export const TrySendTestDocument = new TypedDocumentString(`
    mutation TrySendTest($input: SendTestNotificationInput!) {
  sendTestNotification(input: $input) {
    delivery {
      id
      type
      state
      attempts
      lastError
      sentAt
      notification {
        id
        deliveries(first: 5) {
          totalCount
        }
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TrySendTestMutation, TrySendTestMutationVariables>;
export const TryPreviewDocument = new TypedDocumentString(`
    query TryPreview($id: ID!) {
  previewNotification(id: $id) {
    subject
    text
    entries {
      dueAt
      state
      silentBecause
      interval {
        count
      }
      certificate {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TryPreviewQuery, TryPreviewQueryVariables>;
export const TryDeliveryDocument = new TypedDocumentString(`
    query TryDelivery($id: ID!) {
  node(id: $id) {
    ... on NotificationDelivery {
      state
      lastError
    }
  }
}
    `) as unknown as TypedDocumentString<TryDeliveryQuery, TryDeliveryQueryVariables>;
export const NoticesOfDocument = new TypedDocumentString(`
    query NoticesOf($id: ID!) {
  certificate(by: {id: $id}) {
    notifications {
      id
      name
      owner
      active
      version
      plugin {
        slug
      }
      intervals {
        count
        unit
      }
      creator {
        id
      }
      options {
        ... on EmailNotifierOptions {
          recipients
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NoticesOfQuery, NoticesOfQueryVariables>;
export const NotificationsUpdateDocument = new TypedDocumentString(`
    mutation NotificationsUpdate($input: UpdateNotificationInput!) {
  updateNotification(input: $input) {
    notification {
      id
      name
      description
      owner
      active
      version
      intervals {
        count
        unit
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationsUpdateMutation, NotificationsUpdateMutationVariables>;
export const NotificationsCreateDocument = new TypedDocumentString(`
    mutation NotificationsCreate($input: CreateNotificationInput!) {
  createNotification(input: $input) {
    notification {
      id
      name
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationsCreateMutation, NotificationsCreateMutationVariables>;
export const NotificationsDeleteDocument = new TypedDocumentString(`
    mutation NotificationsDelete($input: DeleteNotificationInput!) {
  deleteNotification(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationsDeleteMutation, NotificationsDeleteMutationVariables>;
export const NotificationsUpdateCertificateDocument = new TypedDocumentString(`
    mutation NotificationsUpdateCertificate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationsUpdateCertificateMutation, NotificationsUpdateCertificateMutationVariables>;
export const NotificationsListDocument = new TypedDocumentString(`
    query NotificationsList($filter: NotificationFilter, $first: Int, $certificates: CertificateFilter) {
  notifications(filter: $filter, first: $first) {
    totalCount
    nodes {
      id
      name
      certificates(first: 5, filter: $certificates) {
        totalCount
        nodes {
          id
          notifications {
            id
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NotificationsListQuery, NotificationsListQueryVariables>;
export const UploadOddDocument = new TypedDocumentString(`
    mutation UploadOdd($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
      commonName
      serialNumber
      serialNumberDecimal
      notBefore
      notAfter
      validityDays
      daysRemaining
      state
      signatureAlgorithm
      body
      subject {
        rfc4514
        organization
      }
      issuer {
        rfc4514
      }
      issuerName
      subjectAlternativeNames {
        type
        value
      }
      extensions {
        extendedKeyUsage {
          oid
          purpose
        }
        certificatePolicies
        nameConstraints {
          permitted {
            type
            value
          }
          excluded {
            type
            value
          }
        }
        other {
          oid
          critical
          value
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UploadOddMutation, UploadOddMutationVariables>;
export const DomainsOfOddDocument = new TypedDocumentString(`
    query DomainsOfOdd($id: ID!, $domain: String!) {
  certificate(by: {id: $id}) {
    domains {
      name
    }
  }
  certificates(filter: {domain: $domain}) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<DomainsOfOddQuery, DomainsOfOddQueryVariables>;
export const OrdersOfOddDocument = new TypedDocumentString(`
    query OrdersOfOdd($orderBy: [CertificateOrder!], $after: String) {
  certificates(first: 5, after: $after, orderBy: $orderBy) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersOfOddQuery, OrdersOfOddQueryVariables>;
export const CreateByTheRulesDocument = new TypedDocumentString(`
    mutation CreateByTheRules($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      body
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateByTheRulesMutation, CreateByTheRulesMutationVariables>;
export const ReissueByTheRulesDocument = new TypedDocumentString(`
    mutation ReissueByTheRules($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
      body
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueByTheRulesMutation, ReissueByTheRulesMutationVariables>;
export const UploadByTheRulesDocument = new TypedDocumentString(`
    mutation UploadByTheRules($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    policyFindings {
      id
      verdict
      path
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UploadByTheRulesMutation, UploadByTheRulesMutationVariables>;
export const ImportForTheRulesDocument = new TypedDocumentString(`
    mutation ImportForTheRules($input: ImportAuthorityInput!) {
  importAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ImportForTheRulesMutation, ImportForTheRulesMutationVariables>;
export const RestrictAuthorityDocument = new TypedDocumentString(`
    mutation RestrictAuthority($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RestrictAuthorityMutation, RestrictAuthorityMutationVariables>;
export const CreateCaWithRenewalInformationDocument = new TypedDocumentString(`
    mutation CreateCaWithRenewalInformation($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCaWithRenewalInformationMutation, CreateCaWithRenewalInformationMutationVariables>;
export const OrderToBeReplacedDocument = new TypedDocumentString(`
    mutation OrderToBeReplaced($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderToBeReplacedMutation, OrderToBeReplacedMutationVariables>;
export const ReissueInPlaceDocument = new TypedDocumentString(`
    mutation ReissueInPlace($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueInPlaceMutation, ReissueInPlaceMutationVariables>;
export const OrderThatReplacesDocument = new TypedDocumentString(`
    query OrderThatReplaces($id: ID!) {
  node(id: $id) {
    ... on PendingCertificate {
      state
      lastError
      certificate {
        id
        body
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderThatReplacesQuery, OrderThatReplacesQueryVariables>;
export const MakeOutsideDocument = new TypedDocumentString(`
    mutation MakeOutside($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
      version
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<MakeOutsideMutation, MakeOutsideMutationVariables>;
export const OrderHereDocument = new TypedDocumentString(`
    mutation OrderHere($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<OrderHereMutation, OrderHereMutationVariables>;
export const BecameOfDocument = new TypedDocumentString(`
    query BecameOf($id: ID!) {
  node(id: $id) {
    ... on PendingCertificate {
      certificate {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BecameOfQuery, BecameOfQueryVariables>;
export const RevokeOutsideDocument = new TypedDocumentString(`
    mutation RevokeOutside($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      state
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeOutsideMutation, RevokeOutsideMutationVariables>;
export const EndHoldOutsideDocument = new TypedDocumentString(`
    mutation EndHoldOutside($input: RemoveCertificateHoldInput!) {
  removeCertificateHold(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<EndHoldOutsideMutation, EndHoldOutsideMutationVariables>;
export const StandingDocument = new TypedDocumentString(`
    query Standing($id: ID!) {
  certificate(by: {id: $id}) {
    state
    revocation {
      reason
      remote {
        state
        attempts
        lastError
        nextAttemptAt
        toldAt
      }
    }
    suggestedRenewal {
      start
      end
      checkedAt
    }
  }
}
    `) as unknown as TypedDocumentString<StandingQuery, StandingQueryVariables>;
export const UpdateOutsideDocument = new TypedDocumentString(`
    mutation UpdateOutside($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    authority {
      version
      active
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateOutsideMutation, UpdateOutsideMutationVariables>;
export const ShowCertificateDocument = new TypedDocumentString(`
    mutation ShowCertificate($input: InstallAuthorityCertificateInput!) {
  installAuthorityCertificate(input: $input) {
    authority {
      type
      certificate {
        body
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ShowCertificateMutation, ShowCertificateMutationVariables>;
export const ListedAuthoritiesDocument = new TypedDocumentString(`
    query ListedAuthorities {
  authorities(first: 50) {
    nodes {
      name
      issuer {
        slug
        capabilities
      }
      issuerOptions {
        __typename
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListedAuthoritiesQuery, ListedAuthoritiesQueryVariables>;
export const CreateCaDocument = new TypedDocumentString(`
    mutation CreateCa($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
      issuer {
        slug
      }
      issuerOptions {
        __typename
        ... on AcmeIssuerOptions {
          url
          writeOnlyOptions
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateCaMutation, CreateCaMutationVariables>;
export const OrderFromCaDocument = new TypedDocumentString(`
    mutation OrderFromCa($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OrderFromCaMutation, OrderFromCaMutationVariables>;
export const OrderStateDocument = new TypedDocumentString(`
    query OrderState($id: ID!) {
  node(id: $id) {
    ... on PendingCertificate {
      state
      lastError
      detail
      attempts
      certificate {
        id
        body
        chain
        serialNumber
        hasPrivateKey
        authority {
          certificate {
            isAuthority
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderStateQuery, OrderStateQueryVariables>;
export const RevokeAtCaDocument = new TypedDocumentString(`
    mutation RevokeAtCa($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      state
      revocation {
        remote {
          state
        }
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeAtCaMutation, RevokeAtCaMutationVariables>;
export const RemoteStateDocument = new TypedDocumentString(`
    query RemoteState($id: ID!) {
  certificate(by: {id: $id}) {
    revocation {
      remote {
        state
        lastError
        toldAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemoteStateQuery, RemoteStateQueryVariables>;
export const ReissueAtCaDocument = new TypedDocumentString(`
    mutation ReissueAtCa($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
    }
    pendingCertificate {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueAtCaMutation, ReissueAtCaMutationVariables>;
export const ChangeMyPasswordDocument = new TypedDocumentString(`
    mutation ChangeMyPassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    token
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeMyPasswordMutation, ChangeMyPasswordMutationVariables>;
export const SetTheirPasswordDocument = new TypedDocumentString(`
    mutation SetTheirPassword($input: SetUserPasswordInput!) {
  setUserPassword(input: $input) {
    user {
      username
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetTheirPasswordMutation, SetTheirPasswordMutationVariables>;
export const EndSessionsDocument = new TypedDocumentString(`
    mutation EndSessions($input: SignOutEverywhereInput!) {
  signOutEverywhere(input: $input) {
    user {
      username
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<EndSessionsMutation, EndSessionsMutationVariables>;
export const CreateOutsideDocument = new TypedDocumentString(`
    mutation CreateOutside($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
      type
      active
      awaitingCertificate
      crlUrl
      expiresAt
      issuer {
        kind
        slug
      }
      certificate {
        body
        owner
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateOutsideMutation, CreateOutsideMutationVariables>;
export const OrderDocument = new TypedDocumentString(`
    mutation Order($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    pendingCertificate {
      id
      name
      commonName
      owner
      state
      hasPrivateKey
      csr
      subjectAlternativeNames {
        type
        value
      }
      creator {
        username
      }
      authority {
        id
      }
      version
      viewerPermissions
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OrderMutation, OrderMutationVariables>;
export const PendingDocument = new TypedDocumentString(`
    query Pending($id: ID!) {
  node(id: $id) {
    ... on PendingCertificate {
      state
      attempts
      lastError
      detail
      externalId
      nextAttemptAt
      finishedAt
      cancelRequested
      version
      certificate {
        id
        name
        owner
        body
        chain
        hasPrivateKey
        externalId
        rotation
        description
        creator {
          username
        }
        authority {
          id
        }
        roles {
          name
        }
        replaces {
          id
        }
        destinations {
          id
        }
        pendingCertificate {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PendingQuery, PendingQueryVariables>;
export const CancelPendingDocument = new TypedDocumentString(`
    mutation CancelPending($input: CancelPendingCertificateInput!) {
  cancelPendingCertificate(input: $input) {
    pendingCertificate {
      state
      cancelRequested
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CancelPendingMutation, CancelPendingMutationVariables>;
export const RetryPendingDocument = new TypedDocumentString(`
    mutation RetryPending($input: RetryPendingCertificateInput!) {
  retryPendingCertificate(input: $input) {
    pendingCertificate {
      state
      attempts
      lastError
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RetryPendingMutation, RetryPendingMutationVariables>;
export const CompletePendingDocument = new TypedDocumentString(`
    mutation CompletePending($input: CompletePendingCertificateInput!) {
  completePendingCertificate(input: $input) {
    pendingCertificate {
      state
      certificate {
        id
        hasPrivateKey
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CompletePendingMutation, CompletePendingMutationVariables>;
export const ListPendingDocument = new TypedDocumentString(`
    query ListPending($filter: PendingCertificateFilter) {
  pendingCertificates(filter: $filter, first: 100) {
    totalCount
    nodes {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<ListPendingQuery, ListPendingQueryVariables>;
export const DeploymentOfSceneDocument = new TypedDocumentString(`
    query DeploymentOfScene($id: ID!) {
  certificate(by: {id: $id}) {
    deployments {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentOfSceneQuery, DeploymentOfSceneQueryVariables>;
export const TestOfSceneDocument = new TypedDocumentString(`
    mutation TestOfScene($input: SendTestNotificationInput!) {
  sendTestNotification(input: $input) {
    delivery {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<TestOfSceneMutation, TestOfSceneMutationVariables>;
export const RotationOfSceneDocument = new TypedDocumentString(`
    mutation RotationOfScene($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    rotation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<RotationOfSceneMutation, RotationOfSceneMutationVariables>;
export const HandOverDocument = new TypedDocumentString(`
    mutation HandOver($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<HandOverMutation, HandOverMutationVariables>;
export const HandOverNotificationDocument = new TypedDocumentString(`
    mutation HandOverNotification($input: UpdateNotificationInput!) {
  updateNotification(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<HandOverNotificationMutation, HandOverNotificationMutationVariables>;
export const MayListJobsDocument = new TypedDocumentString(`
    query MayListJobs {
  jobs {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListJobsQuery, MayListJobsQueryVariables>;
export const MayListJobTypesDocument = new TypedDocumentString(`
    query MayListJobTypes {
  jobTypes {
    name
    dead
  }
}
    `) as unknown as TypedDocumentString<MayListJobTypesQuery, MayListJobTypesQueryVariables>;
export const MayRetryJobDocument = new TypedDocumentString(`
    mutation MayRetryJob($input: RetryJobInput!) {
  retryJob(input: $input) {
    job {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRetryJobMutation, MayRetryJobMutationVariables>;
export const MayCancelJobDocument = new TypedDocumentString(`
    mutation MayCancelJob($input: CancelJobInput!) {
  cancelJob(input: $input) {
    job {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCancelJobMutation, MayCancelJobMutationVariables>;
export const MayStartJobDocument = new TypedDocumentString(`
    mutation MayStartJob($input: StartJobInput!) {
  startJob(input: $input) {
    jobType {
      name
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayStartJobMutation, MayStartJobMutationVariables>;
export const MayListPendingCertificatesDocument = new TypedDocumentString(`
    query MayListPendingCertificates {
  pendingCertificates {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MayListPendingCertificatesQuery, MayListPendingCertificatesQueryVariables>;
export const MayRetryPendingCertificateDocument = new TypedDocumentString(`
    mutation MayRetryPendingCertificate($input: RetryPendingCertificateInput!) {
  retryPendingCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRetryPendingCertificateMutation, MayRetryPendingCertificateMutationVariables>;
export const MayCancelPendingCertificateDocument = new TypedDocumentString(`
    mutation MayCancelPendingCertificate($input: CancelPendingCertificateInput!) {
  cancelPendingCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCancelPendingCertificateMutation, MayCancelPendingCertificateMutationVariables>;
export const MayCompletePendingCertificateDocument = new TypedDocumentString(`
    mutation MayCompletePendingCertificate($input: CompletePendingCertificateInput!) {
  completePendingCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCompletePendingCertificateMutation, MayCompletePendingCertificateMutationVariables>;
export const SceneUserDocument = new TypedDocumentString(`
    mutation SceneUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SceneUserMutation, SceneUserMutationVariables>;
export const SceneRoleDocument = new TypedDocumentString(`
    mutation SceneRole($input: CreateRoleInput!) {
  createRole(input: $input) {
    role {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SceneRoleMutation, SceneRoleMutationVariables>;
export const SceneDomainDocument = new TypedDocumentString(`
    mutation SceneDomain($input: CreateDomainInput!) {
  createDomain(input: $input) {
    domain {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SceneDomainMutation, SceneDomainMutationVariables>;
export const SceneKeyDocument = new TypedDocumentString(`
    mutation SceneKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    apiKey {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SceneKeyMutation, SceneKeyMutationVariables>;
export const MayListUsersDocument = new TypedDocumentString(`
    query MayListUsers($filter: UserFilter) {
  users(filter: $filter) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListUsersQuery, MayListUsersQueryVariables>;
export const MayListRolesDocument = new TypedDocumentString(`
    query MayListRoles {
  roles {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListRolesQuery, MayListRolesQueryVariables>;
export const MayListDomainsDocument = new TypedDocumentString(`
    query MayListDomains {
  domains {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListDomainsQuery, MayListDomainsQueryVariables>;
export const MayExchangeSignInCodeDocument = new TypedDocumentString(`
    mutation MayExchangeSignInCode($input: ExchangeSignInCodeInput!) {
  exchangeSignInCode(input: $input) {
    token
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<MayExchangeSignInCodeMutation, MayExchangeSignInCodeMutationVariables>;
export const MayUpdateUserDocument = new TypedDocumentString(`
    mutation MayUpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateUserMutation, MayUpdateUserMutationVariables>;
export const MayDeleteUserDocument = new TypedDocumentString(`
    mutation MayDeleteUser($input: DeleteUserInput!) {
  deleteUser(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteUserMutation, MayDeleteUserMutationVariables>;
export const MayChangePasswordDocument = new TypedDocumentString(`
    mutation MayChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayChangePasswordMutation, MayChangePasswordMutationVariables>;
export const MaySetUserPasswordDocument = new TypedDocumentString(`
    mutation MaySetUserPassword($input: SetUserPasswordInput!) {
  setUserPassword(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySetUserPasswordMutation, MaySetUserPasswordMutationVariables>;
export const MaySignOutEverywhereDocument = new TypedDocumentString(`
    mutation MaySignOutEverywhere($input: SignOutEverywhereInput!) {
  signOutEverywhere(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySignOutEverywhereMutation, MaySignOutEverywhereMutationVariables>;
export const MayUpdateRoleDocument = new TypedDocumentString(`
    mutation MayUpdateRole($input: UpdateRoleInput!) {
  updateRole(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateRoleMutation, MayUpdateRoleMutationVariables>;
export const MayDeleteRoleDocument = new TypedDocumentString(`
    mutation MayDeleteRole($input: DeleteRoleInput!) {
  deleteRole(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteRoleMutation, MayDeleteRoleMutationVariables>;
export const MayRevokeApiKeyDocument = new TypedDocumentString(`
    mutation MayRevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<MayRevokeApiKeyMutation, MayRevokeApiKeyMutationVariables>;
export const MayUpdateDomainDocument = new TypedDocumentString(`
    mutation MayUpdateDomain($input: UpdateDomainInput!) {
  updateDomain(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateDomainMutation, MayUpdateDomainMutationVariables>;
export const MayDeleteDomainDocument = new TypedDocumentString(`
    mutation MayDeleteDomain($input: DeleteDomainInput!) {
  deleteDomain(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteDomainMutation, MayDeleteDomainMutationVariables>;
export const SceneViewerRolesDocument = new TypedDocumentString(`
    query SceneViewerRoles {
  viewer {
    roles {
      id
      builtIn
    }
  }
}
    `) as unknown as TypedDocumentString<SceneViewerRolesQuery, SceneViewerRolesQueryVariables>;
export const MayListSourcesDocument = new TypedDocumentString(`
    query MayListSources {
  sources {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListSourcesQuery, MayListSourcesQueryVariables>;
export const MayListEndpointsDocument = new TypedDocumentString(`
    query MayListEndpoints {
  endpoints {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListEndpointsQuery, MayListEndpointsQueryVariables>;
export const MayCreateSourceDocument = new TypedDocumentString(`
    mutation MayCreateSource($input: CreateSourceInput!) {
  createSource(input: $input) {
    source {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateSourceMutation, MayCreateSourceMutationVariables>;
export const MayUpdateSourceDocument = new TypedDocumentString(`
    mutation MayUpdateSource($input: UpdateSourceInput!) {
  updateSource(input: $input) {
    source {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateSourceMutation, MayUpdateSourceMutationVariables>;
export const MayDeleteSourceDocument = new TypedDocumentString(`
    mutation MayDeleteSource($input: DeleteSourceInput!) {
  deleteSource(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteSourceMutation, MayDeleteSourceMutationVariables>;
export const MaySyncSourceDocument = new TypedDocumentString(`
    mutation MaySyncSource($input: SyncSourceInput!) {
  syncSource(input: $input) {
    source {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySyncSourceMutation, MaySyncSourceMutationVariables>;
export const MaySetEndpointCertificateDocument = new TypedDocumentString(`
    mutation MaySetEndpointCertificate($input: SetEndpointCertificateInput!) {
  setEndpointCertificate(input: $input) {
    endpoint {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySetEndpointCertificateMutation, MaySetEndpointCertificateMutationVariables>;
export const MaySwitchEndpointDocument = new TypedDocumentString(`
    mutation MaySwitchEndpoint($input: SwitchEndpointInput!) {
  switchEndpoint(input: $input) {
    endpoint {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySwitchEndpointMutation, MaySwitchEndpointMutationVariables>;
export const MayListPendingCleaningDocument = new TypedDocumentString(`
    query MayListPendingCleaning($sourceId: ID!) {
  certificatesPendingCleaning(sourceId: $sourceId) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListPendingCleaningQuery, MayListPendingCleaningQueryVariables>;
export const MayCleanSourceDocument = new TypedDocumentString(`
    mutation MayCleanSource($input: CleanSourceInput!) {
  cleanSource(input: $input) {
    count
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCleanSourceMutation, MayCleanSourceMutationVariables>;
export const MayExportDocument = new TypedDocumentString(`
    mutation MayExport($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      fileName
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayExportMutation, MayExportMutationVariables>;
export const MayAskViewerDocument = new TypedDocumentString(`
    query MayAskViewer {
  viewer {
    id
  }
}
    `) as unknown as TypedDocumentString<MayAskViewerQuery, MayAskViewerQueryVariables>;
export const MayAskNodeDocument = new TypedDocumentString(`
    query MayAskNode($id: ID!) {
  node(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<MayAskNodeQuery, MayAskNodeQueryVariables>;
export const MayAskNodesDocument = new TypedDocumentString(`
    query MayAskNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
  }
}
    `) as unknown as TypedDocumentString<MayAskNodesQuery, MayAskNodesQueryVariables>;
export const MayReadKeysDocument = new TypedDocumentString(`
    query MayReadKeys {
  encryptionKeys {
    rewrap {
      remaining
    }
  }
}
    `) as unknown as TypedDocumentString<MayReadKeysQuery, MayReadKeysQueryVariables>;
export const MayRewrapDocument = new TypedDocumentString(`
    mutation MayRewrap($input: RewrapSecretsInput!) {
  rewrapSecrets(input: $input) {
    rewrap {
      remaining
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRewrapMutation, MayRewrapMutationVariables>;
export const MayReadAuditDocument = new TypedDocumentString(`
    query MayReadAudit {
  auditEvents {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayReadAuditQuery, MayReadAuditQueryVariables>;
export const MayAskCertificateDocument = new TypedDocumentString(`
    query MayAskCertificate($by: CertificateLookup!) {
  certificate(by: $by) {
    id
    body
    chain
    csr
  }
}
    `) as unknown as TypedDocumentString<MayAskCertificateQuery, MayAskCertificateQueryVariables>;
export const MayListCertificatesDocument = new TypedDocumentString(`
    query MayListCertificates {
  certificates {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListCertificatesQuery, MayListCertificatesQueryVariables>;
export const MayCountCertificatesDocument = new TypedDocumentString(`
    query MayCountCertificates {
  certificateStats(groupBy: OWNER) {
    key
    count
  }
}
    `) as unknown as TypedDocumentString<MayCountCertificatesQuery, MayCountCertificatesQueryVariables>;
export const MayPreviewCertificateDocument = new TypedDocumentString(`
    query MayPreviewCertificate($input: CreateCertificateInput!) {
  certificatePreview(input: $input) {
    allowed
  }
}
    `) as unknown as TypedDocumentString<MayPreviewCertificateQuery, MayPreviewCertificateQueryVariables>;
export const MayListCompromisedKeysDocument = new TypedDocumentString(`
    query MayListCompromisedKeys {
  compromisedKeys {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MayListCompromisedKeysQuery, MayListCompromisedKeysQueryVariables>;
export const MayListRotationPoliciesDocument = new TypedDocumentString(`
    query MayListRotationPolicies {
  rotationPolicies {
    id
  }
}
    `) as unknown as TypedDocumentString<MayListRotationPoliciesQuery, MayListRotationPoliciesQueryVariables>;
export const MayAskAuthorityDocument = new TypedDocumentString(`
    query MayAskAuthority($by: AuthorityLookup!) {
  authority(by: $by) {
    id
    chain
  }
}
    `) as unknown as TypedDocumentString<MayAskAuthorityQuery, MayAskAuthorityQueryVariables>;
export const MayListAuthoritiesDocument = new TypedDocumentString(`
    query MayListAuthorities {
  authorities {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListAuthoritiesQuery, MayListAuthoritiesQueryVariables>;
export const MaySignInDocument = new TypedDocumentString(`
    mutation MaySignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySignInMutation, MaySignInMutationVariables>;
export const MayCreateAuthorityDocument = new TypedDocumentString(`
    mutation MayCreateAuthority($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateAuthorityMutation, MayCreateAuthorityMutationVariables>;
export const MayImportAuthorityDocument = new TypedDocumentString(`
    mutation MayImportAuthority($input: ImportAuthorityInput!) {
  importAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayImportAuthorityMutation, MayImportAuthorityMutationVariables>;
export const MayInstallAuthorityCertificateDocument = new TypedDocumentString(`
    mutation MayInstallAuthorityCertificate($input: InstallAuthorityCertificateInput!) {
  installAuthorityCertificate(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayInstallAuthorityCertificateMutation, MayInstallAuthorityCertificateMutationVariables>;
export const MayUpdateAuthorityDocument = new TypedDocumentString(`
    mutation MayUpdateAuthority($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateAuthorityMutation, MayUpdateAuthorityMutationVariables>;
export const MayDeleteAuthorityDocument = new TypedDocumentString(`
    mutation MayDeleteAuthority($input: DeleteAuthorityInput!) {
  deleteAuthority(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteAuthorityMutation, MayDeleteAuthorityMutationVariables>;
export const MayCreateCertificateDocument = new TypedDocumentString(`
    mutation MayCreateCertificate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateCertificateMutation, MayCreateCertificateMutationVariables>;
export const MayAddCompromisedKeyDocument = new TypedDocumentString(`
    mutation MayAddCompromisedKey($input: AddCompromisedKeyInput!) {
  addCompromisedKey(input: $input) {
    compromisedKey {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayAddCompromisedKeyMutation, MayAddCompromisedKeyMutationVariables>;
export const MayRemoveCompromisedKeyDocument = new TypedDocumentString(`
    mutation MayRemoveCompromisedKey($input: RemoveCompromisedKeyInput!) {
  removeCompromisedKey(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRemoveCompromisedKeyMutation, MayRemoveCompromisedKeyMutationVariables>;
export const MayUploadCertificateDocument = new TypedDocumentString(`
    mutation MayUploadCertificate($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUploadCertificateMutation, MayUploadCertificateMutationVariables>;
export const MayUpdateCertificateDocument = new TypedDocumentString(`
    mutation MayUpdateCertificate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateCertificateMutation, MayUpdateCertificateMutationVariables>;
export const MayReissueCertificateDocument = new TypedDocumentString(`
    mutation MayReissueCertificate($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayReissueCertificateMutation, MayReissueCertificateMutationVariables>;
export const MayRevokeCertificateDocument = new TypedDocumentString(`
    mutation MayRevokeCertificate($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRevokeCertificateMutation, MayRevokeCertificateMutationVariables>;
export const MayRemoveCertificateHoldDocument = new TypedDocumentString(`
    mutation MayRemoveCertificateHold($input: RemoveCertificateHoldInput!) {
  removeCertificateHold(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRemoveCertificateHoldMutation, MayRemoveCertificateHoldMutationVariables>;
export const MayVerifyCertificateDocument = new TypedDocumentString(`
    mutation MayVerifyCertificate($input: VerifyCertificateInput!) {
  verifyCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayVerifyCertificateMutation, MayVerifyCertificateMutationVariables>;
export const MayRevealPrivateKeyDocument = new TypedDocumentString(`
    mutation MayRevealPrivateKey($input: RevealPrivateKeyInput!) {
  revealPrivateKey(input: $input) {
    privateKey
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRevealPrivateKeyMutation, MayRevealPrivateKeyMutationVariables>;
export const MayDeleteCertificateDocument = new TypedDocumentString(`
    mutation MayDeleteCertificate($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteCertificateMutation, MayDeleteCertificateMutationVariables>;
export const MayCreateRotationPolicyDocument = new TypedDocumentString(`
    mutation MayCreateRotationPolicy($input: CreateRotationPolicyInput!) {
  createRotationPolicy(input: $input) {
    rotationPolicy {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateRotationPolicyMutation, MayCreateRotationPolicyMutationVariables>;
export const MayUpdateRotationPolicyDocument = new TypedDocumentString(`
    mutation MayUpdateRotationPolicy($input: UpdateRotationPolicyInput!) {
  updateRotationPolicy(input: $input) {
    rotationPolicy {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateRotationPolicyMutation, MayUpdateRotationPolicyMutationVariables>;
export const MayDeleteRotationPolicyDocument = new TypedDocumentString(`
    mutation MayDeleteRotationPolicy($input: DeleteRotationPolicyInput!) {
  deleteRotationPolicy(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteRotationPolicyMutation, MayDeleteRotationPolicyMutationVariables>;
export const MayListPluginsDocument = new TypedDocumentString(`
    query MayListPlugins {
  plugins {
    slug
  }
}
    `) as unknown as TypedDocumentString<MayListPluginsQuery, MayListPluginsQueryVariables>;
export const MayListNotificationsDocument = new TypedDocumentString(`
    query MayListNotifications {
  notifications {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MayListNotificationsQuery, MayListNotificationsQueryVariables>;
export const MayListDestinationsDocument = new TypedDocumentString(`
    query MayListDestinations {
  destinations {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MayListDestinationsQuery, MayListDestinationsQueryVariables>;
export const MayListDnsProvidersDocument = new TypedDocumentString(`
    query MayListDnsProviders {
  dnsProviders {
    id
  }
}
    `) as unknown as TypedDocumentString<MayListDnsProvidersQuery, MayListDnsProvidersQueryVariables>;
export const MayPreviewNotificationDocument = new TypedDocumentString(`
    query MayPreviewNotification($id: ID!) {
  previewNotification(id: $id) {
    subject
  }
}
    `) as unknown as TypedDocumentString<MayPreviewNotificationQuery, MayPreviewNotificationQueryVariables>;
export const MayListUpcomingNoticesDocument = new TypedDocumentString(`
    query MayListUpcomingNotices {
  upcomingNotices {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<MayListUpcomingNoticesQuery, MayListUpcomingNoticesQueryVariables>;
export const MaySendTestNotificationDocument = new TypedDocumentString(`
    mutation MaySendTestNotification($input: SendTestNotificationInput!) {
  sendTestNotification(input: $input) {
    delivery {
      state
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MaySendTestNotificationMutation, MaySendTestNotificationMutationVariables>;
export const MayRetryDeliveryDocument = new TypedDocumentString(`
    mutation MayRetryDelivery($input: RetryDeliveryInput!) {
  retryDelivery(input: $input) {
    delivery {
      state
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRetryDeliveryMutation, MayRetryDeliveryMutationVariables>;
export const MayCreateNotificationDocument = new TypedDocumentString(`
    mutation MayCreateNotification($input: CreateNotificationInput!) {
  createNotification(input: $input) {
    notification {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateNotificationMutation, MayCreateNotificationMutationVariables>;
export const MayUpdateNotificationDocument = new TypedDocumentString(`
    mutation MayUpdateNotification($input: UpdateNotificationInput!) {
  updateNotification(input: $input) {
    notification {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateNotificationMutation, MayUpdateNotificationMutationVariables>;
export const MayDeleteNotificationDocument = new TypedDocumentString(`
    mutation MayDeleteNotification($input: DeleteNotificationInput!) {
  deleteNotification(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteNotificationMutation, MayDeleteNotificationMutationVariables>;
export const MayCreateDestinationDocument = new TypedDocumentString(`
    mutation MayCreateDestination($input: CreateDestinationInput!) {
  createDestination(input: $input) {
    destination {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateDestinationMutation, MayCreateDestinationMutationVariables>;
export const MayUpdateDestinationDocument = new TypedDocumentString(`
    mutation MayUpdateDestination($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    destination {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateDestinationMutation, MayUpdateDestinationMutationVariables>;
export const MayDeleteDestinationDocument = new TypedDocumentString(`
    mutation MayDeleteDestination($input: DeleteDestinationInput!) {
  deleteDestination(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteDestinationMutation, MayDeleteDestinationMutationVariables>;
export const MayTestDestinationDocument = new TypedDocumentString(`
    mutation MayTestDestination($input: TestDestinationInput!) {
  testDestination(input: $input) {
    test {
      passed
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayTestDestinationMutation, MayTestDestinationMutationVariables>;
export const MayDeployCertificateDocument = new TypedDocumentString(`
    mutation MayDeployCertificate($input: DeployCertificateInput!) {
  deployCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeployCertificateMutation, MayDeployCertificateMutationVariables>;
export const MayRetryDeploymentDocument = new TypedDocumentString(`
    mutation MayRetryDeployment($input: RetryDeploymentInput!) {
  retryDeployment(input: $input) {
    deployment {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRetryDeploymentMutation, MayRetryDeploymentMutationVariables>;
export const MayForgetDeploymentDocument = new TypedDocumentString(`
    mutation MayForgetDeployment($input: ForgetDeploymentInput!) {
  forgetDeployment(input: $input) {
    deployment {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayForgetDeploymentMutation, MayForgetDeploymentMutationVariables>;
export const MayListRotationsDocument = new TypedDocumentString(`
    query MayListRotations {
  rotations {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<MayListRotationsQuery, MayListRotationsQueryVariables>;
export const MayRotateCertificateDocument = new TypedDocumentString(`
    mutation MayRotateCertificate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    rotation {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRotateCertificateMutation, MayRotateCertificateMutationVariables>;
export const MayRetryRotationDocument = new TypedDocumentString(`
    mutation MayRetryRotation($input: RetryRotationInput!) {
  retryRotation(input: $input) {
    rotation {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRetryRotationMutation, MayRetryRotationMutationVariables>;
export const MayCancelRotationDocument = new TypedDocumentString(`
    mutation MayCancelRotation($input: CancelRotationInput!) {
  cancelRotation(input: $input) {
    rotation {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCancelRotationMutation, MayCancelRotationMutationVariables>;
export const MayRollBackRotationDocument = new TypedDocumentString(`
    mutation MayRollBackRotation($input: RollBackRotationInput!) {
  rollBackRotation(input: $input) {
    rotation {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayRollBackRotationMutation, MayRollBackRotationMutationVariables>;
export const MayCreateDnsProviderDocument = new TypedDocumentString(`
    mutation MayCreateDnsProvider($input: CreateDnsProviderInput!) {
  createDnsProvider(input: $input) {
    dnsProvider {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayCreateDnsProviderMutation, MayCreateDnsProviderMutationVariables>;
export const MayUpdateDnsProviderDocument = new TypedDocumentString(`
    mutation MayUpdateDnsProvider($input: UpdateDnsProviderInput!) {
  updateDnsProvider(input: $input) {
    dnsProvider {
      id
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayUpdateDnsProviderMutation, MayUpdateDnsProviderMutationVariables>;
export const MayDeleteDnsProviderDocument = new TypedDocumentString(`
    mutation MayDeleteDnsProvider($input: DeleteDnsProviderInput!) {
  deleteDnsProvider(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<MayDeleteDnsProviderMutation, MayDeleteDnsProviderMutationVariables>;
export const PluginSecretsEverythingDocument = new TypedDocumentString(`
    query PluginSecretsEverything($ids: [ID!]!) {
  dnsProviders {
    id
    options {
      __typename
      ... on WebhookDnsProviderOptions {
        url
        writeOnlyOptions
      }
    }
  }
  notifications(first: 100) {
    nodes {
      id
      version
      options {
        __typename
        ... on WebhookNotifierOptions {
          url
          writeOnlyOptions
        }
        ... on EmailNotifierOptions {
          recipients
        }
      }
    }
  }
  nodes(ids: $ids) {
    id
    ... on Notification {
      notificationOptions: options {
        ... on WebhookNotifierOptions {
          url
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PluginSecretsEverythingQuery, PluginSecretsEverythingQueryVariables>;
export const PluginSecretsUpdateDocument = new TypedDocumentString(`
    mutation PluginSecretsUpdate($input: UpdateNotificationInput!) {
  updateNotification(input: $input) {
    notification {
      id
      version
      options {
        ... on WebhookNotifierOptions {
          url
          writeOnlyOptions
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PluginSecretsUpdateMutation, PluginSecretsUpdateMutationVariables>;
export const StartCleanUpDocument = new TypedDocumentString(`
    mutation StartCleanUp {
  startJob(input: {type: "clean-up"}) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<StartCleanUpMutation, StartCleanUpMutationVariables>;
export const CleanUpJobsDocument = new TypedDocumentString(`
    query CleanUpJobs {
  jobs(filter: {types: ["clean-up"]}) {
    nodes {
      state
    }
  }
}
    `) as unknown as TypedDocumentString<CleanUpJobsQuery, CleanUpJobsQueryVariables>;
export const ReissueCertificateDocument = new TypedDocumentString(`
    mutation ReissueCertificate($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
      name
      body
      owner
      description
      hasPrivateKey
      keyType
      publicKeyFingerprint
      validityDays
      notBefore
      notAfter
      rotation
      notify
      subject {
        rfc4514
      }
      subjectAlternativeNames {
        value
      }
      extensions {
        keyUsage
        extendedKeyUsage {
          oid
        }
        certificatePolicies
        other {
          oid
          value
        }
      }
      roles {
        name
      }
      replaces {
        id
      }
      authority {
        id
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueCertificateMutation, ReissueCertificateMutationVariables>;
export const OldCertificateDocument = new TypedDocumentString(`
    query OldCertificate($id: ID!) {
  certificate(by: {id: $id}) {
    publicKeyFingerprint
    replacedBy {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<OldCertificateQuery, OldCertificateQueryVariables>;
export const RevokeOldDocument = new TypedDocumentString(`
    mutation RevokeOld($id: ID!, $reason: RevocationReason!) {
  revokeCertificate(input: {id: $id, reason: $reason}) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeOldMutation, RevokeOldMutationVariables>;
export const UploadOldDocument = new TypedDocumentString(`
    mutation UploadOld($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UploadOldMutation, UploadOldMutationVariables>;
export const RevokeOneMoreDocument = new TypedDocumentString(`
    mutation RevokeOneMore($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      state
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeOneMoreMutation, RevokeOneMoreMutationVariables>;
export const RevokeInTimeDocument = new TypedDocumentString(`
    mutation RevokeInTime($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeInTimeMutation, RevokeInTimeMutationVariables>;
export const ListsThatFailedDocument = new TypedDocumentString(`
    query ListsThatFailed {
  jobs(filter: {types: ["revocation-lists"]}) {
    nodes {
      lastError
    }
  }
}
    `) as unknown as TypedDocumentString<ListsThatFailedQuery, ListsThatFailedQueryVariables>;
export const RevokeForListDocument = new TypedDocumentString(`
    mutation RevokeForList($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeForListMutation, RevokeForListMutationVariables>;
export const VerifyForListDocument = new TypedDocumentString(`
    mutation VerifyForList($input: VerifyCertificateInput!) {
  verifyCertificate(input: $input) {
    certificate {
      verification {
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyForListMutation, VerifyForListMutationVariables>;
export const ChangesMakePolicyDocument = new TypedDocumentString(`
    mutation ChangesMakePolicy($input: CreateRotationPolicyInput!) {
  createRotationPolicy(input: $input) {
    rotationPolicy {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesMakePolicyMutation, ChangesMakePolicyMutationVariables>;
export const ChangesPolicyDocument = new TypedDocumentString(`
    mutation ChangesPolicy($input: UpdateRotationPolicyInput!) {
  updateRotationPolicy(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesPolicyMutation, ChangesPolicyMutationVariables>;
export const ChangesCertificateDocument = new TypedDocumentString(`
    mutation ChangesCertificate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesCertificateMutation, ChangesCertificateMutationVariables>;
export const ChangesAuthorityDocument = new TypedDocumentString(`
    mutation ChangesAuthority($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesAuthorityMutation, ChangesAuthorityMutationVariables>;
export const ChangesRevokeDocument = new TypedDocumentString(`
    mutation ChangesRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesRevokeMutation, ChangesRevokeMutationVariables>;
export const ChangesRotateDocument = new TypedDocumentString(`
    mutation ChangesRotate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    rotation {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesRotateMutation, ChangesRotateMutationVariables>;
export const ChangesRetryDocument = new TypedDocumentString(`
    mutation ChangesRetry($input: RetryRotationInput!) {
  retryRotation(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesRetryMutation, ChangesRetryMutationVariables>;
export const ChangesRollBackDocument = new TypedDocumentString(`
    mutation ChangesRollBack($input: RollBackRotationInput!) {
  rollBackRotation(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesRollBackMutation, ChangesRollBackMutationVariables>;
export const ChangesToldDocument = new TypedDocumentString(`
    query ChangesTold($id: ID!) {
  certificate(by: {id: $id}) {
    deployments {
      location
      lastError
    }
    rotations {
      lastError
      steps {
        detail
        error
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesToldQuery, ChangesToldQueryVariables>;
export const ChangesDestinationDocument = new TypedDocumentString(`
    mutation ChangesDestination($input: UpdateDestinationInput!) {
  updateDestination(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesDestinationMutation, ChangesDestinationMutationVariables>;
export const ChangesMakeOutsideDocument = new TypedDocumentString(`
    mutation ChangesMakeOutside($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesMakeOutsideMutation, ChangesMakeOutsideMutationVariables>;
export const ChangesOrderDocument = new TypedDocumentString(`
    mutation ChangesOrder($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesOrderMutation, ChangesOrderMutationVariables>;
export const ChangesStandingDocument = new TypedDocumentString(`
    query ChangesStanding($id: ID!) {
  certificate(by: {id: $id}) {
    state
    deployments {
      state
    }
    rotations {
      id
      state
      step
      dueAt
      lastError
      nextAttemptAt
      policy {
        id
      }
      replacement {
        id
        hasPrivateKey
      }
      steps {
        step
        state
        detail
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesStandingQuery, ChangesStandingQueryVariables>;
export const RotationPoliciesDocument = new TypedDocumentString(`
    query RotationPolicies {
  rotationPolicies {
    id
    name
    days
    percent
    version
  }
}
    `) as unknown as TypedDocumentString<RotationPoliciesQuery, RotationPoliciesQueryVariables>;
export const CreatePolicyDocument = new TypedDocumentString(`
    mutation CreatePolicy($input: CreateRotationPolicyInput!) {
  createRotationPolicy(input: $input) {
    rotationPolicy {
      id
      name
      days
      percent
      version
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreatePolicyMutation, CreatePolicyMutationVariables>;
export const UpdatePolicyDocument = new TypedDocumentString(`
    mutation UpdatePolicy($input: UpdateRotationPolicyInput!) {
  updateRotationPolicy(input: $input) {
    rotationPolicy {
      name
      days
      percent
      version
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdatePolicyMutation, UpdatePolicyMutationVariables>;
export const DeletePolicyDocument = new TypedDocumentString(`
    mutation DeletePolicy($input: DeleteRotationPolicyInput!) {
  deleteRotationPolicy(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeletePolicyMutation, DeletePolicyMutationVariables>;
export const AssignPolicyDocument = new TypedDocumentString(`
    mutation AssignPolicy($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      rotationPolicy {
        id
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AssignPolicyMutation, AssignPolicyMutationVariables>;
export const DueDocument = new TypedDocumentString(`
    query Due($ids: [ID!]) {
  due: certificates(filter: {ids: $ids, inRotationWindow: true}) {
    nodes {
      id
    }
  }
  notDue: certificates(filter: {ids: $ids, inRotationWindow: false}) {
    nodes {
      id
    }
  }
  all: certificates(filter: {ids: $ids}) {
    nodes {
      id
      inRotationWindow
      rotationPolicy {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DueQuery, DueQueryVariables>;
export const ReissueWithPolicyDocument = new TypedDocumentString(`
    mutation ReissueWithPolicy($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      rotationPolicy {
        id
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ReissueWithPolicyMutation, ReissueWithPolicyMutationVariables>;
export const RotationsPolicyDocument = new TypedDocumentString(`
    mutation RotationsPolicy($input: CreateRotationPolicyInput!) {
  createRotationPolicy(input: $input) {
    rotationPolicy {
      id
      jitterMinutes
      revokeReplaced
      renewalWindow {
        cron
        timeZone
        durationMinutes
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsPolicyMutation, RotationsPolicyMutationVariables>;
export const RotationsOfDocument = new TypedDocumentString(`
    query RotationsOf($id: ID!) {
  certificate(by: {id: $id}) {
    name
    state
    fingerprint
    rotation
    replaces {
      id
    }
    deployments {
      state
    }
    rotations {
      id
      state
      step
      trigger
      attempts
      lastError
      nextAttemptAt
      finishedAt
      certificate {
        id
      }
      replacement {
        id
        name
        rotation
      }
      policy {
        id
      }
      steps {
        step
        state
        detail
        error
        attempts
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsOfQuery, RotationsOfQueryVariables>;
export const RotationsListDocument = new TypedDocumentString(`
    query RotationsList($states: [RotationState!]) {
  rotations(first: 100, states: $states) {
    nodes {
      id
      certificate {
        id
      }
      steps {
        step
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsListQuery, RotationsListQueryVariables>;
export const RotationsRotateDocument = new TypedDocumentString(`
    mutation RotationsRotate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    rotation {
      id
      trigger
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsRotateMutation, RotationsRotateMutationVariables>;
export const RotationsRetryDocument = new TypedDocumentString(`
    mutation RotationsRetry($input: RetryRotationInput!) {
  retryRotation(input: $input) {
    rotation {
      state
      attempts
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsRetryMutation, RotationsRetryMutationVariables>;
export const RotationsCancelDocument = new TypedDocumentString(`
    mutation RotationsCancel($input: CancelRotationInput!) {
  cancelRotation(input: $input) {
    rotation {
      state
      lastError
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsCancelMutation, RotationsCancelMutationVariables>;
export const RotationsRollBackDocument = new TypedDocumentString(`
    mutation RotationsRollBack($input: RollBackRotationInput!) {
  rollBackRotation(input: $input) {
    rotation {
      state
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsRollBackMutation, RotationsRollBackMutationVariables>;
export const RotationsRevokeDocument = new TypedDocumentString(`
    mutation RotationsRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsRevokeMutation, RotationsRevokeMutationVariables>;
export const RotationsActivateDocument = new TypedDocumentString(`
    mutation RotationsActivate($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RotationsActivateMutation, RotationsActivateMutationVariables>;
export const LoggedUploadDocument = new TypedDocumentString(`
    mutation LoggedUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LoggedUploadMutation, LoggedUploadMutationVariables>;
export const LoggedExportDocument = new TypedDocumentString(`
    mutation LoggedExport($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
      passphrase
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LoggedExportMutation, LoggedExportMutationVariables>;
export const LoggedSignInDocument = new TypedDocumentString(`
    mutation LoggedSignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LoggedSignInMutation, LoggedSignInMutationVariables>;
export const LoggedListDocument = new TypedDocumentString(`
    query LoggedList($search: String) {
  certificates(filter: {search: $search}) {
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<LoggedListQuery, LoggedListQueryVariables>;
export const NumberedDocument = new TypedDocumentString(`
    query Numbered($id: ID!, $authorityId: ID!, $hex: SerialNumber!, $decimal: SerialNumber!) {
  certificate(by: {id: $id}) {
    serialNumber
    serialNumberDecimal
  }
  byHex: certificate(
    by: {serial: {authorityId: $authorityId, serialNumber: $hex}}
  ) {
    id
  }
  byDecimal: certificate(
    by: {serial: {authorityId: $authorityId, serialNumber: $decimal}}
  ) {
    id
  }
  auditEvents(filter: {actions: ["certificate.revoke"]}) {
    nodes {
      details
    }
  }
}
    `) as unknown as TypedDocumentString<NumberedQuery, NumberedQueryVariables>;
export const RevokeNumberedDocument = new TypedDocumentString(`
    mutation RevokeNumbered($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeNumberedMutation, RevokeNumberedMutationVariables>;
export const ByNumberDocument = new TypedDocumentString(`
    query ByNumber($serialNumber: SerialNumber!) {
  certificates(filter: {serialNumber: $serialNumber}) {
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ByNumberQuery, ByNumberQueryVariables>;
export const NginxDeployedDocument = new TypedDocumentString(`
    query NginxDeployed($id: ID!) {
  certificate(by: {id: $id}) {
    fingerprint
    deployments {
      id
      state
      lastError
      location
    }
  }
}
    `) as unknown as TypedDocumentString<NginxDeployedQuery, NginxDeployedQueryVariables>;
export const NginxReissueDocument = new TypedDocumentString(`
    mutation NginxReissue($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    certificate {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<NginxReissueMutation, NginxReissueMutationVariables>;
export const NginxDriftedDocument = new TypedDocumentString(`
    query NginxDrifted {
  drifted: endpoints(filter: {drifted: true, states: [PRESENT]}) {
    nodes {
      port
      drift
    }
  }
  expired: endpoints(filter: {expired: true, states: [PRESENT]}) {
    totalCount
  }
  endpoints {
    nodes {
      serverName
      drift
      served {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NginxDriftedQuery, NginxDriftedQueryVariables>;
export const StartTlsDestinationDocument = new TypedDocumentString(`
    mutation StartTlsDestination($input: CreateDestinationInput!) {
  createDestination(input: $input) {
    destination {
      servedAt
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<StartTlsDestinationMutation, StartTlsDestinationMutationVariables>;
export const StartTlsRotateDocument = new TypedDocumentString(`
    mutation StartTlsRotate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<StartTlsRotateMutation, StartTlsRotateMutationVariables>;
export const StartTlsRotationsDocument = new TypedDocumentString(`
    query StartTlsRotations($id: ID!) {
  certificate(by: {id: $id}) {
    rotations {
      state
      step
      lastError
      steps {
        step
        state
        detail
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StartTlsRotationsQuery, StartTlsRotationsQueryVariables>;
export const SignInByPasswordDocument = new TypedDocumentString(`
    mutation SignInByPassword($input: SignInInput!) {
  signIn(input: $input) {
    token
    expiresAt
    user {
      username
      roles {
        name
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SignInByPasswordMutation, SignInByPasswordMutationVariables>;
export const WhoIsAskingDocument = new TypedDocumentString(`
    query WhoIsAsking {
  viewer {
    id
    username
  }
}
    `) as unknown as TypedDocumentString<WhoIsAskingQuery, WhoIsAskingQueryVariables>;
export const NodeByIdDocument = new TypedDocumentString(`
    query NodeById($id: ID!) {
  node(id: $id) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodeByIdQuery, NodeByIdQueryVariables>;
export const NodesByIdDocument = new TypedDocumentString(`
    query NodesById($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
  }
}
    `) as unknown as TypedDocumentString<NodesByIdQuery, NodesByIdQueryVariables>;
export const PartsDocument = new TypedDocumentString(`
    query Parts($id: ID!) {
  certificate(by: {id: $id}) {
    roles {
      id
    }
    domains {
      id
    }
    creator {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PartsQuery, PartsQueryVariables>;
export const ExchangeDocument = new TypedDocumentString(`
    mutation Exchange($input: ExchangeSignInCodeInput!) {
  exchangeSignInCode(input: $input) {
    token
    user {
      id
      username
      email
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ExchangeMutation, ExchangeMutationVariables>;
export const MeDocument = new TypedDocumentString(`
    query Me {
  viewer {
    id
    username
    email
    identityProviderSubject
    roles {
      name
      builtIn
      managedByIdentityProvider
    }
  }
}
    `) as unknown as TypedDocumentString<MeQuery, MeQueryVariables>;
export const ChangeUserDocument = new TypedDocumentString(`
    mutation ChangeUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      id
      active
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ChangeUserMutation, ChangeUserMutationVariables>;
export const RoleNamedDocument = new TypedDocumentString(`
    query RoleNamed($search: String!) {
  roles(filter: {search: $search}) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<RoleNamedQuery, RoleNamedQueryVariables>;
export const SetMembersDocument = new TypedDocumentString(`
    mutation SetMembers($input: UpdateRoleInput!) {
  updateRole(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SetMembersMutation, SetMembersMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutEverywhereInput!) {
  signOutEverywhere(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const PendingCleaningDocument = new TypedDocumentString(`
    query PendingCleaning($sourceId: ID!, $graceDays: Int) {
  certificatesPendingCleaning(sourceId: $sourceId, graceDays: $graceDays) {
    totalCount
    nodes {
      externalId
      source {
        id
      }
      certificate {
        commonName
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PendingCleaningQuery, PendingCleaningQueryVariables>;
export const CleanDocument = new TypedDocumentString(`
    mutation Clean($input: CleanSourceInput!) {
  cleanSource(input: $input) {
    count
    places {
      externalId
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CleanMutation, CleanMutationVariables>;
export const SyncToCleanDocument = new TypedDocumentString(`
    mutation SyncToClean($input: SyncSourceInput!) {
  syncSource(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SyncToCleanMutation, SyncToCleanMutationVariables>;
export const PlacesToCleanDocument = new TypedDocumentString(`
    query PlacesToClean($id: ID!) {
  certificate(by: {id: $id}) {
    places {
      externalId
      removedAt
      removalRequestedAt
      removalError
      vanishedAt
    }
  }
}
    `) as unknown as TypedDocumentString<PlacesToCleanQuery, PlacesToCleanQueryVariables>;
export const SourceStateDocument = new TypedDocumentString(`
    query SourceState($id: ID!) {
  node(id: $id) {
    ... on Source {
      sync {
        state
        nextSyncAt
        certificatesFound
        certificatesImported
        endpointsFound
        problemsFound
        lastOutcome
        lastError
        failures
      }
      problems {
        externalId
        message
      }
      endpoints {
        nodes {
          name
          port
          serverName
          address
          startTls
          state
          drift
          protocols
          served {
            commonName
          }
          expected {
            commonName
          }
          findings {
            kind
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SourceStateQuery, SourceStateQueryVariables>;
export const SyncNowDocument = new TypedDocumentString(`
    mutation SyncNow($input: SyncSourceInput!) {
  syncSource(input: $input) {
    source {
      sync {
        state
      }
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SyncNowMutation, SyncNowMutationVariables>;
export const FoundByDocument = new TypedDocumentString(`
    query FoundBy($sourceIds: [ID!]) {
  certificates(
    filter: {sourceIds: $sourceIds}
    first: 100
    orderBy: [{field: NAME, direction: ASC}]
  ) {
    totalCount
    nodes {
      commonName
      owner
      description
      creator {
        id
      }
      chain
      sources {
        id
      }
      places {
        externalId
        missedSyncs
        vanishedAt
        source {
          name
        }
      }
      endpoints {
        name
      }
      keyFindings {
        kind
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FoundByQuery, FoundByQueryVariables>;
export const CreateSourceDocument = new TypedDocumentString(`
    mutation CreateSource($input: CreateSourceInput!) {
  createSource(input: $input) {
    source {
      id
      version
      name
      active
      intervalMinutes
      absentAfter
      sync {
        state
      }
      plugin {
        slug
        capabilities
      }
      options {
        ... on FilesystemSourceOptions {
          path
          depth
          allowRemoval
        }
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateSourceMutation, CreateSourceMutationVariables>;
export const UpdateSourceDocument = new TypedDocumentString(`
    mutation UpdateSource($input: UpdateSourceInput!) {
  updateSource(input: $input) {
    source {
      version
      name
      intervalMinutes
      options {
        ... on TlsscanSourceOptions {
          hosts
          ports
          probe
        }
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateSourceMutation, UpdateSourceMutationVariables>;
export const DeleteSourceDocument = new TypedDocumentString(`
    mutation DeleteSource($input: DeleteSourceInput!) {
  deleteSource(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteSourceMutation, DeleteSourceMutationVariables>;
export const ListSourcesDocument = new TypedDocumentString(`
    query ListSources($filter: SourceFilter) {
  sources(filter: $filter, first: 100) {
    totalCount
    nodes {
      id
      name
      options {
        __typename
      }
      sync {
        state
      }
      problems {
        message
      }
      certificates {
        totalCount
      }
      endpoints {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListSourcesQuery, ListSourcesQueryVariables>;
export const SendTestMessageDocument = new TypedDocumentString(`
    mutation SendTestMessage($input: SendTestNotificationInput!) {
  sendTestNotification(input: $input) {
    delivery {
      state
    }
  }
}
    `) as unknown as TypedDocumentString<SendTestMessageMutation, SendTestMessageMutationVariables>;
export const LoadCreateDocument = new TypedDocumentString(`
    mutation LoadCreate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      name
      serialNumber
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LoadCreateMutation, LoadCreateMutationVariables>;
export const LoadUpdateDocument = new TypedDocumentString(`
    mutation LoadUpdate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      id
      version
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LoadUpdateMutation, LoadUpdateMutationVariables>;
export const LoadRevokeDocument = new TypedDocumentString(`
    mutation LoadRevoke($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LoadRevokeMutation, LoadRevokeMutationVariables>;
export const LoadUploadDocument = new TypedDocumentString(`
    mutation LoadUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<LoadUploadMutation, LoadUploadMutationVariables>;
export const LoadVersionDocument = new TypedDocumentString(`
    query LoadVersion($id: ID!) {
  certificate(by: {id: $id}) {
    version
  }
}
    `) as unknown as TypedDocumentString<LoadVersionQuery, LoadVersionQueryVariables>;
export const UnprovableAuthorityDocument = new TypedDocumentString(`
    mutation UnprovableAuthority($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
    }
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableAuthorityMutation, UnprovableAuthorityMutationVariables>;
export const UnprovableAuthorityChangeDocument = new TypedDocumentString(`
    mutation UnprovableAuthorityChange($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableAuthorityChangeMutation, UnprovableAuthorityChangeMutationVariables>;
export const UnprovableCreateDocument = new TypedDocumentString(`
    mutation UnprovableCreate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableCreateMutation, UnprovableCreateMutationVariables>;
export const UnprovablePreviewDocument = new TypedDocumentString(`
    query UnprovablePreview($input: CreateCertificateInput!) {
  certificatePreview(input: $input) {
    allowed
    rules {
      id
      verdict
      code
      hint
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovablePreviewQuery, UnprovablePreviewQueryVariables>;
export const UnprovableReissueDocument = new TypedDocumentString(`
    mutation UnprovableReissue($input: ReissueCertificateInput!) {
  reissueCertificate(input: $input) {
    pendingCertificate {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableReissueMutation, UnprovableReissueMutationVariables>;
export const UnprovableRetryDocument = new TypedDocumentString(`
    mutation UnprovableRetry($input: RetryPendingCertificateInput!) {
  retryPendingCertificate(input: $input) {
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableRetryMutation, UnprovableRetryMutationVariables>;
export const UnprovableOrderDocument = new TypedDocumentString(`
    query UnprovableOrder($id: ID!) {
  node(id: $id) {
    ... on PendingCertificate {
      state
      lastError
      certificate {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableOrderQuery, UnprovableOrderQueryVariables>;
export const UnprovableRotateDocument = new TypedDocumentString(`
    mutation UnprovableRotate($input: RotateCertificateInput!) {
  rotateCertificate(input: $input) {
    userErrors {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableRotateMutation, UnprovableRotateMutationVariables>;
export const UnprovableRotationsDocument = new TypedDocumentString(`
    query UnprovableRotations($id: ID!) {
  certificate(by: {id: $id}) {
    rotations {
      state
      step
      attempts
      lastError
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableRotationsQuery, UnprovableRotationsQueryVariables>;
export const UnprovableOrdersDocument = new TypedDocumentString(`
    query UnprovableOrders {
  pendingCertificates(first: 50) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<UnprovableOrdersQuery, UnprovableOrdersQueryVariables>;
export const UpcomingDocument = new TypedDocumentString(`
    query Upcoming($until: DateTime, $filter: UpcomingNoticeFilter, $first: Int, $after: String) {
  upcomingNotices(until: $until, filter: $filter, first: $first, after: $after) {
    totalCount
    nodes {
      dueAt
      interval {
        count
      }
      certificate {
        id
        owner
      }
      notification {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<UpcomingQuery, UpcomingQueryVariables>;
export const UpcomingToldDocument = new TypedDocumentString(`
    query UpcomingTold($id: ID!) {
  certificate(by: {id: $id}) {
    notificationDeliveries(first: 50) {
      nodes {
        type
        state
        notification {
          name
        }
        interval {
          count
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpcomingToldQuery, UpcomingToldQueryVariables>;
export const AuthorityFactsDocument = new TypedDocumentString(`
    query AuthorityFacts($id: ID!) {
  authority(by: {id: $id}) {
    version
    roles {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AuthorityFactsQuery, AuthorityFactsQueryVariables>;
export const CertificateFactsOfAuthorityDocument = new TypedDocumentString(`
    query CertificateFactsOfAuthority($id: ID!) {
  certificate(by: {id: $id}) {
    viewerPermissions
    roles {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CertificateFactsOfAuthorityQuery, CertificateFactsOfAuthorityQueryVariables>;
export const CreateFromInactiveDocument = new TypedDocumentString(`
    mutation CreateFromInactive($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateFromInactiveMutation, CreateFromInactiveMutationVariables>;
export const DeleteAuthorityDocument = new TypedDocumentString(`
    mutation DeleteAuthority($input: DeleteAuthorityInput!) {
  deleteAuthority(input: $input) {
    deletedId
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteAuthorityMutation, DeleteAuthorityMutationVariables>;
export const UploadCertificateDocument = new TypedDocumentString(`
    mutation UploadCertificate($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
      body
      chain
      csr
      owner
      state
      keyAlgorithm
      keyType
      hasPrivateKey
      selfSigned
      isAuthority
      serialNumber
      externalId
      authority {
        id
      }
    }
    userErrors {
      code
      message
      path
      certificate {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UploadCertificateMutation, UploadCertificateMutationVariables>;
export const KeyOfUploadDocument = new TypedDocumentString(`
    mutation KeyOfUpload($id: ID!) {
  exportCertificate(input: {id: $id, format: {pem: {parts: [PRIVATE_KEY]}}}) {
    export {
      data
    }
  }
}
    `) as unknown as TypedDocumentString<KeyOfUploadMutation, KeyOfUploadMutationVariables>;
export const UploadPkcs12Document = new TypedDocumentString(`
    mutation UploadPkcs12($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      body
      chain
      csr
      hasPrivateKey
      commonName
    }
    userErrors {
      code
      path
      certificate {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UploadPkcs12Mutation, UploadPkcs12MutationVariables>;
export const UploadPkcs12ExportDocument = new TypedDocumentString(`
    mutation UploadPkcs12Export($input: ExportCertificateInput!) {
  exportCertificate(input: $input) {
    export {
      data
      passphrase
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<UploadPkcs12ExportMutation, UploadPkcs12ExportMutationVariables>;
export const ListPeopleDocument = new TypedDocumentString(`
    query ListPeople($filter: UserFilter, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      username
      email
      identityProviderSubject
      roles {
        name
      }
      apiKeys {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListPeopleQuery, ListPeopleQueryVariables>;
export const ListRolesDocument = new TypedDocumentString(`
    query ListRoles($filter: RoleFilter, $orderBy: [RoleOrder!]) {
  roles(first: 100, filter: $filter, orderBy: $orderBy) {
    nodes {
      id
      name
      builtIn
      viewerIsMember
      hasCredentials
      members {
        username
      }
      authorities {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ListRolesQuery, ListRolesQueryVariables>;
export const DropUserDocument = new TypedDocumentString(`
    mutation DropUser($input: DeleteUserInput!) {
  deleteUser(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DropUserMutation, DropUserMutationVariables>;
export const DropRoleDocument = new TypedDocumentString(`
    mutation DropRole($input: DeleteRoleInput!) {
  deleteRole(input: $input) {
    deletedId
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DropRoleMutation, DropRoleMutationVariables>;
export const TakeOverDocument = new TypedDocumentString(`
    mutation TakeOver($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    certificate {
      owner
      roles {
        name
      }
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<TakeOverMutation, TakeOverMutationVariables>;
export const SweepUploadDocument = new TypedDocumentString(`
    mutation SweepUpload($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      name
      state
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SweepUploadMutation, SweepUploadMutationVariables>;
export const SweepFactsDocument = new TypedDocumentString(`
    query SweepFacts($id: ID!) {
  certificate(by: {id: $id}) {
    state
    rotation
    notify
    revocation {
      reason
      revokedAt
      revokedBy {
        username
      }
    }
    verification {
      status
      method
      detail
    }
    auditEvents(first: 1) {
      nodes {
        action
        because
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SweepFactsQuery, SweepFactsQueryVariables>;
export const SweepRotateDocument = new TypedDocumentString(`
    mutation SweepRotate($input: UpdateCertificateInput!) {
  updateCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SweepRotateMutation, SweepRotateMutationVariables>;
export const SweepDeleteDocument = new TypedDocumentString(`
    mutation SweepDelete($input: DeleteCertificateInput!) {
  deleteCertificate(input: $input) {
    deletedId
  }
}
    `) as unknown as TypedDocumentString<SweepDeleteMutation, SweepDeleteMutationVariables>;
export const UploadToVerifyDocument = new TypedDocumentString(`
    mutation UploadToVerify($input: UploadCertificateInput!) {
  uploadCertificate(input: $input) {
    certificate {
      id
      version
      verification {
        status
      }
    }
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<UploadToVerifyMutation, UploadToVerifyMutationVariables>;
export const VerifyDocument = new TypedDocumentString(`
    mutation Verify($input: VerifyCertificateInput!) {
  verifyCertificate(input: $input) {
    certificate {
      id
      version
      state
      revocation {
        reason
      }
      verification {
        status
        method
        checkedAt
        detail
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyMutation, VerifyMutationVariables>;
export const StoredVerificationDocument = new TypedDocumentString(`
    query StoredVerification($id: ID!) {
  certificate(by: {id: $id}) {
    verification {
      status
      method
      detail
    }
  }
  auditEvents(filter: {actions: ["certificate.verify"]}, first: 1) {
    nodes {
      because
      details
    }
  }
}
    `) as unknown as TypedDocumentString<StoredVerificationQuery, StoredVerificationQueryVariables>;
export const RevokeToVerifyDocument = new TypedDocumentString(`
    mutation RevokeToVerify($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeToVerifyMutation, RevokeToVerifyMutationVariables>;
export const WhoSeesFailuresDocument = new TypedDocumentString(`
    query WhoSeesFailures($source: ID!, $certificate: ID!) {
  node(id: $source) {
    ... on Source {
      sync {
        lastOutcome
        lastError
        problemsFound
      }
      problems {
        message
      }
      endpoints(first: 100) {
        nodes {
          lastProblem
          lastSwitch {
            state
            lastError
          }
        }
      }
    }
  }
  certificate(by: {id: $certificate}) {
    places {
      removalError
    }
    revocation {
      remote {
        state
        lastError
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhoSeesFailuresQuery, WhoSeesFailuresQueryVariables>;
export const RevokeAsLeastPrivilegedDocument = new TypedDocumentString(`
    mutation RevokeAsLeastPrivileged($input: RevokeCertificateInput!) {
  revokeCertificate(input: $input) {
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeAsLeastPrivilegedMutation, RevokeAsLeastPrivilegedMutationVariables>;
export const KeysAfterSignalDocument = new TypedDocumentString(`
    query KeysAfterSignal {
  encryptionKeys {
    keys {
      keyId
    }
  }
}
    `) as unknown as TypedDocumentString<KeysAfterSignalQuery, KeysAfterSignalQueryVariables>;
export const CreateAuthorityInFullDocument = new TypedDocumentString(`
    mutation CreateAuthorityInFull($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
      name
      owner
      active
      awaitingCertificate
      type
      csr
      keyType
      pathLength
      expiresAt
      version
      chain
      chainComplete
      certificateUrl
      crlUrl
      roles {
        id
        name
      }
      parent {
        id
      }
      nameConstraints {
        permitted {
          type
          value
        }
        excluded {
          type
          value
        }
      }
      certificate {
        id
        body
        notBefore
        notAfter
        owner
        hasPrivateKey
        roles {
          name
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CreateAuthorityInFullMutation, CreateAuthorityInFullMutationVariables>;
export const ImportAuthorityDocument = new TypedDocumentString(`
    mutation ImportAuthority($input: ImportAuthorityInput!) {
  importAuthority(input: $input) {
    authority {
      id
      name
      type
      active
      keyType
      chain
      chainComplete
      version
      parent {
        id
      }
      certificate {
        id
        owner
        hasPrivateKey
        chain
        roles {
          name
        }
      }
    }
    warnings
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ImportAuthorityMutation, ImportAuthorityMutationVariables>;
export const InstallCertificateDocument = new TypedDocumentString(`
    mutation InstallCertificate($input: InstallAuthorityCertificateInput!) {
  installAuthorityCertificate(input: $input) {
    authority {
      id
      active
      awaitingCertificate
      chain
      chainComplete
      version
      parent {
        id
      }
      certificate {
        id
      }
    }
    warnings
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<InstallCertificateMutation, InstallCertificateMutationVariables>;
export const UpdateAuthorityDocument = new TypedDocumentString(`
    mutation UpdateAuthority($input: UpdateAuthorityInput!) {
  updateAuthority(input: $input) {
    authority {
      id
      owner
      description
      active
      version
      roles {
        id
        name
      }
      issuance {
        allowedKeyTypes
        defaultValidityDays
        maximumValidityDays
      }
      certificate {
        owner
        viewerPermissions
        roles {
          name
        }
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateAuthorityMutation, UpdateAuthorityMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    userErrors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const PeopleViewerDocument = new TypedDocumentString(`
    query PeopleViewer {
  viewer {
    id
    username
    email
    active
    version
    roles {
      id
      name
    }
    apiKeys {
      id
      name
      prefix
      scopes
      lastUsedAt
      revokedAt
      expiresAt
      user {
        username
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleViewerQuery, PeopleViewerQueryVariables>;
export const PeopleCreateUserDocument = new TypedDocumentString(`
    mutation PeopleCreateUser($input: CreateUserInput!) {
  createUser(input: $input) {
    user {
      id
      username
      email
      version
      roles {
        name
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleCreateUserMutation, PeopleCreateUserMutationVariables>;
export const PeopleUpdateUserDocument = new TypedDocumentString(`
    mutation PeopleUpdateUser($input: UpdateUserInput!) {
  updateUser(input: $input) {
    user {
      id
      email
      active
      version
      roles {
        name
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleUpdateUserMutation, PeopleUpdateUserMutationVariables>;
export const PeopleCreateRoleDocument = new TypedDocumentString(`
    mutation PeopleCreateRole($input: CreateRoleInput!) {
  createRole(input: $input) {
    role {
      id
      name
      version
      hasCredentials
      members {
        username
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleCreateRoleMutation, PeopleCreateRoleMutationVariables>;
export const PeopleUpdateRoleDocument = new TypedDocumentString(`
    mutation PeopleUpdateRole($input: UpdateRoleInput!) {
  updateRole(input: $input) {
    role {
      id
      name
      description
      version
      hasCredentials
      members {
        username
      }
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleUpdateRoleMutation, PeopleUpdateRoleMutationVariables>;
export const PeopleCreateApiKeyDocument = new TypedDocumentString(`
    mutation PeopleCreateApiKey($input: CreateApiKeyInput!) {
  createApiKey(input: $input) {
    token
    apiKey {
      id
      prefix
      name
      expiresAt
    }
    userErrors {
      code
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleCreateApiKeyMutation, PeopleCreateApiKeyMutationVariables>;
export const PeopleRevokeApiKeyDocument = new TypedDocumentString(`
    mutation PeopleRevokeApiKey($input: RevokeApiKeyInput!) {
  revokeApiKey(input: $input) {
    apiKey {
      revokedAt
    }
    userErrors {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<PeopleRevokeApiKeyMutation, PeopleRevokeApiKeyMutationVariables>;
export const SeedNotificationDocument = new TypedDocumentString(`
    mutation SeedNotification($input: CreateNotificationInput!) {
  createNotification(input: $input) {
    notification {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SeedNotificationMutation, SeedNotificationMutationVariables>;
export const SeedDestinationDocument = new TypedDocumentString(`
    mutation SeedDestination($input: CreateDestinationInput!) {
  createDestination(input: $input) {
    destination {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SeedDestinationMutation, SeedDestinationMutationVariables>;
export const SeedDnsProviderDocument = new TypedDocumentString(`
    mutation SeedDnsProvider($input: CreateDnsProviderInput!) {
  createDnsProvider(input: $input) {
    dnsProvider {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SeedDnsProviderMutation, SeedDnsProviderMutationVariables>;
export const SeedSourceDocument = new TypedDocumentString(`
    mutation SeedSource($input: CreateSourceInput!) {
  createSource(input: $input) {
    source {
      id
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SeedSourceMutation, SeedSourceMutationVariables>;
export const SeedAuthorityDocument = new TypedDocumentString(`
    mutation SeedAuthority($input: CreateAuthorityInput!) {
  createAuthority(input: $input) {
    authority {
      id
      name
      version
      certificate {
        id
        body
      }
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SeedAuthorityMutation, SeedAuthorityMutationVariables>;
export const SeedCertificateDocument = new TypedDocumentString(`
    mutation SeedCertificate($input: CreateCertificateInput!) {
  createCertificate(input: $input) {
    certificate {
      id
      name
      version
      body
      chain
      serialNumber
    }
    userErrors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<SeedCertificateMutation, SeedCertificateMutationVariables>;
export const DeploymentsAfterKillsDocument = new TypedDocumentString(`
    query DeploymentsAfterKills($after: String) {
  certificates(first: 100, after: $after, filter: {hasPrivateKey: true}) {
    nodes {
      id
      name
      deployments {
        state
        placeName
        lastError
      }
      replacedBy {
        id
      }
      rotations {
        state
        lastError
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<DeploymentsAfterKillsQuery, DeploymentsAfterKillsQueryVariables>;
export const UnfinishedJobsDocument = new TypedDocumentString(`
    query UnfinishedJobs($states: [JobState!]!) {
  jobs(first: 100, filter: {states: $states}) {
    totalCount
    nodes {
      type
      description
      state
      lastError
    }
  }
}
    `) as unknown as TypedDocumentString<UnfinishedJobsQuery, UnfinishedJobsQueryVariables>;
export const PolicyUnderKillsDocument = new TypedDocumentString(`
    mutation PolicyUnderKills($input: CreateRotationPolicyInput!) {
  createRotationPolicy(input: $input) {
    rotationPolicy {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PolicyUnderKillsMutation, PolicyUnderKillsMutationVariables>;