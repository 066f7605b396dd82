import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../users/user.entity.ts'

export const COMPROMISED_KEY_SOURCES = ['REVOCATION', 'REPORT'] as const
export type CompromisedKeySource = (typeof COMPROMISED_KEY_SOURCES)[number]

/** Keys that others know, so that nothing is issued for them again. An admin may take back what was a mistake. */
export const CompromisedKeySchema = defineEntity({
  name: 'CompromisedKey',
  tableName: 'compromised_keys',
  properties: {
    id: p.uuid().primary(),
    /** SHA-256 of the SubjectPublicKeyInfo, lower-case hexadecimal. */
    publicKeyFingerprint: p.string().length(64).unique(),
    reason: p.text(),
    source: p.enum(COMPROMISED_KEY_SOURCES),
    addedBy: () => p.manyToOne(User).ref().nullable().deleteRule('set null'),
    addedAt: p.datetime().index(),
  },
})

export class CompromisedKey extends CompromisedKeySchema.class {}
CompromisedKeySchema.setClass(CompromisedKey)
