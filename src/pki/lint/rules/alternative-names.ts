import { EXTENSION_OID } from '../../oids.ts'
import { hasExtension, RFC_5280_DATE, type LintRule } from '../rule.ts'

const LABEL = String.raw`[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?`
const FORMS: Readonly<Record<string, RegExp>> = {
  DNS: new RegExp(String.raw`^(?=.{1,253}$)(?:\*\.)?${LABEL}(?:\.${LABEL})*$`),
  IP: /^[0-9a-fA-F:.]+$/,
  EMAIL: /^[^\s@]+@[^\s@]+$/,
  URI: /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/,
}

/** Alternative names have the form of their type. */
export const alternativeNames: LintRule = {
  id: 'alternative-names',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.2.1.6',
  effective: RFC_5280_DATE,
  applies: hasExtension(EXTENSION_OID.subjectAlternativeName),
  check: ({ extensions }) => {
    const names = extensions.subjectAlternativeNames
    if (names.length === 0) return 'its list of alternative names is empty'
    const wrong = names.find(({ type, value }) => FORMS[type]?.test(value) === false || value.length > 2048)
    return wrong === undefined
      ? null
      : `the alternative name ${wrong.type} ${JSON.stringify(wrong.value.slice(0, 100).toWellFormed())} has not the form of one`
  },
}
