// Extended key usages with a name (RFC 5280 section 4.2.1.12 and others); any OID may be used.
export const PURPOSES = {
  SERVER_AUTH: '1.3.6.1.5.5.7.3.1',
  CLIENT_AUTH: '1.3.6.1.5.5.7.3.2',
  CODE_SIGNING: '1.3.6.1.5.5.7.3.3',
  EMAIL_PROTECTION: '1.3.6.1.5.5.7.3.4',
  TIME_STAMPING: '1.3.6.1.5.5.7.3.8',
  OCSP_SIGNING: '1.3.6.1.5.5.7.3.9',
  EAP_OVER_PPP: '1.3.6.1.5.5.7.3.13',
  EAP_OVER_LAN: '1.3.6.1.5.5.7.3.14',
  SMART_CARD_LOGON: '1.3.6.1.4.1.311.20.2.2',
  ANY: '2.5.29.37.0',
} as const
export type Purpose = keyof typeof PURPOSES

const NAMES = new Map<string, Purpose>(Object.entries(PURPOSES).map(([name, oid]) => [oid, name as Purpose]))

/** The name of an extended key usage, or null for one without. */
export function purposeOf(oid: string): Purpose | null {
  return NAMES.get(oid) ?? null
}
