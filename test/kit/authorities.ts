// Authorities in tests: the documents of their mutations, and CAs made by OpenSSL to import.
import { graphql } from './gql/index.ts'
import { openssl, opensslFile, type OpensslKeyType, opensslKey } from './tools.ts'

export const CreateAuthorityInFull = graphql(`
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
`)

export const ImportAuthority = graphql(`
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
`)

export const InstallCertificate = graphql(`
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
`)

export const UpdateAuthority = graphql(`
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
`)

export interface OutsideCa {
  /** PEM. */
  readonly certificate: string
  readonly key: string
}

interface Shape {
  readonly subject?: string
  readonly keyType?: OpensslKeyType
  readonly days?: number
  /** Lines of its extensions section. */
  readonly extensions?: readonly string[]
  /** Lines of the configuration of `openssl req`, e.g. string_mask. */
  readonly options?: readonly string[]
}

const CA_EXTENSIONS = [
  'basicConstraints=critical,CA:true',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
]

const REQUEST_ARGUMENTS = 'req -x509 -new -key key.pem -config ca.cnf -extensions ext'.split(' ')
const SIGN_ARGUMENTS =
  'x509 -req -in request.pem -CA issuer.pem -CAkey issuer-key.pem -CAcreateserial -extfile ca.cnf -extensions ext -out certificate.pem'.split(
    ' ',
  )

/** A self-signed CA as OpenSSL makes one. */
export function outsideRoot(shape: Shape = {}): OutsideCa {
  const key = opensslKey(shape.keyType ?? 'EC_P256')
  const certificate = openssl([...REQUEST_ARGUMENTS, ...subjectAndDays(shape)], {
    'key.pem': key,
    'ca.cnf': config(shape),
  })
  return { certificate, key }
}

/** A CA below `issuer`, with a key of its own unless a request for one is given. */
export function outsideSubordinate(issuer: OutsideCa, shape: Shape = {}, csr?: string): OutsideCa {
  const key = csr === undefined ? opensslKey(shape.keyType ?? 'EC_P256') : ''
  const request =
    csr ??
    openssl(['req', '-new', '-key', 'key.pem', '-config', 'ca.cnf', ...subjectAndDays(shape).slice(0, 2)], {
      'key.pem': key,
      'ca.cnf': config(shape),
    })
  const certificate = opensslFile([...SIGN_ARGUMENTS, '-days', String(shape.days ?? 365)], 'certificate.pem', {
    'request.pem': request,
    'issuer.pem': issuer.certificate,
    'issuer-key.pem': issuer.key,
    'ca.cnf': config(shape),
  })
  return { certificate: certificate.toString(), key }
}

let counter = 0

function subjectAndDays({ subject, days }: Shape): string[] {
  return ['-subj', subject ?? `/O=Outside/CN=Outside CA ${++counter}`, '-days', String(days ?? 3650)]
}

function config({ extensions = CA_EXTENSIONS, options = [] }: Shape): string {
  return [
    '[req]',
    'distinguished_name=dn',
    'prompt=no',
    'utf8=yes',
    ...options,
    '[dn]',
    '[ext]',
    ...extensions,
    '',
  ].join('\n')
}
