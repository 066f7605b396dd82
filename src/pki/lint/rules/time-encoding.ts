import { readSequence, TAG } from '../../der.ts'
import { always, RFC_5280_DATE, type LintRule } from '../rule.ts'

/** UTCTime up to 2049, GeneralizedTime from 2050. */
export const timeEncoding: LintRule = {
  id: 'time-encoding',
  profile: 'STANDARD',
  severity: 'ERROR',
  citation: 'RFC 5280 section 4.1.2.5',
  effective: RFC_5280_DATE,
  applies: always,
  check: ({ tbs, version, notBefore, notAfter }) => {
    const validity = readSequence(tbs, 'the certificate')[version === 1 ? 3 : 4]
    const times = readSequence(validity?.bytes ?? new Uint8Array(), 'the validity')
    const wrong = [notBefore, notAfter].some((date, index) => {
      const { identifier, content } = times[index] ?? { identifier: 0, content: new Uint8Array() }
      const expected =
        date.getUTCFullYear() < 2050 ? { tag: TAG.utcTime, length: 13 } : { tag: TAG.generalizedTime, length: 15 }
      return identifier !== expected.tag || content.length !== expected.length
    })
    return wrong ? 'a time is not UTCTime up to 2049 and GeneralizedTime from 2050, in whole seconds of UTC' : null
  },
}
