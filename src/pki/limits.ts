// How much of what the service takes from outside before it says no. Every bound holds before the bytes reach a parser.

/** Octets of one certificate or request, in DER. */
export const MAX_CERTIFICATE_DER = 65_536

/** Characters of one PEM text, whatever it holds. */
export const MAX_PEM_CHARACTERS = 1_048_576

/** Octets of one private key, in DER: RSA with 8192 bits takes 5 kB, ML-DSA-87 with seed and expanded key as much. */
export const MAX_PRIVATE_KEY_DER = 16_384

/** Bits of an RSA modulus in a private key: one signature with 8192 bits already takes tens of milliseconds. */
export const MAX_RSA_PRIVATE_BITS = 8192

/** PBKDF iterations of an encrypted private key: decryption is synchronous, a million take about half a second. */
export const MAX_KEY_DERIVATION_ITERATIONS = 1_000_000

/** N times r times p of an scrypt-encrypted private key; OpenSSL's default (16384, 8, 1) is an eighth of it. */
export const MAX_SCRYPT_COST = 1_048_576

/** Names in a certificate we issue. Certificates issued elsewhere are bounded by {@link MAX_CERTIFICATE_DER} alone. */
export const MAX_SUBJECT_ALTERNATIVE_NAMES = 1000

/** Certificates of a chain, the leaf not counted. */
export const MAX_CHAIN = 10

/** Octets of a serial number: RFC 5280 allows 20, what is found elsewhere is longer, and an index row has to hold it. */
export const MAX_SERIAL_OCTETS = 128

/** Nesting of ASN.1 values. Certificates reach about 12. */
export const MAX_DER_DEPTH = 48

/**
 * Values in one DER structure. A certificate of 64 kB can hold more than 10,000 with honest content (an empty value takes two
 * octets); the size bounds what this costs.
 */
export const MAX_DER_NODES = 65_536

/** Octets of an object identifier's content. Readers take quadratic time for long ones; real ones stay under 40. */
export const MAX_OID_OCTETS = 128

/** DER bytes of a revocation list: some 500,000 entries. */
export const MAX_CRL_DER = 20_971_520
