// Requests made at random from a seed: mostly sound, often at a limit, sometimes nonsense. The same seed gives the same requests.
import type { CreateCertificateInput, SubjectAlternativeNameInput } from './gql/graphql.ts'

export type Random = () => number

/** mulberry32: small, and good enough to choose test cases by. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function pick<T>(random: Random, values: readonly T[]): T {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}

function some<T>(random: Random, values: readonly T[], most: number): T[] {
  return Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(random, values))
}

const COMMON_NAMES = [
  'www.example.org',
  'api.example.org',
  '*.example.org',
  'a.b.example.org',
  'WWW.Example.ORG',
  'www.example.com',
  'Example Service',
  'host.other.test',
  'printer.local',
  '10.1.2.3',
  '192.0.2.9',
  'bücher.example.org',
  'www.example.org.',
  'under_score.example.org',
  'notexample.org',
  'team@example.org',
  'x'.repeat(70),
]
const NAMES: readonly SubjectAlternativeNameInput[] = [
  'www.example.org',
  'api.example.org',
  '*.example.org',
  '*.a.example.org',
  'API.EXAMPLE.ORG',
  'example.org',
  'evil-example.org',
  'example.org.evil.test',
  'www.example.com',
  'printer.local',
  'localhost',
  'a..b',
  '',
].map((dns) => ({ dns }))
const OTHER_NAMES: readonly SubjectAlternativeNameInput[] = [
  ...['10.1.2.3', '192.168.1.1', '8.8.8.8', '::ffff:10.1.2.3', '2001:db8::1', '2a00:1450::1', '999.1.1.1'].map(
    (ip) => ({ ip }),
  ),
  ...['team@example.org', 'team@mail.example.org', 'team@other.test', 'team'].map((email) => ({ email })),
  ...['spiffe://example.org/web', 'spiffe://example.org@other.test/web', 'urn:uuid:1', 'https://www.example.org'].map(
    (uri) => ({ uri }),
  ),
  { registeredId: '1.2.3.4' },
  { directoryName: 'CN=Example,C=DE' },
]
const DAYS = [1, 47, 90, 100, 199, 200, 201, 365, 398, 825, 826, 0, 36_501]
const USAGES = [
  'DIGITAL_SIGNATURE',
  'DIGITAL_SIGNATURE',
  'DIGITAL_SIGNATURE',
  'KEY_ENCIPHERMENT',
  'KEY_AGREEMENT',
  'NON_REPUDIATION',
  'KEY_CERT_SIGN',
  'ENCIPHER_ONLY',
] as const
const PURPOSES = ['SERVER_AUTH', 'SERVER_AUTH', 'CLIENT_AUTH', 'CODE_SIGNING', 'ANY', 'OCSP_SIGNING'] as const
const EXTENSIONS = ['1.3.6.1.4.1.99999.1', '1.3.6.1.4.1.99999.2', '2.5.29.19', '2.5.29.17']

/** @param csrs requests to choose from now and then */
export function generateRequest(random: Random, csrs: readonly string[]): Omit<CreateCertificateInput, 'authorityId'> {
  const chance = (share: number): boolean => random() < share
  const csr = chance(0.15) ? pick(random, csrs) : undefined
  const subject = chance(0.25)
    ? { organization: pick(random, ['Example', '']), country: pick(random, ['DE', 'Germany', 'DE']) }
    : undefined
  return {
    owner: chance(0.97) ? 'team@example.org' : 'nobody@localhost',
    notify: true,
    rotation: false,
    ...(chance(0.7) && {
      commonName: chance(0.5) ? pick(random, COMMON_NAMES.slice(0, 3)) : pick(random, COMMON_NAMES),
    }),
    ...(subject !== undefined && { subject }),
    subjectAlternativeNames: [
      ...some(random, NAMES.slice(0, 3), 2),
      ...(chance(0.3) ? some(random, NAMES, 2) : []),
      ...(chance(0.3) ? some(random, OTHER_NAMES, 2) : []),
    ],
    ...(csr !== undefined && { csr }),
    ...((csr === undefined ? chance(0.5) : chance(0.05)) && {
      keyType: pick(random, ['EC_P256', 'EC_P256', 'EC_P384', 'ED25519', 'ML_DSA_44'] as const),
    }),
    ...(chance(0.6) && { validityDays: pick(random, chance(0.6) ? DAYS.slice(0, 6) : DAYS) }),
    ...(chance(0.05) && { validityEnd: '2027-02-01T00:00:00Z' }),
    ...(chance(0.3) && {
      extensions: {
        ...(chance(0.6) && { keyUsage: some(random, chance(0.6) ? USAGES.slice(0, 3) : USAGES, 2) }),
        ...(chance(0.6) && { extendedKeyUsage: some(random, PURPOSES, 2).map((purpose) => ({ purpose })) }),
        ...(chance(0.2) && { certificatePolicies: [pick(random, ['2.23.140.1.2.1', '1.2.3', '2.23.140.1.2.2'])] }),
        ...(chance(0.3) && {
          other: [{ oid: pick(random, EXTENSIONS), critical: chance(0.3), value: pick(random, ['BQA=', 'AAAA']) }],
        }),
      },
    }),
  }
}
