import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from './authority.entity.ts'

// Key authorizations served for http-01 (RFC 8555 section 8.3). Public by nature.
export const HttpChallengeSchema = defineEntity({
  name: 'HttpChallenge',
  tableName: 'http_challenges',
  properties: {
    token: p.string().length(128).primary(),
    keyAuthorization: p.text(),
    authorityId: () => p.manyToOne(Authority).mapToPk().index().fieldName('authority_id').deleteRule('cascade'),
    expiresAt: p.datetime().index(),
  },
})

export class HttpChallenge extends HttpChallengeSchema.class {}
HttpChallengeSchema.setClass(HttpChallenge)
