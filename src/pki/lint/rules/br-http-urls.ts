import { always, BR_PROFILES_DATE, type LintRule } from '../rule.ts'

/** What is needed to check a certificate is fetched by plain HTTP. */
export const brHttpUrls: LintRule = {
  id: 'br-http-urls',
  profile: 'PUBLIC',
  severity: 'ERROR',
  citation: 'BR 7.1.2.11.2 and 7.1.2.7.7',
  effective: BR_PROFILES_DATE,
  applies: always,
  check: ({ extensions }) => {
    const urls = [...extensions.crlDistributionPoints, ...extensions.ocspUrls, ...extensions.caIssuerUrls]
    const wrong = urls.find((url) => !url.startsWith('http://'))
    return wrong === undefined ? null : 'it has a URL of revocation or issuer that is not http'
  },
}
