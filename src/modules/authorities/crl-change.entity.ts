import { defineEntity, p } from '@mikro-orm/core'
import { Authority } from './authority.entity.ts'

// That the revocations of an authority changed and its list does not show it yet. A trigger on `revocations` adds the rows, so
// that no path can forget it; making a list takes them away. Rows and not a counter: revocations never wait for one another.
export const CrlChangeSchema = defineEntity({
  name: 'CrlChange',
  tableName: 'crl_changes',
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    authorityId: () =>
      p
        .manyToOne(Authority)
        .mapToPk()
        .fieldName('authority_id')
        .deleteRule('cascade')
        .index('crl_changes_authority_index'),
  },
})

export class CrlChange extends CrlChangeSchema.class {}
CrlChangeSchema.setClass(CrlChange)
