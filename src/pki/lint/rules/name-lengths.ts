import { NAME_OID } from '../../oids.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

const BOUNDS: Readonly<Record<string, number>> = {
  [NAME_OID.commonName]: 64,
  [NAME_OID.organization]: 64,
  [NAME_OID.organizationalUnit]: 64,
  [NAME_OID.locality]: 128,
  [NAME_OID.state]: 128,
  [NAME_OID.serialNumber]: 64,
  [NAME_OID.title]: 64,
  [NAME_OID.emailAddress]: 255,
}

/** Attributes of the subject keep the upper bounds. */
export const nameLengths: LintRule = {
  id: 'name-lengths',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 appendix A.1 (upper bounds)',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ subject }) => {
    const wrong = subject.rdns
      .flat()
      .find(({ oid, value }) => value === '' || [...value].length > (BOUNDS[oid] ?? 32_768))
    return wrong === undefined ? null : `the attribute ${wrong.oid} of its subject is empty or too long`
  },
}
