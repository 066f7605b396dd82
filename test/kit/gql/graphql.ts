/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What kind of CA an authority is. */
export type AuthorityType =
  /** A CA elsewhere, reached over the network. */
  | 'EXTERNAL'
  /** Signs its own certificate. */
  | 'ROOT'
  /** Its certificate is signed by another authority. */
  | 'SUBORDINATE';

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

/** A new authority. */
export type CreateAuthorityInput = {
  /** What it is for. */
  description?: string | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. */
  idempotencyKey?: string | null | undefined;
  /** What it issues. */
  issuance?: IssuancePolicyInput | null | undefined;
  /** Type of its key, which never leaves this service. */
  keyType?: KeyType;
  /** Unique, at most 128 characters. */
  name: string;
  /** A team's address; the role of the same name becomes its owner role. */
  owner: string;
  /** The authority that signs a SUBORDINATE. */
  parentId?: string | number | null | undefined;
  /** How many CAs may follow below it; absent: no limit. */
  pathLength?: number | null | undefined;
  /** Roles whose holders may issue from it, besides the owner role. */
  roleIds?: Array<string | number> | null | undefined;
  /** Subject of its certificate; commonName is required. */
  subject: SubjectInput;
  /** ROOT signs itself; SUBORDINATE is signed by parentId. */
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
  /** Usages and further extensions. */
  extensions?: CertificateExtensionsInput | null | undefined;
  /** The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters. */
  idempotencyKey?: string | null | undefined;
  /** Type of the key made here. Default EC_P256; not with csr. */
  keyType?: KeyType | null | undefined;
  /** Letters, digits and dots; the rest becomes hyphens. Default: by the naming rule. */
  name?: string | null | undefined;
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

/** What an authority issues; what is absent keeps its default. */
export type IssuancePolicyInput = {
  /** Empty or absent: all key types. */
  allowedKeyTypes?: Array<KeyType> | null | undefined;
  /** Days, when a request does not say. Default 365. */
  defaultValidityDays?: number | null | undefined;
  /** Days at most. Default 825. */
  maximumValidityDays?: number | null | undefined;
};

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

/** An extension without a field of its own. */
export type OtherExtensionInput = {
  /** Whether software must refuse what it does not know. */
  critical?: boolean;
  /** Its OID; not one that the profile writes itself. */
  oid: string;
  /** DER of its value. */
  value: string;
};

/** Who signs in. */
export type SignInInput = {
  /** As it was set; at most 4096 characters. */
  password: string;
  /** Without regard to case. */
  username: string;
};

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

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { token: string | null, userErrors: Array<{ code: ErrorCode, message: string }> } };

export type SeedAuthorityMutationVariables = Exact<{
  input: CreateAuthorityInput;
}>;


export type SeedAuthorityMutation = { createAuthority: { authority: { id: string, name: string, version: number, certificate: { id: string, body: string } | null } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

export type SeedCertificateMutationVariables = Exact<{
  input: CreateCertificateInput;
}>;


export type SeedCertificateMutation = { createCertificate: { certificate: { id: string, name: string, version: number, body: string, chain: string | null, serialNumber: string } | null, userErrors: Array<{ code: ErrorCode, message: string, path: Array<string> | null }> } };

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