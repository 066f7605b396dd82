import { defineEntity, p } from '@mikro-orm/core'
import { Source } from './source.entity.ts'

// What the sync under way, or the last one, could not look at. Replaced by the next one.
export const SourceProblemSchema = defineEntity({
  name: 'SourceProblem',
  tableName: 'source_problems',
  properties: {
    id: p.uuid().primary(),
    sourceId: () => p.manyToOne(Source).mapToPk().index().fieldName('source_id').deleteRule('cascade'),
    /** Of the entry or, with `below`, what the ids of the entries begin with; null: of more than that. */
    externalId: p.text().nullable(),
    below: p.boolean().default(false),
    message: p.text(),
    occurredAt: p.datetime(),
  },
})

export class SourceProblem extends SourceProblemSchema.class {}
SourceProblemSchema.setClass(SourceProblem)
