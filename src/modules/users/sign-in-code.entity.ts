// What a browser that comes back from the identity provider exchanges for a session: once, and within a minute.
import { defineEntity, p } from '@mikro-orm/core'
import { User } from './user.entity.ts'

export const SignInCodeSchema = defineEntity({
  name: 'SignInCode',
  tableName: 'sign_in_codes',
  properties: {
    /** SHA-256 of the code, hexadecimal. */
    codeHash: p.string().length(64).primary(),
    /** SHA-256 of what only the page that began the sign-in knows, base64url. */
    challenge: p.string().length(43),
    userId: () => p.manyToOne(User).mapToPk().fieldName('user_id').deleteRule('cascade'),
    expiresAt: p.datetime().index(),
  },
})

export class SignInCode extends SignInCodeSchema.class {}
SignInCodeSchema.setClass(SignInCode)
